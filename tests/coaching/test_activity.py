"""What a manager does themselves, against their targets."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.coaching.activity import Done, Manager, Target, figure, left_this_week, notes_missing
from server.coaching.working_days import period_of
from tests.coaching.number_vectors import calendar
from tests.coaching.vectors import day, load, named

VECTORS = load("activity")


def manager(case: dict[str, Any]) -> Manager:
    targets = [
        Target(str(nth), activity, target, date.fromisoformat(since), whose)
        for nth, (activity, target, since, whose) in enumerate(case["targets"])
    ]
    started = case.get("started", {})
    reps = {rep: day(started.get(rep)) for rep in case.get("reps", ["ann", "bob"])}
    return Manager("boss", reps, targets, calendar(case.get("calendar")))


def done(said: list[Any]) -> Done:
    rep, kind, state, occurred_on, critiqued_on, rated = said
    return Done(rep, kind, state, date.fromisoformat(occurred_on), day(critiqued_on), rated)


@pytest.mark.parametrize(**named(VECTORS["cases"]))
def test_counting(case: dict[str, Any]) -> None:
    boss, on, activity = manager(case), date.fromisoformat(case["day"]), case["activity"]
    made, stretch = [done(said) for said in case["done"]], period_of(case["by"], on)
    found = figure(activity, boss, made, stretch)
    counts: dict[str, Any] = {
        "have": found.have,
        "due": found.due,
        "not_talked_through": found.not_talked_through,
    }
    if "left" in case["expect"]:
        counts["left"] = left_this_week(activity, found, boss.calendar, on)
    if "missing" in case["expect"]:
        counts["missing"] = notes_missing(boss, made, stretch)
    assert counts == case["expect"]


DAYS = st.dates(date(2025, 12, 1), date(2026, 2, 28))
DONE = st.builds(
    Done,
    st.sampled_from(["ann", "bob", "eve"]),
    st.sampled_from(["ride_along", "call_recording"]),
    st.sampled_from(["open", "finished", "debriefed"]),
    DAYS,
    st.none() | DAYS,
    st.booleans(),
)


@given(st.lists(DONE, max_size=30))
def test_months_recounted_from_raw_interactions(made: list[Done]) -> None:
    boss = manager({"targets": []})
    month = period_of("month", date(2026, 1, 15))
    dates = {
        one.occurred_on for one in made if one.kind == "ride_along" and str(one.occurred_on)[:7] == "2026-01"
    }
    heard = sum(
        one.kind == "call_recording"
        and one.state in ("finished", "debriefed")
        and one.rated
        and str(one.critiqued_on or one.occurred_on)[:7] == "2026-01"
        for one in made
    )
    assert figure("field_days", boss, made, month).have == len(dates)
    assert figure("recordings", boss, made, month).have == heard
