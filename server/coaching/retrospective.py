"""Which review a rep and their manager hold on which day, and how far one is.

A new hire is reviewed daily on their first working days, everybody else once a week; the switch comes by
itself. What is a working day of a rep (the organization's days, its holidays, the rep's absences, and nothing
before they began) is asked of the `works` of their rhythm: see `working_days`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, TypeAlias
from uuid import UUID, uuid5

Works: TypeAlias = Callable[[date], bool]
Period: TypeAlias = Literal["day", "week"]
State: TypeAlias = Literal["to_come", "due", "late", "held", "closed"]
Absent: TypeAlias = Literal["numbers", "preparation", "went_well", "next_steps"]

#: How far a review is looked for, ahead and back: whoever is away for longer has none.
LOOK_DAYS: Final = 42
#: However often they are away, the first weeks of a new hire are over by then.
LONGEST_START_DAYS: Final = 366

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How one rep is reviewed. `works`: whether a day is a working day of theirs. `started_on` None: not
    known, so they are not new. `new_hire_days`: their first working days, reviewed daily; 0 to 60.
    `review_day`: the weekday of the week's review, 0 for Monday."""

    works: Works
    started_on: date | None
    new_hire_days: int
    review_day: int


@dataclass(frozen=True, slots=True)
class Review:
    """A review to hold. `starts_on`: the day itself, or the week's Monday. `due_on`: when it is held.
    `nth`: the how-manieth working day of a new hire it is; None for a week's."""

    period: Period
    starts_on: date
    due_on: date
    nth: int | None = None


@dataclass(frozen=True, slots=True)
class Switch:
    """From daily to weekly: the last daily review, the first working day without one, and the first review of
    a week; None when none is in sight."""

    last_daily_on: date
    weekly_from: date
    first_week_on: date | None


@dataclass(frozen=True, slots=True)
class Held:
    """What is kept of a retrospective, as far as it says how far it is. None for no text."""

    manager_closed: bool = False
    rep_closed: bool = False
    prepared: bool = False
    has_reading: bool = False
    achievements: str | None = None
    next_steps: str | None = None


def review_id(rep_id: str, period: Period, starts_on: date) -> str:
    """The id of a review, the same on whichever phone it is begun. `starts_on`: the day, or the Monday."""
    return str(uuid5(UUID(rep_id), f"{period}:{starts_on.isoformat()}"))


def review_on(day: date, rhythm: Rhythm) -> Review | None:
    """The review that is held on this very day; None on any other.

    A daily one on each of a new hire's first working days. Else the week's: on the review day, or the last
    working day before it in that week, or the first one after when there is none before.
    """
    if not rhythm.works(day):
        return None
    nth = new_hire_day(day, rhythm)
    if nth is not None:
        return Review("day", day, day, nth)
    monday = day - _DAY * day.weekday()
    return Review("week", monday, day) if _held_on(monday, rhythm) == day else None


def next_review(day: date, rhythm: Rhythm) -> Review | None:
    """The review of this day, or the next one; None when there is none in six weeks."""
    return _first((day + _DAY * ahead for ahead in range(LOOK_DAYS + 1)), rhythm)


def last_review(day: date, rhythm: Rhythm) -> Review | None:
    """The latest review before this day; None when there was none in six weeks."""
    return _first((day - _DAY * ago for ago in range(1, LOOK_DAYS + 1)), rhythm)


def due_on(period: Period, starts_on: date, rhythm: Rhythm) -> date:
    """When a review is held, whether it was or not. `starts_on`: the day, or the Monday of the week."""
    if period == "day":
        return starts_on
    return _held_on(starts_on, rhythm) or starts_on + _DAY * rhythm.review_day


def new_hire_day(day: date, rhythm: Rhythm) -> int | None:
    """The how-manieth working day of a new hire this is, from 1; None for nobody new, and for a day off."""
    if rhythm.started_on is None or day < rhythm.started_on or not rhythm.works(day):
        return None
    nth, one = 0, rhythm.started_on
    while one <= day and nth <= rhythm.new_hire_days:
        nth += rhythm.works(one)
        one += _DAY
    return nth if nth <= rhythm.new_hire_days else None


def switch_told(day: date, rhythm: Rhythm) -> Switch | None:
    """The switch to the week, when this day is one to tell it: from the second last daily review on, until
    the first review of a week was due."""
    if rhythm.started_on is None or (day - rhythm.started_on).days > LONGEST_START_DAYS + LOOK_DAYS:
        return None
    last = _last_daily(rhythm)
    if last is None:
        return None
    ahead = (last + _DAY * days for days in range(1, LOOK_DAYS))
    weekly_from = next((one for one in ahead if rhythm.works(one)), last + _DAY)
    first = next_review(weekly_from, rhythm)
    before = last_review(last, rhythm)
    told_from = before.due_on if before else last
    told_to = first.due_on if first else weekly_from
    return Switch(last, weekly_from, first.due_on if first else None) if told_from <= day <= told_to else None


def state_of(due_on: date, held: Held | None, today: date) -> State:
    """How far a review is. `held`: the manager closed it; `closed`: both did. `held` None: none was begun."""
    if held is not None and held.manager_closed:
        return "closed" if held.rep_closed else "held"
    if today == due_on:
        return "due"
    return "late" if due_on < today else "to_come"


def absent_in(held: Held) -> tuple[Absent, ...]:
    """What a retrospective went without; it is one all the same."""
    here = {
        "numbers": held.has_reading,
        "preparation": held.prepared,
        "went_well": bool((held.achievements or "").strip()),
        "next_steps": bool((held.next_steps or "").strip()),
    }
    absent: tuple[Absent, ...] = ("numbers", "preparation", "went_well", "next_steps")
    return tuple(name for name in absent if not here[name])


def _held_on(monday: date, rhythm: Rhythm) -> date | None:
    days = [monday + _DAY * weekday for weekday in range(7)]
    before = [day for day in days[: rhythm.review_day + 1] if rhythm.works(day)]
    after = [day for day in days[rhythm.review_day + 1 :] if rhythm.works(day)]
    return before[-1] if before else next(iter(after), None)


def _first(days: Iterable[date], rhythm: Rhythm) -> Review | None:
    found = (review_on(day, rhythm) for day in days)
    return next((review for review in found if review is not None), None)


def _last_daily(rhythm: Rhythm) -> date | None:
    """The last day of the daily reviews; None when there are none, or they do not end in sight."""
    if rhythm.started_on is None:
        return None
    ahead = (rhythm.started_on + _DAY * days for days in range(LONGEST_START_DAYS))
    daily = [day for day in ahead if rhythm.works(day)][: rhythm.new_hire_days]
    return daily[-1] if 0 < len(daily) == rhythm.new_hire_days else None
