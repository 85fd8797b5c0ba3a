"""Which goal counts, and what is due."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.coaching.goals import (
    Goal,
    asked_of,
    due_of_rep,
    every_in_force,
    goals_of,
    goals_together,
    in_force,
)
from server.coaching.publishing_goals import problems_of_end, problems_of_goal
from server.coaching.working_days import PERIODS, Period, Presence, Stretch, WorkingCalendar, period_of
from tests.coaching.number_vectors import calendar, goal, goals, presence, stretch, whose
from tests.coaching.vectors import day, load, named

VECTORS = load("goals")


@pytest.mark.parametrize(**named(VECTORS["in_force"]))
def test_which_goal_is_in_force(case: dict[str, Any]) -> None:
    of_rep = goals_of(goals(case["goals"]), "opportunities", whose(case.get("whose")), case.get("read_by"))
    found = in_force(of_rep, date.fromisoformat(case["day"]))
    assert (found and found.id) == case["expect"]


@pytest.mark.parametrize(**named(VECTORS["every_in_force"]))
def test_what_is_expected(case: dict[str, Any]) -> None:
    of_rep = goals_of(goals(case["goals"]), "opportunities", whose(None))
    found = every_in_force(of_rep, date.fromisoformat(case["day"]))
    assert [one.id for one in found] == case["expect"]


@pytest.mark.parametrize(**named(VECTORS["due"]))
def test_what_is_due(case: dict[str, Any]) -> None:
    due = due_of_rep(
        goals_of(goals(case["goals"]), case["metric"], whose(None)),
        stretch(case["stretch"]),
        calendar(case.get("calendar")),
        presence(case.get("presence")),
    )
    assert due == Fraction(case["expect"])


@pytest.mark.parametrize(**named(VECTORS["problems"]))
def test_what_keeps_a_goal_from_being_published(case: dict[str, Any]) -> None:
    found = problems_of_goal(goal(case["goal"]), goals(case["others"]))
    assert [said(problem) for problem in found] == case["expect"]
    assert all(problem.title for problem in found)


@pytest.mark.parametrize(**named(VECTORS["ends"]))
def test_what_keeps_a_goal_from_ending(case: dict[str, Any]) -> None:
    today = date.fromisoformat(case["today"])
    found = problems_of_end(goal(case["goal"]), day(case["valid_to"]), goals(case["others"]), today)
    assert [said(problem) for problem in found] == case["expect"]


def said(problem: Any) -> str:
    return " ".join(filter(None, (problem.code, problem.field, problem.other_id)))


def test_a_team_as_a_whole_has_its_own_goals() -> None:
    team = goal({"metric": "calls", "period": "week", "target": 500, "manager_id": "boss", "together": True})
    each = goal({"id": "each", "metric": "calls", "period": "week", "target": 100, "manager_id": "boss"})
    assert goals_together([each, team], "calls", "boss") == [team]
    assert goals_together([each, team], "calls", None) == []


DAYS = st.dates(date(2025, 12, 1), date(2027, 1, 31))
CALENDARS = st.builds(WorkingCalendar, holidays=st.frozensets(DAYS, max_size=30))


@given(st.sampled_from(PERIODS), DAYS, st.integers(0, 10_000), CALENDARS)
def test_a_whole_period_asks_for_exactly_its_target(
    period: Period, on: date, target: int, works: WorkingCalendar
) -> None:
    whole = period_of(period, on)
    wanted = Goal("g", "calls", period, target, date(2020, 1, 1))
    asked = due_of_rep([wanted], whole, works, Presence())
    assert asked == (target if works.days(whole) else 0)
    assert asked == asked_of(wanted, whole, works)


@given(st.sampled_from(PERIODS), DAYS, DAYS, DAYS, CALENDARS)
def test_no_day_asks_for_less_than_nothing_and_stretches_add_up(
    period: Period, one: date, two: date, three: date, works: WorkingCalendar
) -> None:
    first, middle, last = sorted([one, two, three])
    wanted = [Goal("g", "calls", period, 7, date(2026, 3, 3))]
    left = due_of_rep(wanted, Stretch(first, middle), works, Presence())
    right = due_of_rep(wanted, Stretch(date.fromordinal(middle.toordinal() + 1), last), works, Presence())
    both = due_of_rep(wanted, Stretch(first, last), works, Presence())
    assert both == left + right >= left >= 0


@given(DAYS, st.integers(0, 50), st.integers(0, 50))
def test_a_goal_that_is_changed_rewrites_nothing_before_it(on: date, old: int, new: int) -> None:
    before = Stretch(date(2025, 12, 1), date.fromordinal(on.toordinal() - 1))
    only = Goal("old", "calls", "month", old, date(2020, 1, 1))
    ended = Goal("old", "calls", "month", old, date(2020, 1, 1), before.last)
    followed = [ended, Goal("new", "calls", "month", new, on)]
    rep, works = whose(None), WorkingCalendar()
    asked = [
        due_of_rep(goals_of(some, "calls", rep), before, works, Presence()) for some in ([only], followed)
    ]
    assert asked[0] == asked[1]
