"""How a value is spelled in the files that people write: plain, or in double quotes."""

from __future__ import annotations

import json
import re
import unicodedata

UNSEEN = r"\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"  # and all below the blank
PLAIN = re.compile(  # opens with no sign of YAML and holds neither `: ` nor ` #`
    r"(?![-?:,\[\]{}#&*!|>'\"%@`])" + rf"((?!:( |$)| #)[^\x00-\x1f{UNSEEN}])+"
)
TRUTH = re.compile("true|false|yes|no|on|off|y|n|null|~", re.IGNORECASE)  # to other readers of YAML
TO_ESCAPE = re.compile(f"[{UNSEEN}]")
NOT_ASCII = re.compile(r"[^\x00-\x7e]")


def spelled(text: str) -> str:
    """A value as it is written: in double quotes only where it would be read otherwise."""
    plain = PLAIN.fullmatch(text) and not TRUTH.fullmatch(text)
    composed = unicodedata.is_normalized("NFC", text)
    return text if not text or (plain and composed) else quoted(text)


def quoted(text: str) -> str:
    """`text` in double quotes on one line; what cannot be seen, or is not NFC, as escapes."""
    hidden = TO_ESCAPE if unicodedata.is_normalized("NFC", text) else NOT_ASCII
    return hidden.sub(_escaped, json.dumps(text, ensure_ascii=False))  # JSON's strings are YAML's


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
