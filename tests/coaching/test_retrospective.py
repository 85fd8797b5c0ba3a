"""Which review is due for a rep, how far it is, and what it is called."""

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.coaching.retrospective import (
    Held,
    Rhythm,
    absent_in,
    last_review,
    next_review,
    review_id,
    review_on,
    state_of,
    switch_told,
)
from server.coaching.working_days import WEEKDAYS, Presence, Stretch, WorkingCalendar
from tests.coaching.vectors import load, named

VECTORS = load("retrospective")


def rhythm(told: dict[str, Any]) -> Rhythm:
    full = VECTORS["usual"] | told
    calendar = WorkingCalendar(
        frozenset(full["working_days"]), frozenset(map(date.fromisoformat, full["holidays"]))
    )
    started_on = None if full["started_on"] is None else date.fromisoformat(full["started_on"])
    absences = tuple(Stretch(*map(date.fromisoformat, one.split())) for one in full["absences"])
    presence = Presence(started_on, absences)
    return Rhythm(
        lambda day: calendar.is_working(day) and presence.is_there(day),
        started_on,
        full["new_hire_days"],
        WEEKDAYS.index(full["review_day"]),
    )


def plain(found: Any) -> Any:
    """As the vectors write it: dates are texts."""
    if found is None:
        return None
    return {name: str(value) if isinstance(value, date) else value for name, value in asdict(found).items()}


@pytest.mark.parametrize(**named(VECTORS["cases"]))
def test_which_review(case: dict[str, Any]) -> None:
    today, theirs = date.fromisoformat(case["today"]), rhythm(case["rhythm"])
    assert plain(next_review(today, theirs)) == case["next"]
    assert plain(last_review(today, theirs)) == case["last"]
    assert plain(switch_told(today, theirs)) == case["switch"]


@pytest.mark.parametrize("one", VECTORS["ids"])
def test_two_phones_begin_the_same_one(one: dict[str, Any]) -> None:
    assert review_id(one["rep_id"], one["period"], date.fromisoformat(one["starts_on"])) == one["expect"]


@pytest.mark.parametrize(**named(VECTORS["states"]))
def test_how_far_it_is(case: dict[str, Any]) -> None:
    held = None if case["held"] is None else Held(**case["held"])
    today, due_on = date.fromisoformat(case["today"]), date.fromisoformat(case["due_on"])
    assert state_of(due_on, held, today) == case["expect"]


@pytest.mark.parametrize(**named(VECTORS["absent"]))
def test_what_it_goes_without(case: dict[str, Any]) -> None:
    assert list(absent_in(Held(**case["held"]))) == case["expect"]


MONDAY = date(2026, 3, 2)
DAYS = st.integers(0, 120).map(lambda days: MONDAY + timedelta(days=days))


@given(off=st.sets(DAYS), started_on=st.none() | DAYS, new=st.integers(0, 20), review_day=st.integers(0, 6))
def test_every_week_somebody_works_has_its_reviews_and_no_day_has_two(
    off: set[date], started_on: date | None, new: int, review_day: int
) -> None:
    """Whatever the holidays: as many daily ones as asked for, then one in each week with a working day."""

    def works(day: date) -> bool:
        return day not in off and (started_on is None or day >= started_on)

    theirs = Rhythm(works, started_on, new, review_day)
    days = [MONDAY + timedelta(days=nth) for nth in range(17 * 7)]
    found = [review for day in days if (review := review_on(day, theirs))]
    daily = [review for review in found if review.period == "day"]
    weekly = [review.starts_on for review in found if review.period == "week"]
    worked = [day for day in days if works(day)]
    assert [review.nth for review in daily] == list(range(1, len(daily) + 1))
    assert [review.due_on for review in daily] == (worked[:new] if started_on else [])
    weeks = {day - timedelta(days=day.weekday()) for day in worked[len(daily) :]}
    assert len(set(weekly)) == len(weekly)
    assert set(weekly) <= weeks
    left_out = weeks - set(weekly)
    assert len(left_out) <= 1  # the week of the switch, when its review day was a daily one
    assert all(daily and monday <= daily[-1].due_on for monday in left_out)
