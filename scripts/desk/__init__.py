"""A local page on which words of a document are marked and become records.

The page asks, the desk answers; nobody else is asked. This is the whole agreement between the two:
each row stands again, with its code, at a `@route` below `answers/`.

Every request but a page and what it is made of has the header `x-desk`, with the token that stands
in the page's `<meta name="desk">`, and its cookie. What is sent is one JSON object. Answers are
JSON; one that is no 2xx is `{"error": "one line for a person"}`, and perhaps more. A stream is
`text/event-stream`, each event one line `data: JSON`: read it with `fetch`, as `EventSource` can
send no header. Offsets `s` and `e` are code points of the document's text, 0-based, half-open.
Ids of records are local in what is sent and whole (`source.local`) in what comes back.

    GET  /                       the page on which a source is chosen
    GET  /source/SOURCE          the page on which words are marked
    GET  /sources?q=             [{id, title, kind, language, held}] of those that have its words
    GET  /forms                  {tables{TABLE: {label, says, record, fields[FIELD],
                                 below?{key, …}}},
                                 open{TYPE: {label, accounted}}}
    GET  /text/SOURCE            {source, title, sha, dir, language, lines[], pages[{line, s,
                                 locator, ocr}], speaker{id, label}, ocr}
    GET  /layer/SOURCE?lines=a-b {text: sha, sha{path: sha}, records[RECORD], lost[RECORD],
                                 asides[{s, e, reason, at}], open[{type, s, e}], ghosts[GHOST],
                                 left{TYPE: n}}; the last three are null while they are made
    GET  /check/SOURCE           {problems[PROBLEM with `record`: an id, or empty]}
    POST /read/SOURCE            {tab, number, draft DRAFT} → READ, or {old: true} where a greater
                                 number of the same tab has come
    GET  /find?table=&q=&at=     [FOUND]; `at` is SOURCE:s-e, the words marked
    GET  /events                 stream of {file, sha} when a file changes, {layer: SOURCE} when
                                 more of one is made, and what others tell; {} now and then

    POST   /save                 SAVE → SAVED · 409 STALE · 422 {error, problems[PROBLEM], anyway}:
                                 whoever wants it all the same may send `anyway`
    POST   /dismiss/SOURCE       {base, s, e, reason} → as /save; words set aside
    GET    /steps                {undo, redo}: the steps whose turn it is; 0 = none
    POST   /undo, /redo          {step} → as /save; 409 {error, gone} where it is not its turn
    GET    /drafts/SOURCE        [{tab, draft, words, fits}], the oldest first
    PUT    /drafts/SOURCE/TAB    {sha, words, draft DRAFT} → 204; `sha` is that of /text
    DELETE /drafts/SOURCE/TAB    {} → 204
    GET    /changes              {files[{path, desk, new}], words[], diff, broken[], built,
                                 git{there, name, branch}}; `name`: of whoever would commit
    POST   /build                {} → stream of {verb, line}, and {verb, status} at its end
    POST   /handin               {way: branch, paths?} → {branch, commit, next, note}; {way: file,
                                 paths?} → {name, file (its text), lacking[source]}: sources whose
                                 document may not be passed on in it
    POST   /arrivals             {name, data (Base64), encoding?} or {address} → {token, questions[
                                 QUESTION], organisation[QUESTION], notes[], begins (of the text)}
    POST   /sources              {token, answers{KEY: text}, organisations[{KEY: text}]} → {source,
                                 files[], suggestions} · 422 {error, faults{KEY: [text]}}
    GET    /harm                 {text (Markdown), seen}: to be read before the first record
    POST   /harm                 {} → 204: it was read, which is remembered on this machine

    QUESTION {key, question, says, required, values[{value, label, says}], table, date, proposed?};
             `table`: an id of it is wanted, or the name of an actor: ask /find
    SAVE     {base{path: sha}, source, draft DRAFT, standing? TYPED, tab?, anyway?}, or {base,
             edits[EDIT], anyway?}; `base` has every file read, at least those to be written;
             `standing`: of a record that is changed, what it said when it was read; `tab`: whose
             draft is then let go
    EDIT     {table, source, before TYPED, after TYPED, behind?}; null = there is no record
    TYPED    {KEY: text | [{KEY: text}]}: a record as it stands in its file
    SAVED    {sha{path: sha}, undo, redo}
    STALE    {error, base{path: sha}, edits[EDIT], clash[{table, source, record, field, before,
             mine, disk, say{mine, disk}}]}: `base` and `edits` sent to /save do what both want;
             where they clash, `edits` have what is on the disk: put there what is to be mine

    DRAFT    {table, s, e, id?, was?, fields{KEY: text}, below[{KEY: text}],
             new[{table, id, fields, below?}]}; `was`: the local id of a record that it changes;
             words are named by `s` and `e` alone: `Draft.typed` gives the keys that are written
    FIELD    {key, label, question, says, trap, required, default, values[{value, label,
             description}], open, table, date, type, computed}; `table`: it holds an id of that,
             ask `/find`; `computed`: the build knows it, and compares what is typed
    RECORD   {id, table, s, e, depth, parent, say, typed, path, at}; `typed`: as it stands in its
             file, at line `at`; one that is lost has no words in the document, and no `s`
    GHOST    {id, table, s, e, fields{}, why}
    PROBLEM  {rule, text, hint, path, line, cell, key?, fix?{label, s, e | key, value}}; of a draft,
             `key` says where, as in `claim`, `positions.0.claim` or `new.0.label`
    READ     {number, words, likely[{table, why, clear}], draft DRAFT (completed with what may be
             proposed where no field was sent, and an id where there is none),
             anchor{quote | from, to | every, occurrence?}, reads, missing[KEY],
             speakers[{id, label, why, clear}], offers{KEY: [FOUND]}, say, problems[PROBLEM],
             rivals[RIVAL], harm: null or {text, key, name, fix?}, yaml[{path, section, lines[]}]}
             `reads`: what the number or date is read as; `say`: empty until it can be understood;
             `clear`: well ahead of all others, so that a key may take it
    FOUND    {table, id, label, forms[], says, score, clear}
    RIVAL    {id, by, words, source, line, question, lower, upper, value, relation, contradicts,
             why}; those that would exclude the draft come first

`table` is that of the contract: `figures`, `statements`, `reports`, `positions`, `offices`,
`names`, and so on; `set_aside` stands for words that need no record. A KEY is the word that a
person writes in the file: a column without `_id`. Every closed list, default and question comes
from `/forms`, which is the contract; the page restates none of it.
"""
