"""Which goal counts for whom on a day, and what is due by then, in exact fractions.

A goal belongs to a rep, to a manager's team or to the organization. The most particular one that is published
and in force on a day counts for a rep. What was due on a day never changes: a goal is followed by another,
never rewritten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final, Literal, TypeAlias

from server.coaching.working_days import PERIODS, Period, Presence, Stretch, WorkingCalendar, period_of

Metric: TypeAlias = Literal["opportunities", "conversations", "calls", "emails", "ratio"]

#: What is counted, from the top.
METRICS: Final[tuple[Metric, ...]] = ("opportunities", "conversations", "calls", "emails")


@dataclass(frozen=True, slots=True)
class Goal:
    """`target` of a metric a period, from `valid_from` to `valid_to` (None: for good), both included.

    `rep_id`: of one rep; `manager_id`: of each rep of a team; neither: of each rep of the organization.
    `together`: of the team or organization as a whole, never of a rep. A `ratio` counts opportunities in 100
    conversations.
    """

    id: str
    metric: Metric
    period: Period
    target: int
    valid_from: date
    valid_to: date | None = None
    rep_id: str | None = None
    manager_id: str | None = None
    together: bool = False
    why: str | None = None
    bonus: str | None = None
    state: Literal["draft", "published"] = "published"

    def is_in_force(self, day: date) -> bool:
        """Published, and valid on this day."""
        if self.state != "published" or day < self.valid_from:
            return False
        return self.valid_to is None or day <= self.valid_to


@dataclass(frozen=True, slots=True)
class Whose:
    """A rep and their managers: whose goals are looked for."""

    rep_id: str
    manager_ids: frozenset[str] = frozenset()


def goals_of(
    goals: Iterable[Goal], metric: Metric, whose: Whose, read_by: Period | None = None
) -> list[Goal]:
    """The published goals of this metric that can count for a rep, the one to prefer at the front.

    The rep's own stand before their team's, and these before the organization's. Of equal ones that of the
    period which is read (`read_by`), then that of the longer period, then the later one, then by id.
    """
    found = [
        goal
        for goal in goals
        if goal.metric == metric and goal.state == "published" and not goal.together and _is_for(goal, whose)
    ]
    return _by_preference(found, read_by)


def goals_together(
    goals: Iterable[Goal], metric: Metric, manager_id: str | None, read_by: Period | None = None
) -> list[Goal]:
    """The published goals of a team (None: the organization) as a whole, the one to prefer at the front."""
    found = [
        goal
        for goal in goals
        if goal.metric == metric
        and goal.state == "published"
        and goal.together
        and goal.manager_id == manager_id
    ]
    return _by_preference(found, read_by)


def in_force(preferred: Iterable[Goal], day: date) -> Goal | None:
    """The goal that counts on this day, of those that `goals_of` found."""
    return next((goal for goal in preferred if goal.is_in_force(day)), None)


def every_in_force(preferred: Iterable[Goal], day: date) -> list[Goal]:
    """All that is expected by this day: of the most particular ones in force, one for each period.

    The first is the one that counts (`in_force`).
    """
    found = [goal for goal in preferred if goal.is_in_force(day)]
    chosen: dict[str, Goal] = {}
    for goal in found:
        if _is_as_particular(goal, found[0]):
            chosen.setdefault(goal.period, goal)
    return list(chosen.values())


def due(preferred: Sequence[Goal], days: Iterable[date], calendar: WorkingCalendar) -> Fraction:
    """What these working days of the organization ask for: each its share of the goal in force on it.

    The share of a day is the target ÷ the working days of the goal's own period around that day, whoever was
    absent in it. So a goal of another period converts, a change in mid period rewrites nothing, and all the
    days of a period ask for exactly the target.
    """
    shares: Counter[tuple[Goal, Stretch]] = Counter()
    around: dict[Period, Stretch] = {}  # those around the day before, mostly
    for day in days:
        goal = in_force(preferred, day)
        if goal is None:
            continue
        if goal.period not in around or day not in around[goal.period]:
            around[goal.period] = period_of(goal.period, day)
        shares[goal, around[goal.period]] += 1
    asked = (
        Fraction(goal.target * worked, len(calendar.days(whole))) for (goal, whole), worked in shares.items()
    )
    return sum(asked, Fraction(0))


def due_of_rep(
    preferred: Sequence[Goal], stretch: Stretch, calendar: WorkingCalendar, presence: Presence
) -> Fraction:
    """What was due of a rep in a stretch: by the working days on which they were there."""
    return due(preferred, presence.days(calendar.days(stretch)), calendar)


def asked_of(goal: Goal, stretch: Stretch, calendar: WorkingCalendar) -> Fraction:
    """What this goal asks for in a stretch if it is in force throughout, in which nobody is absent."""
    always = Goal(goal.id, goal.metric, goal.period, goal.target, stretch.first)
    return due([always], calendar.days(stretch), calendar)


def _is_as_particular(one: Goal, other: Goal) -> bool:
    """Whether both are of one rep, both of a team, or both of the organization."""
    return (one.rep_id is None, one.manager_id is None) == (other.rep_id is None, other.manager_id is None)


def _is_for(goal: Goal, whose: Whose) -> bool:
    if goal.rep_id is not None:
        return goal.rep_id == whose.rep_id
    return goal.manager_id is None or goal.manager_id in whose.manager_ids


def _by_preference(goals: Iterable[Goal], read_by: Period | None) -> list[Goal]:
    return sorted(
        goals,
        key=lambda goal: (
            goal.rep_id is None,
            goal.manager_id is None,
            goal.period != read_by,
            -PERIODS.index(goal.period),
            -goal.valid_from.toordinal(),
            goal.id,
        ),
    )
