"""What to critique next: the vectors, and that it is fair over many days and many draws."""

from collections import Counter
from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.coaching.picking import Arrived, Critiqued, chance, pick
from tests.coaching.vectors import load, named

VECTORS = load("picking")
TODAY = date(2026, 6, 30)
KINDS = ("call_recording", "email", "call_note")


@pytest.mark.parametrize(**named(VECTORS["cases"]))
def test_vectors(case: dict[str, Any]) -> None:
    waiting = [Arrived(**one) for one in case["waiting"]]
    reps = [
        Critiqued(rep["rep_id"], rep["looks"], rep["kinds"], _day(rep["critiqued_on"]))
        for rep in case["reps"]
    ]
    picked = pick(waiting, reps, date.fromisoformat(case["today"]), case["seed"])
    assert [asdict(one) for one in picked] == case["expect"]


@pytest.mark.parametrize("one", VECTORS["chance"])
def test_chance_is_the_same_everywhere(one: dict[str, Any]) -> None:
    assert chance(one["seed"], one["what"]) == one["expect"]


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


REPS = [f"rep{n}" for n in range(5)]
TEAMS = st.lists(
    st.builds(
        Critiqued,
        rep_id=st.sampled_from(REPS),
        looks=st.integers(0, 3),
        kinds=st.lists(st.sampled_from(KINDS), unique=True),
        critiqued_on=st.none() | st.dates(date(2026, 5, 1), TODAY),
    ),
    unique_by=lambda rep: rep.rep_id,
)
WAITING = st.lists(st.tuples(st.sampled_from(REPS), st.sampled_from(KINDS)), max_size=20).map(
    lambda of: [Arrived(f"w{n}", *one) for n, one in enumerate(of)]
)


@given(WAITING, TEAMS, st.text(max_size=9), st.randoms())
def test_all_that_waits_is_there_once_and_nobodys_second_before_everybodys_first(
    waiting: list[Arrived], team: list[Critiqued], seed: str, order: Any
) -> None:
    picked = pick(waiting, team, TODAY, seed)
    mine = {rep.rep_id for rep in team}
    assert sorted(one.id for one in picked) == sorted(one.id for one in waiting if one.rep_id in mine)
    with_some = len({one.rep_id for one in picked})
    assert len({one.rep_id for one in picked[:with_some]}) == with_some
    order.shuffle(waiting)
    order.shuffle(team)
    assert pick(waiting, team, TODAY, seed) == picked


def test_whoever_takes_one_a_day_comes_to_everybody_and_to_a_focus_twice_as_often() -> None:
    """A year of it: five reps with plenty of calls, two of them with a focus that can be seen in calls."""
    plenty = [Arrived(f"{rep}-{n}", rep, "call_recording") for rep in REPS for n in range(400)]
    team = {rep: Critiqued(rep, 3 if rep in REPS[:2] else 0, KINDS) for rep in REPS}
    turns: Counter[str] = Counter()
    for day in range(364):
        on = TODAY + timedelta(days=day)
        first = pick(plenty, team.values(), on, f"manager/{on}")[0]
        plenty = [one for one in plenty if one.id != first.id]
        team[first.rep_id] = replace(team[first.rep_id], critiqued_on=on)
        turns[first.rep_id] += 1
    assert min(turns.values()) >= 364 / 7 * 0.75
    with_focus = sum(turns[rep] for rep in REPS[:2]) / 2
    without = sum(turns[rep] for rep in REPS[2:]) / 3
    assert 1.5 <= with_focus / without <= 2.6  # whole days: not exactly twice


def test_within_a_rep_every_call_is_as_likely_to_be_first() -> None:
    """7,000 draws of seven calls: each is first about a thousand times (chi square of 6 degrees: far out)."""
    calls = [Arrived(f"0198f2c0-0000-7000-8000-00000000000{n}", "ann", "call_recording") for n in range(7)]
    first: Counter[str] = Counter()
    for draw in range(7000):
        day = TODAY + timedelta(days=draw)
        first[pick(calls, [Critiqued("ann")], TODAY, f"0198f2c0-manager/{day}")[0].id] += 1
    assert sum((first[call.id] - 1000) ** 2 / 1000 for call in calls) < 30
