"""Which problems to show first where only a few can be shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import count

from scripts.raw.problems import Problem
from scripts.rules.catalogue import RULES


def by_importance(problems: Iterable[Problem]) -> list[Problem]:
    """The first problem of each rule, then the second of each, and so on.

    The catalogue lists the rules as the data walk: what is wrong with a file or a line causes
    much of what is found later, so the earlier rule comes first; then the earlier place.
    """
    ranks = {rule.code: rank for rank, rule in enumerate(RULES)}
    turns: defaultdict[str, count[int]] = defaultdict(count)
    turned = [(next(turns[problem.rule]), problem) for problem in sorted(problems)]
    turned.sort(key=lambda pair: (pair[0], ranks.get(pair[1].rule, len(ranks)), pair[1]))
    return [problem for _, problem in turned]
