"""What to critique next: the vectors, and that it is fair over many days and many draws."""

from collections import Counter
from dataclasses import asdict, fields, replace
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


def test_over_a_thousand_days_nobody_starves_whatever_arrives_of_the_others() -> None:
    """Three managers, each with a star of whom fifty calls always wait and reps of whom one comes a week."""
    for manager in ("dustin", "cam", "quinn"):
        team = {rep: Critiqued(rep, 3 if rep == REPS[0] else 0, KINDS) for rep in REPS}
        waiting: list[Arrived] = []
        last = dict.fromkeys(REPS, 0)
        longest: Counter[str] = Counter()
        for day in range(1000):
            on = TODAY + timedelta(days=day)
            stars = sum(one.rep_id == REPS[0] for one in waiting)
            waiting += [Arrived(f"{day}-{n}", REPS[0], "call_recording") for n in range(50 - stars)]
            waiting += [Arrived(f"{rep}-{day}", rep, "email") for rep in REPS[1:] if day % 7 == 0]
            taken = pick(waiting, team.values(), on, f"{manager}/{on}")[0]
            waiting = [one for one in waiting if one.id != taken.id]
            longest[taken.rep_id] = max(longest[taken.rep_id], day - last[taken.rep_id])
            last[taken.rep_id] = day
            team[taken.rep_id] = replace(team[taken.rep_id], critiqued_on=on)
        assert set(longest) == set(REPS), manager
        assert max(longest.values()) <= 14, (manager, longest)


def test_the_first_of_two_equal_reps_is_each_of_them_as_often() -> None:
    """1,000 days: neither the id nor the order in which they are known prefers anybody."""
    reps = [Critiqued(rep, critiqued_on=TODAY) for rep in REPS]
    waiting = [Arrived(f"call-{rep}", rep, "call_recording") for rep in REPS]
    first: Counter[str] = Counter()
    for draw in range(1000):
        day = TODAY + timedelta(days=draw)
        first[pick(waiting, reps, day, f"0198f2c0-manager/{day}")[0].rep_id] += 1
    assert sum((first[rep] - 200) ** 2 / 200 for rep in REPS) < 23  # chi square, 4 degrees: one in 10,000


def test_how_a_call_went_and_how_large_it_is_cannot_be_asked() -> None:
    """What picking is told: nothing by which a rep's best could be chosen."""
    assert {field.name for field in fields(Arrived)} == {"id", "rep_id", "kind"}
    assert {field.name for field in fields(Critiqued)} == {"rep_id", "looks", "kinds", "critiqued_on"}
