"""What a manager does themselves, counted from interactions, against the targets they have.

Twin of pwa/app/coaching/activity.ts. Nothing is typed in: a field day is a date on which the manager rode
along with somebody, talked through or not; a recording, an e-mail or notes count on the day their critique
was finished. Listening without a critique is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import Final, Literal, TypeAlias

from server.coaching.working_days import Period, Stretch, WorkingCalendar, period_of

Activity: TypeAlias = Literal["field_days", "recordings", "emails", "call_notes"]

#: What is counted, and the period of its targets; that of notes is for each rep of the manager.
PERIOD_OF: Final[dict[Activity, Period]] = {
    "field_days": "month",
    "recordings": "week",
    "emails": "week",
    "call_notes": "month",
}
_ACTIVITY_OF: Final[dict[str, Activity]] = {
    "ride_along": "field_days",
    "call_recording": "recordings",
    "email": "emails",
    "call_note": "call_notes",
}


@dataclass(frozen=True, slots=True)
class Done:
    """An interaction that the manager recorded; its days are dates where they were made.

    `rated`: at least one item was met, partly met or missed in it. `critiqued_on`: None where the app of
    those days did not say.
    """

    rep_id: str
    kind: str
    state: str
    occurred_on: date
    critiqued_on: date | None = None
    rated: bool = False

    @property
    def activity(self) -> Activity:
        """What it is counted as, when it counts."""
        return _ACTIVITY_OF[self.kind]

    @property
    def counts(self) -> bool:
        """A ride-along always; anything else once it was critiqued."""
        return self.kind == "ride_along" or (self.state != "open" and self.rated)

    @property
    def day(self) -> date:
        """The day it counts on: that of the meeting, or of the critique."""
        return self.occurred_on if self.kind == "ride_along" else self.critiqued_on or self.occurred_on


@dataclass(frozen=True, slots=True)
class Target:
    """`target` of an activity in its period from `valid_from` on; `manager_id` None: everybody's.

    Without a `target` a manager has everybody's again, and everybody's is none.
    """

    id: str
    activity: Activity
    target: int | None
    valid_from: date
    manager_id: str | None = None


@dataclass(frozen=True, slots=True)
class Manager:
    """Who is counted: the active reps, the targets of the organization, and its working days.

    `reps`: each with the day they started; None: it is not known.
    """

    id: str
    reps: Mapping[str, date | None]
    targets: Sequence[Target]
    calendar: WorkingCalendar


@dataclass(frozen=True, slots=True)
class Figure:
    """What was done in a stretch. `due` None: nobody set a target; `not_talked_through`: of what counts."""

    stretch: Stretch
    have: int
    due: int | None
    not_talked_through: int


def target_on(targets: Iterable[Target], activity: Activity, manager_id: str, day: date) -> int | None:
    """The target in force on a day: the manager's own, or everybody's; of several the latest. None: none."""
    begun = [one for one in targets if one.activity == activity and one.valid_from <= day]
    for whose in (manager_id, None):
        theirs = [one for one in begun if one.manager_id == whose]
        latest = max(theirs, key=lambda one: (one.valid_from, one.id), default=None)
        if latest is not None and latest.target is not None:
            return latest.target
    return None


def figure(activity: Activity, manager: Manager, done: Iterable[Done], stretch: Stretch) -> Figure:
    """What the manager did of this in whole days, and what the stretch asks for, rounded down.

    Notes count up to the target for each rep: more of one rep make up for no other. Those of a rep who was
    the manager's then, and is no more, stay counted and are all that was asked of that rep.
    """
    counted = _counted(activity, done, stretch)
    asked = _asked(activity, manager, stretch)
    waiting = sum(one.state != "debriefed" for one in counted)
    if activity == "field_days":
        have = len({one.day for one in counted})
        return Figure(stretch, have, None if asked is None else floor(asked), waiting)
    if activity != "call_notes" or asked is None:
        return Figure(stretch, len(counted), None if asked is None else floor(asked), waiting)
    reps = _reps_in(manager, stretch)
    by_rep = {rep: min(count, ceil(asked)) for rep, count in _by_rep(counted).items()}
    gone = sum(count for rep, count in by_rep.items() if rep not in reps)
    return Figure(stretch, sum(by_rep.values()), floor(asked * len(reps)) + gone, waiting)


def notes_missing(manager: Manager, done: Iterable[Done], stretch: Stretch) -> dict[str, int]:
    """How many call notes of each active rep are still to be audited in the stretch; none left: not in it."""
    asked = _asked("call_notes", manager, stretch)
    if asked is None:
        return {}
    by_rep = _by_rep(_counted("call_notes", done, stretch))
    missing = {rep: ceil(asked) - by_rep[rep] for rep in sorted(_reps_in(manager, stretch))}
    return {rep: count for rep, count in missing.items() if count > 0}


def left_this_week(activity: Activity, now: Figure, calendar: WorkingCalendar, day: date) -> int:
    """How much of what is due in the period around `day` (`now`) falls on the rest of its week.

    The rest of a month is spread over its working days that are left, this one among them, and rounded up.
    """
    rest = max(0, (now.due or 0) - now.have)
    if PERIOD_OF[activity] == "week":
        return rest
    days = calendar.days(Stretch(day, now.stretch.last))
    week = period_of("week", day)
    of_week = sum(one in week for one in days)
    return ceil(Fraction(rest * of_week, len(days))) if days else 0


def _asked(activity: Activity, manager: Manager, stretch: Stretch) -> Fraction | None:
    """Each working day asks for its share of the target in force on it; None: on none is there one."""
    calendar = manager.calendar
    shares = [
        Fraction(target, len(calendar.days(period_of(PERIOD_OF[activity], day))))
        for day in calendar.days(stretch)
        if (target := target_on(manager.targets, activity, manager.id, day)) is not None
    ]
    return sum(shares, Fraction(0)) if shares else None


def _counted(activity: Activity, done: Iterable[Done], stretch: Stretch) -> list[Done]:
    return [one for one in done if one.activity == activity and one.counts and one.day in stretch]


def _reps_in(manager: Manager, stretch: Stretch) -> set[str]:
    """Who had started when the stretch ended."""
    return {rep for rep, started in manager.reps.items() if started is None or started <= stretch.last}


def _by_rep(counted: Iterable[Done]) -> Counter[str]:
    return Counter(one.rep_id for one in counted)
