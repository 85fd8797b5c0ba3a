"""What keeps a goal from being published or ended. A published goal never changes but for its end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from server.coaching.goals import Goal

PROBLEMS: Final[dict[str, str]] = {
    "already_published": "This goal is published and stays as it is. End it, and publish another one.",
    "not_published": "This goal is a draft. Change it or delete it instead of ending it.",
    "why_missing": "Say why this goal is there. A rep reads it first.",
    "bonus_missing": "Say what it means for the bonus, even if that is nothing.",
    "two_subjects": "A goal is for one rep, for one team or for the organization. Choose one.",
    "together_of_a_rep": "A rep has their own goal. Choose a team or the organization, or take “together” off.",
    "ratio_over_100": "Of 100 conversations at most 100 become opportunities. Choose 1 to 100.",
    "ends_before_it_starts": "The last day is before the first. Choose a later one.",
    "ends_in_the_past": "The past stays as it was. Choose yesterday or a later day.",
    "overlaps": "Another goal for the same is in force on some of these days. End that one first.",
}


@dataclass(frozen=True, slots=True)
class GoalProblem:
    """`field` is what to change; `other_id` is the goal in the way, for `overlaps`."""

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
        found.append(GoalProblem("already_published", "state"))
    if goal.rep_id is not None and goal.manager_id is not None:
        found.append(GoalProblem("two_subjects", "manager_id"))
    if goal.rep_id is not None and goal.together:
        found.append(GoalProblem("together_of_a_rep", "together"))
    if goal.metric == "ratio" and not 1 <= goal.target <= 100:
        found.append(GoalProblem("ratio_over_100", "target"))
    if not (goal.why or "").strip():
        found.append(GoalProblem("why_missing", "why"))
    if not (goal.bonus or "").strip():
        found.append(GoalProblem("bonus_missing", "bonus"))
    if goal.valid_to is not None and goal.valid_to < goal.valid_from:
        found.append(GoalProblem("ends_before_it_starts", "valid_to"))
    return found + _in_the_way(goal, goal.valid_to, others)


def problems_of_end(
    goal: Goal, valid_to: date | None, others: Iterable[Goal], today: date
) -> list[GoalProblem]:
    """What keeps a published goal from ending on `valid_to` (None: it goes on): yesterday at the earliest.

    One that has not begun yet may end before its first day: so it is taken back.
    """
    if goal.state != "published":
        return [GoalProblem("not_published", "state")]
    yesterday = today - timedelta(days=1)
    if valid_to is not None and valid_to < yesterday:
        return [GoalProblem("ends_in_the_past", "valid_to")]
    if goal.valid_to is not None and goal.valid_to < yesterday and valid_to != goal.valid_to:
        return [GoalProblem("ends_in_the_past", "valid_to")]
    return _in_the_way(goal, valid_to, others)


def _in_the_way(goal: Goal, valid_to: date | None, others: Iterable[Goal]) -> list[GoalProblem]:
    """The first published goal for the same that shares a day with this one, if it ends on `valid_to`."""
    last = valid_to or date.max
    shared = [
        (other.valid_from, other.id)
        for other in others
        if other.id != goal.id
        and other.state == "published"
        and _is_for_the_same(other, goal)
        and max(goal.valid_from, other.valid_from) <= min(last, other.valid_to or date.max)
    ]
    return [GoalProblem("overlaps", "valid_from", min(shared)[1])] if shared else []


def _is_for_the_same(one: Goal, other: Goal) -> bool:
    return (one.metric, one.period, one.rep_id, one.manager_id, one.together) == (
        other.metric,
        other.period,
        other.rep_id,
        other.manager_id,
        other.together,
    )
