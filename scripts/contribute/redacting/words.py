"""The words to be withdrawn, and a text in which blocks stand for them, equal in length."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from scripts.raw.files import WITHDRAWN
from scripts.text.anchors import Span, alike

KEPT = "\r\n\t"  # lines and a table's cells stay where they are


@dataclass(frozen=True)
class Words:
    """Forms of a name or address, each found in this spelling and as whole words."""

    forms: tuple[str, ...]  # none empty

    def spans(self, text: str) -> list[Span]:
        """Where they stand, in order; what looks the same is the same, any blanks too."""
        seen = alike(text)
        found = {Span(*hit.span()) for form in self._patterns for hit in form.finditer(seen)}
        return sorted(found)

    def blanked(self, text: str) -> str:
        """The text with a block for each of their code points, those between words too.

        Without the blanks it would show of how many words, and of which length, a name consists.
        """
        signs = list(text)
        for span in self.spans(text):
            for at in range(span.start, span.end):
                signs[at] = text[at] if text[at] in KEPT else WITHDRAWN
        return "".join(signs)

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(_pattern(alike(form))) for form in self.forms)

    @property
    def parts(self) -> set[str]:
        """The single words by which somebody may still be known.

        They open with a capital, or are of a script without; three letters or more.
        """
        found = {part for form in self.forms for part in re.findall(r"\w{3,}", alike(form))}
        return {part for part in found if not part.islower() and not part.isdecimal()}

    @property
    def kebabs(self) -> set[str]:
        """The forms as an id would spell them; none for a form without Latin letters or digits."""
        return {name for form in self.forms if (name := kebab(form))}


def _pattern(form: str) -> str:
    """Whole words: `Ann` does not stand in `Annex`."""
    opens = r"(?<!\w)" if re.match(r"\w", form) else ""
    closes = r"(?!\w)" if re.search(r"\w$", form) else ""
    return opens + r"\s+".join(map(re.escape, form.split())) + closes


def kebab(text: str) -> str:
    """`text` as an id would spell it: small Latin letters without accents, digits, hyphens."""
    plain = unicodedata.normalize("NFKD", text).casefold().encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", plain))


def holds(id_: str, name: str) -> bool:
    """Whether an id holds a name, both spelled like ids, at the edges of its words."""
    return f"-{name}-" in f"-{id_.replace('.', '-')}-"
