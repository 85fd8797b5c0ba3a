"""What keeps a goal from being published or ended.

A published goal never changes but for its end, and no other goal takes its place on a day that is over.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from server.coaching.goals import Goal

PROBLEMS: Final[dict[str, str]] = {
    "goal_is_published": "This goal is published and stays as it is. End it, and publish another one.",
    "goal_is_draft": "This goal is a draft. Change it or delete it instead of ending it.",
    "goal_needs_why": "Say why this goal is there. A rep reads it first.",
    "goal_needs_bonus": "Say what it means for the bonus, even if that is nothing.",
    "goal_for_one": "A goal is for one rep, for one team or for the organization. Choose one.",
    "goal_together_of_rep": "“Together” is for a team or the organization. Choose one, or take it off.",
    "goal_ratio_over_100": "Of 100 conversations at most 100 become opportunities. Choose 1 to 100.",
    "goal_ends_before_it_begins": "The last day is before the first. Choose a later one.",
    "goal_in_the_past": "What held until yesterday stays as it was. Choose a later day.",
    "goals_overlap": "Another goal for the same is in force on some of these days. End that one first.",
}


@dataclass(frozen=True, slots=True)
class GoalProblem:
    """`field` is what to change; `other_id` is the goal in the way, for `goals_overlap`."""

    code: str
    field: str
    other_id: str | None = None

    @property
    def title(self) -> str:
        """What to do about it."""
        return PROBLEMS[self.code]


def problems_of_goal(goal: Goal, others: Iterable[Goal]) -> list[GoalProblem]:
    """What keeps this draft from being published; `others` are the goals there are, itself or not."""
    found = []
    if goal.state == "published":
        found.append(GoalProblem("goal_is_published", "state"))
    if goal.rep_id is not None and goal.manager_id is not None:
        found.append(GoalProblem("goal_for_one", "manager_id"))
    if goal.rep_id is not None and goal.together:
        found.append(GoalProblem("goal_together_of_rep", "together"))
    if goal.metric == "ratio" and not 1 <= goal.target <= 100:
        found.append(GoalProblem("goal_ratio_over_100", "target"))
    if not (goal.why or "").strip():
        found.append(GoalProblem("goal_needs_why", "why"))
    if not (goal.bonus or "").strip():
        found.append(GoalProblem("goal_needs_bonus", "bonus"))
    if goal.valid_to is not None and goal.valid_to < goal.valid_from:
        found.append(GoalProblem("goal_ends_before_it_begins", "valid_to"))
    return found + _in_the_way(goal, goal.valid_to, others)


def problems_of_past(
    goal: Goal, others: Iterable[Goal], today: date, beside: Collection[str]
) -> list[GoalProblem]:
    """It may begin on a day that is over only where none of those it is for had another goal for the same.

    `beside`: the managers whose teams those it is for may be in: a rep's own, or those who share reps with
    the goal's team.
    """
    if any(_rewrites(goal, other, today, beside) for other in others):
        return [GoalProblem("goal_in_the_past", "valid_from")]
    return []


def problems_of_end(
    goal: Goal, valid_to: date | None, others: Iterable[Goal], today: date
) -> list[GoalProblem]:
    """What keeps a published goal from ending on `valid_to` (None: it goes on): yesterday at the earliest.

    One that has not begun yet may end before its first day: so it is taken back.
    """
    if goal.state != "published":
        return [GoalProblem("goal_is_draft", "state")]
    yesterday = today - timedelta(days=1)
    if valid_to is not None and valid_to < yesterday:
        return [GoalProblem("goal_in_the_past", "valid_to")]
    if goal.valid_to is not None and goal.valid_to < yesterday and valid_to != goal.valid_to:
        return [GoalProblem("goal_in_the_past", "valid_to")]
    return _in_the_way(goal, valid_to, others)


def in_words(goal: Goal) -> str:
    """A goal as it is named beside another: “18 opportunities a quarter from 2026-10-01”."""
    until = f" to {goal.valid_to}" if goal.valid_to else ""
    metric = "opportunities per 100 conversations" if goal.metric == "ratio" else goal.metric
    return f"{goal.target} {metric} a {goal.period} from {goal.valid_from}{until}"


def _in_the_way(goal: Goal, valid_to: date | None, others: Iterable[Goal]) -> list[GoalProblem]:
    """The first published goal for the same that shares a day with this one, if it ends on `valid_to`."""
    shared = [
        (other.valid_from, other.id)
        for other in others
        if other.id != goal.id and _is_for_the_same(other, goal) and _shares_a_day(other, goal, valid_to)
    ]
    return [GoalProblem("goals_overlap", "valid_from", min(shared)[1])] if shared else []


def _shares_a_day(other: Goal, goal: Goal, valid_to: date | None) -> bool:
    """Whether the other is published, and holds on a day on which this one does, if it ends on `valid_to`."""
    first = max(goal.valid_from, other.valid_from)
    last = min(valid_to or date.max, other.valid_to or date.max)
    return other.state == "published" and first <= last


def _rewrites(goal: Goal, other: Goal, today: date, beside: Collection[str]) -> bool:
    """Whether somebody had the other goal on a day that is over, and would have had this one instead."""
    if goal.valid_from >= today or goal.id == other.id or goal.metric != other.metric:
        return False
    yesterday = today - timedelta(days=1)
    return _comes_before(goal, other, beside) and _shares_a_day(
        other, goal, min(goal.valid_to or yesterday, yesterday)
    )


def _comes_before(goal: Goal, other: Goal, beside: Collection[str]) -> bool:
    """Whether one who has the other goal might have this one instead: the most particular counts."""
    if goal.together or other.together:
        return goal.together and other.together and goal.manager_id == other.manager_id
    if other.rep_id is not None:
        return other.rep_id == goal.rep_id
    return other.manager_id in (None, goal.manager_id) or other.manager_id in beside


def _is_for_the_same(one: Goal, other: Goal) -> bool:
    return (one.metric, one.period, one.rep_id, one.manager_id, one.together) == (
        other.metric,
        other.period,
        other.rep_id,
        other.manager_id,
        other.together,
    )
