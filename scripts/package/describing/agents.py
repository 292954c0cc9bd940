"""A creator as schema.org has it, for every vocabulary that is written in its words."""

from __future__ import annotations

from typing import Any

from scripts.derived.citing.about import Creator


def agent(one: Creator, prefix: str = "") -> dict[str, Any]:
    """A node without an `@id` of ours; `prefix` goes before the types."""
    kind = "Person" if one.is_person else "Organization"
    body = {"@type": f"{prefix}Organization", "name": one.affiliation}
    parts = {
        "@type": f"{prefix}{kind}",
        "name": one.name,
        "identifier": one.orcid,
        "affiliation": body if one.affiliation else {},
        "description": one.did,
    }
    return {key: part for key, part in parts.items() if part}
