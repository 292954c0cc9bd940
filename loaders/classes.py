"""Tell what any two figures are called, by the rules with which `comparisons` was made.

That table lists the pairs of a family, and of very many answers only the nearest. These rules give
the class of every other pair, too: `answers` holds how each number is compared, the lists hold how
what they count relates. See METHODS.md for what each class means; none says who is right.
"""

from types import SimpleNamespace

import pandas as pd

LISTS = {"answers": "answer_id", "claims": "claim_id", "units": "unit_id",
         "populations": "population_id", "places": "place_id", "events": "event_id"}  # fmt: skip


def class_of(tables, a, b):
    """What two figures are called: a value of comparisons.class, or one of two words besides.

    no_answer: one is denied, questioned, predicted or proposed. same_answer: both give the same.
    An unknown id raises KeyError.
    """
    return classes(tables)(a, b)


def classes(tables):
    """Give the function that tells it of two ids, for many pairs: the tables are read once."""
    lists = {name: _by_id(tables[name], key) for name, key in LISTS.items()}
    answers = _by_id(tables["figures"], "figure_id")

    def of(a, b):
        first, second = answers[a]["answer_id"], answers[b]["answer_id"]
        if not (first and second):
            return "no_answer"
        left, right = (_side(lists, one) for one in sorted((first, second)))
        return "same_answer" if first == second else _called(lists, left, right)

    return of


def _by_id(frame, key):
    rows = frame.astype(object).to_dict("records")
    plain = [{name: None if pd.isna(cell) else cell for name, cell in row.items()} for row in rows]
    return {row[key]: row for row in plain}


def _side(lists, answer_id):
    answer = lists["answers"][answer_id]
    claim = lists["claims"][answer["claim_id"]]
    unit = lists["units"][claim["unit_id"]]
    whole = unit["measured_in"] not in ("time", "share")
    return {**unit, **answer, **claim, "period": answer["period"], "whole": whole}


def _called(lists, a, b):
    found = _related(a, b, _axes(lists, a, b))
    return next(name for name, fits in CLASSES if fits(found))


def _axes(lists, a, b):
    return {
        "unit": _unit(lists["units"], a, b),
        "population": _population(lists["populations"], a["population_id"], b["population_id"]),
        "place": _nested(_tree(lists["places"]), a["place_id"], b["place_id"]),
        "period": _period(a, b),
        "event": _event(_tree(lists["events"]), a["event_id"], b["event_id"]),
        "counts": "same" if a["counts"] == b["counts"] else "unknown",
    }


def _related(a, b, axes):
    scopes = _overall(a, b, axes)
    none = None in (a["least_inclusive"], b["least_inclusive"])
    none = none or a["measure"] != b["measure"] or a["measure"] == "unknown"
    vague = a["qualifier"] == b["qualifier"] == "vague"
    apart = "" if none or vague else _apart(a, b)
    part, whole = (a, b) if scopes == "part" else (b, a)
    others = {found for axis, found in axes.items() if axis != "period"}
    running = a["time"] == b["time"] == "running" and a["period"] != b["period"]
    return SimpleNamespace(
        echo=a["root_id"] and a["root_id"] == b["root_id"],
        dates_differ=running and not others & {"apart", "unknown"},
        earlier_is_more=running and apart == "firm" and _earlier_is_more(a, b, others),
        scopes=scopes,
        no_number=none,
        both_vague=vague,
        fits=scopes in ("part", "whole") and not (apart and _below(whole, part)),
        apart=apart,
        relayed=a["as_relayed"] or b["as_relayed"],
    )


# The first that fits.
CLASSES = (
    ("echo", lambda it: it.echo),
    ("earlier_total_is_more", lambda it: it.earlier_is_more),
    ("dates_differ", lambda it: it.dates_differ),
    ("not_compared", lambda it: it.scopes in ("apart", "unknown")),
    ("not_comparable", lambda it: it.no_number),
    ("names_and_persons", lambda it: it.scopes == "names"),
    ("both_vague", lambda it: it.both_vague),
    ("part_fits", lambda it: it.fits),
    ("apart_scopes_overlap", lambda it: it.scopes == "overlap" and it.apart in ("firm", "exact")),
    ("apart_in_loose_words", lambda it: it.apart == "loose"),
    ("apart_as_relayed", lambda it: it.apart and it.relayed),
    ("apart_if_exact", lambda it: it.apart == "exact"),
    ("contradiction", lambda it: it.apart == "firm"),
    ("compatible", lambda it: not it.apart),
)


def _apart(a, b):
    low, high = (a, b) if _below(a, b) else (b, a)
    if not _below(low, high):
        return ""
    whole = a["whole"] and b["whole"]
    if a["approximate"] or b["approximate"] or _touch(low, high, whole):
        return "loose"
    meet = not _below(low, high, "_with_room")
    if "vague" in (a["qualifier"], b["qualifier"]):
        return "loose" if meet else "firm"
    return "exact" if meet or _touch(low, high, whole, "_with_room") else "firm"


def _below(a, b, room=""):
    end, start = a["most" + room], b["least" + room]
    if end is None or start is None:
        return False
    return end < start or (end == start and not (a["most_inclusive"] and b["least_inclusive"]))


def _touch(low, high, whole, room=""):
    end, start = low["most" + room], high["least" + room]
    return end == start and (not whole or end % 10 == 0)


def _earlier_is_more(a, b, others):
    ends = [_spans(one)[-1][1] for one in (a, b)]
    earlier, later = (a, b) if ends[0] < ends[1] else (b, a)
    inside = "part" if earlier is a else "whole"
    return ends[0] != ends[1] and others <= {"same", inside} and _below(later, earlier)


def _overall(a, b, axes):
    found = set(axes.values())
    if "apart" in found or "unknown" in found:
        return "apart" if "apart" in found else "unknown"
    if "names" in found:
        return "names"
    if _rigid(a, axes) or _rigid(b, axes):
        return "unknown"
    if "overlap" in found or {"part", "whole"} <= found:
        return "overlap"
    return next((one for one in ("part", "whole") if one in found), "same")


def _rigid(side, axes):
    """A length has no parts; a state is one only of a time; a share only of a population."""
    free = "population" if side["measured_in"] == "share" else ""
    free = "period" if side["behaves"] == "state" else free
    differs = any(found != "same" and axis != free for axis, found in axes.items())
    return side["behaves"] != "adds" and differs


def _tree(rows, link="part_of_id"):
    return {name: row[link] for name, row in rows.items()}


def _above(tree, name):
    found = []
    while name and name not in found:
        found.append(name)
        name = tree.get(name)
    return found


def _nested(tree, a, b):
    if a == b:
        return "same"
    if not (a and b):
        return "part" if a else "whole"
    if b in _above(tree, a):
        return "part"
    return "whole" if a in _above(tree, b) else "apart"


def _meeting(tree, a, b):
    """The entries just below the nearest common one, on the ways to both; none without one."""
    way_a, way_b = _above(tree, a), _above(tree, b)
    common = next((name for name in way_a if name in way_b), None)
    return [([None, *way])[way.index(common)] for way in (way_a, way_b)] if common else []


def _unit(units, a, b):
    both = {(one["measured_in"], one["behaves"]) for one in (a, b)}
    if both == {("person", "adds"), ("name", "fixed")}:
        return "names"
    return _nested(_tree(units, "each_is_also_id"), a["unit_id"], b["unit_id"])


def _population(populations, a, b):
    found = _nested(_tree(populations), a, b)
    divided = [populations.get(one, {}).get("divided_by")
               for one in _meeting(_tree(populations), a, b)]  # fmt: skip
    if found != "apart":
        return found
    return "apart" if divided and divided[0] and divided[0] == divided[1] else "unknown"


def _event(tree, a, b):
    found = _nested(tree, a, b)
    return "unknown" if found == "apart" and _meeting(tree, a, b) else found


def _spans(side):
    spans = [tuple(one.split("/")) for one in (side["period"] or "").split(",") if one]
    return [("0001-01-01" if start == ".." else start, "9999-12-31" if end == ".." else end)
            for start, end in spans]  # fmt: skip


def _period(a, b):
    if "unknown" in (a["time"], b["time"]):
        return "unknown"
    left, right = _spans(a), _spans(b)
    if not (left and right):
        return "same" if left == right else "part" if left else "whole"
    inside, around = _lies_in(left, right), _lies_in(right, left)
    if inside or around:
        return "same" if inside and around else "part" if inside else "whole"
    meet = any(one[0] <= two[1] and two[0] <= one[1] for one in left for two in right)
    return "overlap" if meet else "apart"


def _lies_in(spans, others):
    return all(any(two[0] <= one[0] and one[1] <= two[1] for two in others) for one in spans)
