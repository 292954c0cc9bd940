"""The languages that texts are read in: each a module here that defines `LANGUAGE`.

A language is added by adding its module, and named nowhere else. A text's language is the value of
`sources.language`; one that no module has is `und`, of which figures are read and words are not.
"""

from __future__ import annotations

import pkgutil
import re
from dataclasses import replace
from functools import cache
from importlib import import_module

from scripts.raw.problems import Unusable
from scripts.text.languages.language import Language

UNDETERMINED = "und"
UNSAID = "en"  # the language of a file about which a person says nothing
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")


def is_tag(code: str) -> bool:
    """Whether a text is a language tag by its form (BCP 47), known or not."""
    return bool(_TAG.fullmatch(code))


def language_of(code: str) -> Language:
    """The language with a BCP 47 code (`fa`, `fa-AF`), with those that its texts are read in too.

    That of an unknown code is `und`.
    """
    return _whole(code.split("-")[0].lower())


def known() -> str:
    """The languages whose words are read, for a message: `en (English), fa (Persian)`."""
    described = {one.codes[0]: one.name for one in _by_code().values() if one.is_described}
    return ", ".join(f"{code} ({name})" for code, name in sorted(described.items()))


def language_named(code: str) -> Language:
    """The language that a person asks for, English where nothing is said.

    Raises `Unusable` where its words are not read.
    """
    code = code or UNSAID
    if code != UNDETERMINED and (fault := not_described(code)):
        raise Unusable(f"{fault} `{UNDETERMINED}` reads figures in any.")
    return language_of(code)


def not_described(code: str) -> str:
    """One line for people, where a text's language is one whose words are not read; else empty."""
    if language_of(code).is_described:
        return ""
    return (
        f"`{code}` is no language whose words are read here, so figures alone are found. "
        f"Known: {known()}."
    )


def read_in_part(code: str) -> str:
    """One line for people, where of a text's language only some of the words are read; else empty.

    What the languages read besides have, counts too.
    """
    language = language_of(code)
    parts = {
        "dates in words": any(one.times.months or one.times.jalali for one in language.own_script),
        "verbs of saying": any(one.speech.cues for one in language.own_script),
    }
    unread = " and ".join(part for part, is_read in parts.items() if not is_read)
    if not (language.is_described and unread):
        return ""
    return f"Of `{code}` ({language.name}) {unread} are not read here, so none is found."


@cache
def _whole(code: str) -> Language:
    alone = _by_code().get(code) or _by_code()[UNDETERMINED]
    return replace(alone, others=tuple(_by_code()[other] for other in alone.also))


@cache
def _by_code() -> dict[str, Language]:
    """Every language by each of its codes. Raises `ValueError` where two have the same."""
    found: dict[str, Language] = {}
    for module in pkgutil.iter_modules(__path__):
        language = getattr(import_module(f"{__name__}.{module.name}"), "LANGUAGE", None)
        if not isinstance(language, Language):
            continue  # the module says what a language is
        for code in language.codes:
            if code in found:
                raise ValueError(f"languages: `{code}` is {found[code].name} and {language.name}.")
            found[code] = language
    return found
