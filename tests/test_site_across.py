"""Pages across records: what contradicts what, who carries whom, when and where."""

from __future__ import annotations

from site_support import built, site

from scripts.site.contested import contested


def test_questions_are_counted_and_those_with_most_contradictions_come_first() -> None:
    found = contested(site())
    summary = {row["claim_id"]: row for row in built().tables["claim_summary"]}
    numbers = [one for one in found if one.table == "claims"]
    assert found and numbers
    for one in numbers:
        row = summary[one.question.id]
        assert (str(one.answers), str(one.contradictions)) == (
            row["n_answers"],
            row["n_contradictions"],
        )
    counts = [one.contradictions for one in found]
    assert counts == sorted(counts, reverse=True)
    assert contested(site(), 1) == found[:1]
