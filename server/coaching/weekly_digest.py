"""The week of an organization's managers in counts, as its directors get it: no note, no rep, no customer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from server.coaching.activity import PERIOD_OF, Activity, Done, Figure, Manager, figure
from server.coaching.working_days import Stretch, period_of

#: After so many days without a ride-along or a critique a rep counts as not seen, as on Who was seen.
NOT_SEEN_DAYS: Final = 30
_A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Debrief:
    """When an interaction was finished, and when it was talked through; None: it cannot be told."""

    state: str
    finished_at: datetime | None
    debriefed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Row:
    """One manager's week. `reached`: one things of theirs. `not_seen` of their `reps`.

    `finished`, `within_a_day`: what was finished in the week, and talked through at most a day later.
    """

    name: str
    activities: Mapping[Activity, Figure]
    reached: int
    reps: int
    not_seen: int
    finished: int
    within_a_day: int


@dataclass(frozen=True, slots=True)
class Digest:
    """The week of all managers, by name, as it is no contest. `not_seen` of `reps`: each rep once."""

    week: Stretch
    rows: Sequence[Row]
    reps: int
    not_seen: int

    @property
    def reached(self) -> int:
        """One things reached in the week."""
        return sum(row.reached for row in self.rows)

    @property
    def finished(self) -> int:
        """What was finished in the week."""
        return sum(row.finished for row in self.rows)

    @property
    def within_a_day(self) -> int:
        """And talked through within a day."""
        return sum(row.within_a_day for row in self.rows)


def week_before(day: date) -> Stretch:
    """The whole week before the one that this day is in."""
    return period_of("week", day - timedelta(days=7))


def row(
    name: str,
    manager: Manager,
    done: Sequence[Done],
    not_seen: int,
    reached: int,
    debriefs: Iterable[Debrief],
    week: Stretch,
) -> Row:
    """A manager's row. `done`: what they did; `not_seen`: how many of their reps."""
    finished, within = debriefs_in(debriefs)
    activities = {activity: figure(activity, manager, done, week) for activity in PERIOD_OF}
    return Row(name, activities, reached, len(manager.reps), not_seen, finished, within)


def not_seen(reps: Mapping[str, date | None], seen_on: Mapping[str, date], day: date) -> set[str]:
    """Those of these reps (each with the day they began) whom nobody saw for 30 days, or ever.

    `seen_on`: by rep the last day on which somebody rode along or critiqued something. Not before they begin.
    Twin of `not_seen` in pwa/app/coaching/coverage.ts.
    """
    begun = [rep for rep, started in reps.items() if started is None or started <= day]
    return {rep for rep in begun if (day - seen_on.get(rep, date.min)).days >= NOT_SEEN_DAYS}


def debriefs_in(debriefs: Iterable[Debrief]) -> tuple[int, int]:
    """How many were finished, and how many of them were talked through at most a day later.

    Twin of `debriefsOf` in pwa/app/coaching/debriefs.ts.
    """
    finished = [one for one in debriefs if one.state != "open"]
    waits = [
        one.debriefed_at - one.finished_at
        for one in finished
        if one.state == "debriefed" and one.debriefed_at and one.finished_at
    ]
    return len(finished), sum(wait <= _A_DAY for wait in waits)


def seen_by_rep(done: Iterable[Done], day: date) -> dict[str, date]:
    """By rep the last day until this one on which they were seen."""
    last: dict[str, date] = {}
    for one in done:
        if one.counts and one.day <= day:
            last[one.rep_id] = max(one.day, last.get(one.rep_id, one.day))
    return last
