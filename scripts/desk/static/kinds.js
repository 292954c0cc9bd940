// The kinds of record as the desk offers them: a key, a short name, what it is; its one question, and the fields that
// are shown beside it. All else about them is asked of the contract, through the server.

export const KINDS = {
  figures: {
    key: "f",
    label: "Figure",
    means: "a number as said, which answers a question",
    one: "claim",
    asks: "Which question does it answer?",
    fresh: "New question",
    shown: ["basis"],
  },
  statements: {
    key: "s",
    label: "Statement",
    means: "what somebody is presented as having said",
    one: "speaker",
    asks: "Who is presented as saying it?",
    fresh: "Somebody new",
    shown: ["described_as", "cue", "kind", "act"],
  },
  reports: {
    key: "r",
    label: "Event",
    means: "what these words say of one event: that it happened, when, where",
    one: "event",
    asks: "Which event?",
    fresh: "New event",
    shown: ["date_words", "date", "date_basis"],
  },
  positions: {
    key: "o",
    label: "Position",
    means: "a stand on a neutral proposition",
    one: "claim",
    asks: "On which proposition?",
    fresh: "New proposition",
    shown: ["position", "commitment"],
  },
  names: {
    key: "m",
    label: "Name",
    means: "another form of a name",
    one: "actor",
    asks: "Whose name is it?",
    fresh: "Somebody new",
    shown: ["language", "kind"],
  },
  offices: {
    key: "h",
    label: "Office",
    means: "an office that a person held",
    one: "person",
    asks: "Who held it?",
    fresh: "Somebody new",
    shown: ["title", "organisation", "since", "until"],
  },
  set_aside: {
    key: "x",
    label: "Set aside",
    means: "needs no record; say why",
    one: "",
    asks: "",
    fresh: "",
    shown: ["reason"],
  },
};

export const OPEN = {
  numeral: "numerals",
  quotation: "quotations",
  time: "times",
  name: "names",
  sentence: "sentences",
};

export const label = (kind) => KINDS[kind]?.label ?? kind;
export const kindOfKey = (key) => Object.keys(KINDS).find((kind) => KINDS[kind].key === key);
