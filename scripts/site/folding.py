"""The folding of `text/folding.py` as a module for the browser, so that there is one table."""

from __future__ import annotations

import json

from scripts.text.folding import SAME

SCRIPT = """\
// Made from scripts/text/folding.py: one spelling for letters that are written in several ways.
const SAME = new Map(Object.entries({table}));

export function fold(text) {{
  const small = text.normalize("NFKD").toLowerCase();
  const plain = small.normalize("NFKD").replace(/\\p{{M}}/gu, "");
  return Array.from(plain, (sign) => SAME.get(sign) ?? sign).join("");
}}
"""


def script() -> str:
    """The module's text."""
    return SCRIPT.format(table=json.dumps(SAME))
