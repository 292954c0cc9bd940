"""Warns where a private person may be named: in words of ours, or in what is marked as a name.

No list says who is private. So every name that is nobody's in the lists is held to be, where it
would be published in words of ours: an id, a label, a description, a note. A quote is the
document's own; it is warned of where it is little else than a name. HARM.md says who may be named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scripts.contribute.drafts import Reading, span_of
from scripts.desk.draft import Draft
from scripts.desk.route import Json
from scripts.text.anchors import Span
from scripts.text.finding import Mention
from scripts.text.folding import folded
from scripts.text.languages.language import Language
from scripts.text.names import find_names

NAMES = {"names", "offices"}  # records that are about a name
PERSON = "people"
NAMED = {PERSON, "organisations"}  # lists whose entries name somebody
OURS = ("described_as", "label", "note", "title", "name")  # keys whose words are published as ours
NEAR = 600  # code points before and behind the words whose names an id must not hold
FEW = 2  # words that a name may have beside it where it is all that is marked
WARNING = (
    "“{}” is nobody in the lists. Prisoners, witnesses, relatives and others in no public role are "
    "not named: HARM.md. Say what the source calls them, as in “a former prisoner”."
)
NEW_PERSON = (
    "A person is added to the lists, and will be named in every copy of them. People are named for "
    "what they did or said in a public role, and only then: HARM.md."
)


def warning(draft: Draft, reading: Reading, names: Mapping[str, str]) -> Json:
    """What to think of before the draft is saved; None where nothing is to be said.

    `names`: form of a name → the actor of the lists.
    """
    ours = dict(_ours(draft))
    written = [
        (key, name) for key, text in ours.items() for name in named(text, names, reading.language)
    ]
    ids = [("id", name) for name in _in_ids(draft, reading)]
    found = [*_marked(draft, reading), *written, *ids]
    if found:
        key, name = found[0]
        return {"text": WARNING.format(name), "key": key, "name": name, **_fix(key, ours)}
    person = next((one for one in draft.new if one.table == PERSON), None)
    return person and {"text": NEW_PERSON, "key": "", "name": person.fields.get("label", "")}


def named(text: str, names: Mapping[str, str], language: Language) -> list[str]:
    """The names in words of ours that are nobody's in the lists, and may be a person's."""
    return [one.text for one in _unlisted(find_names(text, names, language), language)]


def _fix(key: str, ours: Mapping[str, str]) -> Json:
    fix = {"label": "Leave it out", "key": key, "value": ""}
    return {"fix": fix} if key in ours else {}


def private_names(reading: Reading, span: Span) -> list[str]:
    """The names at `span` that are nobody's in the lists, and may be a person's."""
    found = _unlisted(reading.within("name", span), reading.language)
    return [reading.words(span_of(one)) for one in found]


def _marked(draft: Draft, reading: Reading) -> list[tuple[str, str]]:
    found = private_names(reading, draft.span)
    words = len(reading.words(draft.span).split())
    alone = found and words <= len(found[0].split()) + FEW
    return [("", found[0])] if found and (alone or draft.table in NAMES) else []


def _ours(draft: Draft) -> Iterator[tuple[str, str]]:
    yield from ((key, draft.fields[key]) for key in OURS if key in draft.fields)
    for number, one in enumerate(draft.new):
        if one.table not in NAMED:
            yield from (
                (f"new.{number}.{key}", one.fields[key]) for key in OURS if key in one.fields
            )


def _in_ids(draft: Draft, reading: Reading) -> Iterator[str]:
    """Names of the sentence that an id holds."""
    parts = {*draft.id.split("-")}
    for name in private_names(reading, Span(draft.span.start - NEAR, draft.span.end + NEAR)):
        if {folded(word) for word in name.split()} <= parts:
            yield name


def _unlisted(names: Sequence[Mention], language: Language) -> Iterator[Mention]:
    """Names that may be a person's: of several words, none of which says that it is a body."""
    known = language.names
    no_person = known.bodies | known.laws
    for one in names:
        words = [word.casefold().strip(".") for word in one.text.split()]
        titled = bool({*words} & (known.titles | known.ranks))
        if not one.actor_id and (len(words) > 1 or titled) and not {*words} & no_person:
            yield one
