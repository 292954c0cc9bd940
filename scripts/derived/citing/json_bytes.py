"""The one spelling of every JSON file that is published: UTF-8, two blanks, a line end."""

from __future__ import annotations

import json
from typing import Any


def json_bytes(document: Any) -> bytes:
    """The document as bytes, the same anywhere; keys stay in the order they were given."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
