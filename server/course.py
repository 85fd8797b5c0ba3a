"""How opportunities went, period by period, against what was due: of a rep, a team or the organization."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from math import floor
from typing import TypedDict

from sqlalchemy.orm import Session

from server.coaching.counting import NOT_KNOWN, Count, is_known
from server.coaching.funnel import Rep
from server.coaching.goals import Goal, due, due_of_rep, goals_of, in_force
from server.coaching.reading import Status
from server.coaching.team_reading import in_sum, part_of
from server.coaching.working_days import Period, Stretch, WorkingCalendar, periods_until
from server.store.course import SOURCES, ByDay, From, opportunities_by_day

#: How many periods it goes back: a quarter of weeks, three years of quarters.
AS_FAR_AS = 12


class Point(TypedDict):
    """A period, up to the day of reading; `have` None: not known, `due` None: no goal."""

    since: str
    until: str
    have: int | None
    due: int | None
    status: Status


def course_of(
    session: Session,
    organization_id: str,
    reps: Mapping[str, Rep],
    together: Sequence[Goal],
    calendar: WorkingCalendar,
    by: Period,
    as_of: date,
) -> list[Point]:
    """The period of `as_of` so far and whole ones before it, the oldest first.

    `together`: the goals for opportunities that all these reps have as a whole, the one to prefer first.
    """
    periods = _periods(by, as_of)
    days = opportunities_by_day(session, organization_id, Stretch(periods[0].first, as_of), reps.keys())
    counts = _counts(days, periods, reps)
    return [
        _point(counts[place], stretch, reps, together, calendar, by) for place, stretch in enumerate(periods)
    ]


def begins(by: Period, as_of: date) -> date:
    """The first day of the course that ends on `as_of`."""
    return _periods(by, as_of)[0].first


def _periods(by: Period, as_of: date) -> list[Stretch]:
    """The last one ends on `as_of`."""
    return [stretch.until(as_of) for stretch in periods_until(by, as_of, AS_FAR_AS)]


def _counts(days: ByDay, periods: Sequence[Stretch], reps: Mapping[str, Rep]) -> list[dict[str, Count]]:
    """By period what each rep had, as `counts_by_rep` counts it."""
    ends = [stretch.last for stretch in periods]
    found: Counter[tuple[int, str, From, str]] = Counter()
    of_anybody: dict[int, date] = {}
    for one in days.days:
        place = bisect_left(ends, one.day)
        of_anybody[place] = one.day
        found[place, one.rep_id, one.source, one.verdict] += one.count

    def count(place: int, rep_id: str) -> Count:
        period = periods[place]
        since = {source: days.since.get((rep_id, source), date.max) for source in SOURCES}
        anybody = [of_anybody[place]] if place in of_anybody else []
        if not is_known(min(since.values()), anybody, period):
            return NOT_KNOWN
        listed: From = "crm" if since["crm"] <= period.last else "number"
        sources: tuple[From, ...] = (listed, "conversation")
        have, unchecked = (
            sum(found[place, rep_id, source, verdict] for source in sources)
            for verdict in ("counted", "unchecked")
        )
        return Count(have, unchecked=unchecked)

    return [{rep_id: count(place, rep_id) for rep_id in reps} for place in range(len(periods))]


def _point(
    counts: Mapping[str, Count],
    stretch: Stretch,
    reps: Mapping[str, Rep],
    together: Sequence[Goal],
    calendar: WorkingCalendar,
    by: Period,
) -> Point:
    parts = []
    for rep_id, rep in reps.items():
        preferred = goals_of(rep.goals, "opportunities", rep.whose, by)
        has_goal = any(in_force(preferred, day) for day in stretch)
        asked = floor(due_of_rep(preferred, stretch, calendar, rep.presence)) if has_goal else None
        parts.append(part_of(counts[rep_id], asked))
    has_goal = any(in_force(together, day) for day in stretch)
    whole = floor(due(together, calendar.days(stretch), calendar)) if has_goal else None
    figure = in_sum("opportunities", parts, whole)
    return {
        "since": stretch.first.isoformat(),
        "until": stretch.last.isoformat(),
        "have": figure["have"],
        "due": figure["due"],
        "status": figure["status"],
    }
