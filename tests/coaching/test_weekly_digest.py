"""The director's week: who was not seen and what was talked through, held to what the phone says of it."""

from datetime import date
from typing import Any

import pytest

from server.coaching.activity import Done
from server.coaching.moments import parse_moment
from server.coaching.weekly_digest import Debrief, debriefs_in, not_seen, seen_by_rep, week_before
from tests.coaching.vectors import load, named

VECTORS = load("weekly_digest")


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


@pytest.mark.parametrize(**named(VECTORS["not_seen"]))
def test_who_was_not_seen(case: dict[str, Any]) -> None:
    today = date.fromisoformat(case["today"])
    done = [
        Done(one["rep_id"], one["kind"], one["state"], on, day(one["critiqued_on"]), one["rated"])
        for one in case["done"]
        if (on := day(one["occurred_on"]))
    ]
    reps = {one["rep_id"]: day(one["started_on"]) for one in case["team"]}
    assert sorted(not_seen(reps, seen_by_rep(done, today), today)) == case["expect"]


@pytest.mark.parametrize(**named(VECTORS["debriefs"]))
def test_what_was_talked_through_within_a_day(case: dict[str, Any]) -> None:
    debriefs = [
        Debrief(one["state"], *(at and parse_moment(at) for at in (one["finished_at"], one["debriefed_at"])))
        for one in case["of"]
    ]
    assert debriefs_in(debriefs) == (case["finished"], case["within_a_day"])


def test_the_week_before_is_a_whole_one() -> None:
    for monday in (date(2026, 4, 6), date(2026, 4, 12)):
        week = week_before(monday)
        assert (week.first, week.last) == (date(2026, 3, 30), date(2026, 4, 5))
