"""All mentions of a text at once."""

from collections.abc import Mapping

from scripts.text.cues import find_cues
from scripts.text.found_numerals import find_numerals
from scripts.text.mention import Mention
from scripts.text.names import find_names
from scripts.text.quotations import find_quotations
from scripts.text.sentences import find_sentences
from scripts.text.times import find_times

__all__ = ["Mention", "find_mentions"]


def find_mentions(
    text: str, names: Mapping[str, str] | None = None, written: str = ""
) -> list[Mention]:
    """Return the sentences, numerals, quotations, times, names and cues of `text`, by span.

    `names` leads from a form of a name to its actor's id; `written` is the day of writing in EDTF,
    by which "last Thursday" becomes a date. Raises `DateError` when it is neither EDTF nor empty.
    """
    return sorted(
        find_sentences(text)
        + find_numerals(text)
        + find_quotations(text)
        + find_times(text, written)
        + find_names(text, names or {})
        + find_cues(text)
    )
