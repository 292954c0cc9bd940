"""Parts made by several processes come in their order, and so do their faults."""

from __future__ import annotations

import os

import pytest

from scripts.raw.problems import Place, Problem, Refused, Unusable
from scripts.site import workers
from scripts.site.workers import parts


@pytest.fixture(params=[1, 3])
def cores(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(workers, "_cores", lambda: request.param)
    return request.param


def test_parts_come_in_order_from_as_many_processes_as_there_are(cores: int) -> None:
    def held(number: int) -> int:  # no process could be sent it
        return number * 2

    found = list(parts(lambda number: (held(number), os.getpid()), 40))
    assert [number for number, _ in found] == [2 * number for number in range(40)]
    others = {process for _, process in found} - {os.getpid()}
    assert bool(others) == (cores > 1)
    assert list(parts(held, 0)) == []


def test_a_fault_of_a_part_is_raised_as_it_was(cores: int) -> None:
    problem = Problem(Place("raw/claims.yaml", 3), "a-rule", "Wrong.", "Mend it.")

    def failing(number: int) -> int:
        if number == 3:
            raise Unusable("broken template")
        if number == 30:
            raise Refused([problem])
        return number

    with pytest.raises(Unusable, match="broken template"):
        list(parts(failing, 5))
    with pytest.raises(Refused) as refused:
        list(parts(lambda number: failing(number + 30), 2))
    assert refused.value.problems == [problem]


def test_what_is_not_taken_is_not_made_ahead_without_end(cores: int) -> None:
    made = parts(lambda number: number, 10_000)
    assert [next(made) for _ in range(3)] == [0, 1, 2]
    made.close()
