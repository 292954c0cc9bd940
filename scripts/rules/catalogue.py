"""Every rule by its stable code: what it means, and what to do about it.

The table in CONTRIBUTING.md and `python -m scripts explain` are made from this list; a test holds
it to the codes that the scripts use.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """One rule."""

    code: str
    meaning: str
    fix: str


RULES = (
    # files
    Rule("file-missing", "A file or folder that every build needs is not there.", "Run from the project's folder; restore the file."),
    Rule("file-unreadable", "The system cannot open the file.", "Check its name, its place and your permissions."),
    Rule("file-unexpected", "Nothing reads a file of this name here.", "Rename it, or move it out of `raw/`."),
    Rule("file-shape", "The file holds a list where lines of `key: value` are wanted, or the reverse.", "Compare it with the example in `raw/README.md`."),
    Rule("file-too-large", "The file is larger than any hand-written file should be.", "Split it, or look for a value pasted by mistake."),
    Rule("file-bom", "The file opens with an invisible byte-order mark.", "Save it as UTF-8 without BOM."),
    Rule("file-not-utf8", "A byte of the file is not UTF-8 text.", "Save it as UTF-8."),
    Rule("file-not-nfc", "Accents stand as separate characters, so equal words would not match.", "Convert the file to Unicode normal form C."),
    Rule("file-control-character", "A lone carriage return or a NUL stands in the file.", "Delete the character."),
    Rule("path-outside", "A link leads out of the folder.", "Copy the file here instead of linking to it."),
    Rule("file-read-only", "A table in `data/` is write-protected.", "Remove the protection, or close the program that holds it."),
    Rule("file-undeclared", "A file in `data/` is no table of the contract.", "Delete it, or declare it in `datapackage.json`."),
    Rule("table-unreadable", "A file in `data/` is not the CSV table the contract describes.", "Run `nox -s build`."),
    Rule("reference-unreadable", "A file holds no web address and no single reference that is read here.", "Give the address itself, or export one item from Zotero as CSL JSON."),
    # spreadsheets
    Rule("sheet-unreadable", "The file is no workbook and no CSV that is read here.", "Save it as .xlsx without a password, or each sheet as `CSV UTF-8`."),
    Rule("sheet-too-large", "The spreadsheet holds more than any person fills in.", "Copy the filled rows, and only them, into a fresh workbook."),
    Rule("sheet-encoding", "A CSV file is not Unicode, and its code page is not named.", "Add `--encoding` with the one that reads right, or save as `CSV UTF-8`."),
    Rule("sheet-unknown", "Something stands in a sheet or row that is not read.", "Give the sheet the name suggested, or empty it."),
    Rule("sheet-example", "A row with content is still called `example`.", "Give it a name of its own, or clear the row."),
    Rule("sheet-formula", "A cell holds a formula; nothing is calculated.", "Copy the cell and paste it as a value."),
    Rule("sheet-date", "A cell may hold a date that nobody typed.", "Format it as text and type what the document says, such as `1988-07`."),
    Rule("sheet-changed", "A spreadsheet program has put something else for what was typed.", "Format the cell as text and type the words again."),
    # the way records are written
    Rule("yaml-syntax", "The line cannot be read as YAML.", "Indent with spaces; put a value with `: ` or ` #` in double quotes."),
    Rule("yaml-empty", "The file holds nothing.", "Write the first record, or delete the file."),
    Rule("yaml-feature", "The line uses a part of YAML that is not read here.", "One `key: value` a line, plain or in double quotes."),
    Rule("yaml-comment", "A `#` after a value would be dropped in silence.", "Put the value in double quotes, or the comment on its own line."),
    Rule("key-repeated", "A key stands twice in one record.", "Keep one of them."),
    Rule("key-unknown", "No column and no part of the format has this name.", "Use the name suggested, or delete the line."),
    Rule("key-computed", "The build computes this column.", "Delete the line."),
    Rule("value-too-long", "The value is longer than any that people write.", "Quote a long passage by `from` and `to`; look for a slip in pasting."),
    Rule("value-untrimmed", "The value begins or ends with a blank.", "Delete the blank."),
    Rule(
        "value-not-text", "A list stands where one text is wanted.", "Write one value on the line."
    ),
    Rule("record-shape", "A record is not written as `- ` and lines of `key: value`.", "Compare it with the example in `raw/README.md`."),
    Rule("section-empty", "A section has a name and no records.", "Write a record, or delete the line."),
    Rule("section-incomplete", "A dated section lacks `from`, `written` or `why`.", "Add what is missing."),
    Rule("reason-missing", "Words are set aside without a reason.", "Say in a few words why they need no record."),
    Rule("id-missing", "A record has no `id`.", "Give it a short lower-kebab name."),
    Rule("id-pattern", "An id is not small letters, digits and single hyphens.", "Write it so; ids are permanent."),
    Rule("id-repeated", "Two records have the same id.", "Rename one, or merge them."),
    Rule("source-misnamed", "A source's id is not the name of its folder.", "Make them the same."),
    # cells
    Rule("field-missing", "A required column is empty.", "Add the line the message names."),
    Rule("value-not-in-list", "The value is not in the column's closed list.", "Use one of the values shown."),
    Rule("value-pattern", "The value has not the shape the contract asks for.", "See the column's description in `datapackage.json`."),
    Rule("value-untidy", "Blanks at an end, a control character, or not NFC.", "Type the value again."),
    Rule("number-spelling", "A number is not written in plain digits.", "Digits 0-9, no separators, no leading zeros."),
    Rule("value-repeated", "Two records share a value of which each has its own.", "Correct one of them, or merge the records."),
    Rule("reference-unknown", "The id referred to does not exist.", "Use the id suggested, or add the record."),
    Rule("reference-cycle", "Following a reference leads back to its start.", "Break the circle at one of its records."),
    Rule("voice-chain", "A voice points at an actor that itself counts in another voice.", "Point at the last one."),
    Rule("voice-unfounded", "A voice is given without a ground.", "Add `voice_basis`."),
    # passages
    Rule("anchor-missing", "A record names no passage of its source.", "Give `quote`, or `from` and `to`; `locator` for a source only cited."),
    Rule("quote-not-found", "The words do not stand in the document.", "Paste the nearest words shown, or correct the quote."),
    Rule("occurrence-missing", "The words stand more than once.", "Add `occurrence: 1 of 2`, or quote more words."),
    Rule("occurrence-wrong", "The occurrence does not fit the number of times the words stand there.", "Write `n of m` with the m shown."),
    Rule("occurrence-needless", "The words stand only once.", "Delete the line."),
    Rule("passage-not-proved", "A passage has words but no document, or a document but no offsets.", "Use `locator` for a source only cited; else build again."),
    Rule(
        "passage-not-slice", "The quote is not what stands at its offsets.", "Run `nox -s build`."
    ),
    Rule("passage-line-wrong", "The line recorded is not where the passage starts.", "Run `nox -s build`."),
    Rule("passage-locator-wrong", "The page or paragraph recorded is not where the passage stands.", "Run `nox -s build`."),
    Rule("passage-occurrence-wrong", "The rank recorded is not that of the passage.", "Run `nox -s build`."),
    Rule("document-missing", "A document said to be held is not in its folder.", "Put it there, or set `held: not_held`."),
    Rule("document-unexpected", "A document lies in the folder of a source only cited.", "Set `held: full_text`, or remove the file."),
    Rule("document-changed", "The document's bytes are not the ones recorded.", "Restore it; documents are never edited."),
    Rule("document-twice", "Two documents lie in one source's folder.", "Keep the one its publisher gave out; make the other a source of its own."),
    Rule("document-broken", "A document is not what its extension says, or is damaged.", "Fetch it anew, or save it in another format."),
    Rule("document-encrypted", "A document is locked with a password or a reader's key.", "Ask its publisher for an open copy."),
    Rule("document-macros", "A document carries macros, which would run on others' machines.", "Keep a copy saved without them, and say so in `note`."),
    Rule("document-without-text", "A document holds no text: a scan, mostly.", "Run a text recognition (OCR) over it, or cite the source only."),
    Rule("document-too-large", "A document, unpacked, takes more memory or time than any needs.", "Cut it into parts, or look for another copy."),
    Rule("document-encoding", "A document's bytes do not stand for characters in the way assumed.", "State `encoding` in source.yaml, and look at the text."),
    Rule("encoding-needless", "`encoding` is stated for a format that says its own.", "Delete the line."),
    Rule("text-not-pinned", "A library makes the document's text, and nothing would notice if it came out otherwise.", "Add the `text_sha256` shown."),
    Rule("text-changed", "The document's text is not the one recorded.", "Use the locked libraries, or look at the text and record its new sum; else `nox -s build`."),
    Rule("hash-after-withdrawal", "A hash of the bytes is stated though words were withdrawn from them.", "Delete `sha256`: with it, guesses at the words could be tested."),
    Rule("withdrawal-unseen", "Words are said to be withdrawn, and no `█` stands in the text.", "Delete `redacted`, or withdraw the words with `nox -s redact`."),
    Rule("words-not-found", "The words to be withdrawn do not stand there, or were withdrawn already.", "Copy them as they stand, one form after the other; see HARM.md."),
    Rule("id-names", "An id holds the name or words to be withdrawn.", "Give the record a neutral id first, wherever it stands; see HARM.md."),
    Rule("cue-not-on-line", "The cue is not on the line of its statement.", "Copy the source's own word of saying."),
    Rule("description-not-found", "The description of a speaker is not in the document.", "Copy the source's words."),
    Rule("date-words-not-found", "The words of a date are not in the document.", "Copy the source's words."),
    Rule("name-not-quote", "A name is not the words of its passage.", "Run `nox -s build`."),
    Rule("pejorative-unsourced", "A pejorative name has no passage.", "Record it in a source, with its quote."),
    Rule("coverage-open", "A sentence, numeral or quotation of a source marked complete became no record.", "Add a record, or set it aside with a reason."),
    Rule("set-aside-idle", "What is set aside was not open: it is used already, or no such thing was found there.", "Delete the entry, or quote the words meant."),
    # who says it
    Rule("edge-crossed", "A record's words run across the edge of a statement.", "End the passage at the edge, or make it two."),
    Rule("outside-owner", "A record's words do not lie inside the statement that owns it.", "Run `nox -s build`."),
    Rule("within-missing", "Two statements have the same extent, so the owner cannot be read off.", "Add `within:` with one of them."),
    Rule("within-wrong", "`within` names no statement, or not the smallest around the words.", "Delete it, or name the one shown."),
    Rule("speaker-missing", "A named or described speaker is not recorded.", "Add `speaker`, or set `specificity: unnamed`."),
    Rule("speaker-needless", "A passive statement is given a speaker.", "Delete it, or correct `specificity`."),
    Rule("speaker-unexplained", "A record's speaker is not the one its position shows.", "Delete `speaker`, or add `speaker_why`."),
    Rule("speaker-why-needless", "A reason is given for a speaker who speaks anyway.", "Delete `speaker` and `speaker_why`."),
    Rule("claim-unowned", "No figure or position answers a claim.", "Record one, or delete the claim."),
    Rule("event-unowned", "No report tells of an event.", "Record one, or delete the event."),
    Rule("wrongdoing-unowned", "An accusation has no speaker, or this project as one.", "Record who says it."),
    Rule("label-loaded", "Wording of ours takes a side.", "Use the neutral word shown; the source's stays in its quote."),
    # numbers and dates
    Rule("number-not-read", "The words of a figure hold no number, or more than one meaning.", "Quote the number phrase alone, with its qualifier and unit."),
    Rule("number-withdrawn", "The words of a figure were withdrawn, its number with them.", "Retire the figure; see VERSIONING.md."),
    Rule("value-not-in-words", "A number typed beside the words is not what they say.", "Delete the number, or quote other words."),
    Rule("as-written-not-quote", "A figure's words are not those of its passage.", "Run `nox -s build`."),
    Rule("bounds-not-borne", "A bound does not follow from the words.", "Run `nox -s build`, or quote the words that say so."),
    Rule("claim-kind-wrong", "A figure answers a proposition, or a position a quantity.", "Figures answer quantity claims, and only they."),
    Rule("repeats-other-claim", "A figure repeats one that answers another claim.", "Correct one of the two."),
    Rule("unit-missing", "A quantity claim does not say what it counts.", "Add `unit`."),
    Rule("date-not-edtf", "A date is not in the EDTF profile, or not in the calendar.", "Write `1988`, `1988-07`, `1988-07-28`, `1988-22`, `198X`, `a/b`, `[a,b]`."),
    Rule("date-basis-wrong", "A date and its basis contradict each other.", "Give both, or `not_stated` and no date."),
    Rule("date-not-in-words", "Relative date words imply another date.", "Correct the date, or set `date_basis: inferred` and say why."),
    Rule("date-bounds-wrong", "Earliest, latest or precision do not follow from the date.", "Run `nox -s build`."),
    # credit
    Rule("role-missing", "A contributor is listed without a role.", "Add `roles:`, and `- role: …` below it."),
    Rule("orcid-impossible", "The last character of an ORCID iD does not follow from the others.", "Copy the iD again."),
    # versions
    Rule("tombstone-missing", "An id that was released is gone, and nothing says what became of it.", "Restore it, or add a tombstone to `raw/retired.yaml`."),
    Rule("tombstone-incomplete", "A tombstone lacks its `id`, `reason` or `since`.", "Give all three; `since` is the first version without the id."),
    Rule("id-reused", "A retired id stands for a record again.", "Choose another id."),
    Rule("replacement-unknown", "A tombstone names a replacement that does not exist.", "Name an id that stands in the tables."),
    Rule("replacement-circle", "Following `replaced_by` leads back to its start.", "Let the last one name an id that stands in the tables, or none."),
    Rule("version-too-low", "The declared version is lower than the changes since the last release ask for.", "Run `nox -s version -- --write`; see VERSIONING.md."),
    # the whole
    Rule("descriptor-invalid", "`datapackage.json` holds a keyword or value our schema does not know.", "Compare the keyword with its neighbours."),
    Rule("contract-invalid", "frictionless cannot use the descriptor.", "Correct it as the message says."),
    Rule("contract-broken", "frictionless finds a table that breaks the contract.", "Correct the record, then build again."),
    Rule("data-stale", "A cell or row of `data/` is not what `raw/` gives.", "Run `nox -s build`."),
    Rule("not-normal", "A hand-written file stands in another order or spelling than the normal form.", "Run `nox -s format`."),
    Rule("nothing-checked", "There was not one passage to check.", "Add a record to a source."),
)


def table() -> str:
    """The rules as a Markdown table."""
    lines = ["| rule | meaning | fix |", "|---|---|---|"]
    lines += [f"| `{rule.code}` | {rule.meaning} | {rule.fix} |" for rule in RULES]
    return "\n".join(lines)
