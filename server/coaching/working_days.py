"""Which days count: the organization's working days, those a rep was there, and the periods they make."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal, TypeAlias

Period: TypeAlias = Literal["day", "week", "month", "quarter"]

#: The shortest first: the longer of two is the later.
PERIODS: Final[tuple[Period, ...]] = ("day", "week", "month", "quarter")
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONDAY_TO_FRIDAY: Final = frozenset(WEEKDAYS[:5])


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Days from `first` to `last`, both of them in it; none at all when `last` is the earlier."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        return map(date.fromordinal, range(self.first.toordinal(), self.last.toordinal() + 1))

    def until(self, day: date) -> Stretch:
        """The part of it up to `day`, that day included."""
        return Stretch(self.first, min(self.last, day))


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """When the organization works: `weekdays` by their names in `WEEKDAYS`, and the holidays off."""

    weekdays: frozenset[str] = MONDAY_TO_FRIDAY
    holidays: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether the organization works on this day."""
        return WEEKDAYS[day.weekday()] in self.weekdays and day not in self.holidays

    def days(self, stretch: Stretch) -> list[date]:
        """The working days of a stretch, in their order."""
        return list(_working_days(self, stretch))


@lru_cache(maxsize=4096)  # the same weeks and quarters, for every rep and goal
def _working_days(calendar: WorkingCalendar, stretch: Stretch) -> tuple[date, ...]:
    return tuple(day for day in stretch if calendar.is_working(day))


@dataclass(frozen=True, slots=True)
class Presence:
    """When a rep is there: from `started_on` (None: always), but for absences, which include both ends."""

    started_on: date | None = None
    absences: tuple[Stretch, ...] = ()

    def is_there(self, day: date) -> bool:
        """Whether the rep had begun and was not absent; says nothing of working days."""
        if self.started_on is not None and day < self.started_on:
            return False
        return not any(day in absence for absence in self.absences)

    def begun(self, days: Iterable[date]) -> list[date]:
        """Those of these days since which the rep is with the organization, absent or not."""
        return [day for day in days if self.started_on is None or day >= self.started_on]

    def days(self, days: Iterable[date]) -> list[date]:
        """Those of these days on which the rep was there."""
        if self.started_on is None and not self.absences:
            return list(days)
        return [day for day in days if self.is_there(day)]


def period_of(period: Period, day: date) -> Stretch:
    """The day, the week (it begins on Monday), the month or the quarter that holds this day."""
    if period == "day":
        return Stretch(day, day)
    if period == "week":
        monday = day.toordinal() - day.weekday()
        return Stretch(date.fromordinal(monday), date.fromordinal(min(monday + 6, date.max.toordinal())))
    months = 3 if period == "quarter" else 1
    first_month = (day.month - 1) // months * months + 1
    last_month = first_month + months - 1
    return Stretch(
        date(day.year, first_month, 1), date(day.year, last_month, monthrange(day.year, last_month)[1])
    )


def periods_until(period: Period, day: date, count: int) -> list[Stretch]:
    """The one around this day and those before it, the oldest first; fewer where the calendar begins."""
    found = [period_of(period, day)]
    while len(found) < count and found[-1].first > date.min:
        found.append(period_of(period, found[-1].first - timedelta(days=1)))
    return found[::-1]
