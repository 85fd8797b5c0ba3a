"""Who may set a goal for whom, and what keeps a goal from being published or ended.

A published goal never changes but for its end, and none of this rewrites a day that is over: what held on it,
held. Goals come as the fields of their records; dates are local, `YYYY-MM-DD`, and compare as text.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, Literal, TypeAlias

from server.coaching.people import Actor, Role

Fields: TypeAlias = Mapping[str, Any]
Subject: TypeAlias = Literal["organization", "team", "rep"]

PROBLEMS: Final[dict[str, str]] = {
    "goal_needs_why": "Say why this is the goal: a rep can only go for what they understand.",
    "goal_needs_bonus": "Say what the goal means for the bonus, even if it is nothing.",
    "goal_ends_before_it_begins": "The goal ends before it begins. Choose a later end.",
    "goals_overlap": "There is a goal for this already at that time: {other}. End that one first.",
    "goal_in_the_past": "What held until yesterday stays as it was. Choose today or a later day.",
}

#: For whom each role may set goals; a manager for their own team and the reps in it.
SETS: Final[dict[Role, frozenset[Subject]]] = {
    "director": frozenset({"organization", "team", "rep"}),
    "manager": frozenset({"team", "rep"}),
    "rep": frozenset(),
}


@dataclass(frozen=True, slots=True)
class GoalProblem:
    """One thing that is in the way; `path` is the field it is about."""

    code: str
    title: str
    path: str


def problem(code: str, path: str, **words: object) -> GoalProblem:
    """The problem of this code, with its sentence filled in."""
    return GoalProblem(code, PROBLEMS[code].format_map(words), path)


def subject_of(goal: Fields) -> Subject:
    """For whom a goal is: a rep, a manager's team, or the organization."""
    if goal["rep_id"] is not None:
        return "rep"
    return "organization" if goal["manager_id"] is None else "team"


def may_set(actor: Actor, goal: Fields) -> bool:
    """Whether this person may write a goal for those whom it is for."""
    subject = subject_of(goal)
    if subject not in SETS[actor.role]:
        return False
    if subject == "rep":
        return goal["rep_id"] in actor.rep_ids
    return actor.role == "director" or goal["manager_id"] == actor.person_id


def problems_of(goal: Fields, others: Iterable[Fields], today: date, led_by: Collection[str]) -> list[GoalProblem]:
    """All that keeps a goal from being published.

    `others`: the published goals of its metric, without itself. `led_by`: the managers of its rep, if it is
    one rep's. It may begin on a day that is over only where none of those it is for had a goal then.
    """
    found = []
    if not (goal["why"] or "").strip():
        found.append(problem("goal_needs_why", "why"))
    if not (goal["bonus"] or "").strip():
        found.append(problem("goal_needs_bonus", "bonus"))
    if goal["valid_to"] is not None and goal["valid_to"] < goal["valid_from"]:
        found.append(problem("goal_ends_before_it_begins", "valid_to"))
    others = list(others)
    beside = next((other for other in others if overlap(goal, other)), None)
    if beside is not None:
        found.append(problem("goals_overlap", "valid_from", other=in_words(beside)))
    elif any(_rewrites(goal, other, today, led_by) for other in others):
        found.append(problem("goal_in_the_past", "valid_from"))
    return found


def end_problems(goal: Fields, valid_to: str, others: Iterable[Fields], today: date) -> list[GoalProblem]:
    """All that keeps a published goal from getting this end.

    Neither the end it has nor the one it gets may lie before yesterday. An end before its own beginning takes
    back what has not begun.
    """
    yesterday = (today - timedelta(days=1)).isoformat()
    if valid_to < yesterday or (goal["valid_to"] is not None and goal["valid_to"] < yesterday):
        return [problem("goal_in_the_past", "valid_to")]
    longer = {**goal, "valid_to": valid_to}
    beside = next((other for other in others if overlap(longer, other)), None)
    return [] if beside is None else [problem("goals_overlap", "valid_to", other=in_words(beside))]


def overlap(goal: Fields, other: Fields) -> bool:
    """Whether two goals say the same thing to the same people, each its own, on some day."""
    same = ("rep_id", "manager_id", "together", "metric", "period")
    return all(goal[name] == other[name] for name in same) and _meet(goal, other)


def in_words(goal: Fields) -> str:
    """A goal as one names it beside another: “18 opportunities a quarter from 2026-10-01”."""
    until = f" to {goal['valid_to']}" if goal["valid_to"] else ""
    metric = "opportunities per 100 conversations" if goal["metric"] == "ratio" else goal["metric"]
    return f"{goal['target']} {metric} a {goal['period']} from {goal['valid_from']}{until}"


def _meet(goal: Fields, other: Fields) -> bool:
    """Whether there is a day on which both hold; one that was taken back holds on none."""
    ends = [one["valid_to"] for one in (goal, other) if one["valid_to"] is not None]
    begins = max(goal["valid_from"], other["valid_from"])
    return all(begins <= end for end in ends)


def _rewrites(goal: Fields, other: Fields, today: date, led_by: Collection[str]) -> bool:
    """Whether the goal would take the place of another one on a day that is over."""
    yesterday = (today - timedelta(days=1)).isoformat()
    over = {**goal, "valid_to": min(goal["valid_to"] or yesterday, yesterday)}
    return _comes_before(goal, other, led_by) and _meet(over, other)


def _comes_before(goal: Fields, other: Fields, led_by: Collection[str]) -> bool:
    """Whether somebody has the other goal who would have this one instead: the most particular one counts."""
    if goal["together"] or other["together"]:
        return False
    if other["rep_id"] is not None:
        return bool(other["rep_id"] == goal["rep_id"])
    if other["manager_id"] is None:
        return True
    return other["manager_id"] == goal["manager_id"] or other["manager_id"] in led_by
