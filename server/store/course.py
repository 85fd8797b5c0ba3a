"""What reps had of opportunities day by day, over many periods at once: grouped by the database."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal, TypeAlias

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.coaching.counting import Verdict, judge
from server.coaching.working_days import Stretch
from server.store.engaged import Source, every_engaged, marks_on, opportunities_engaged, within
from server.store.numbers import criteria_of
from server.store.tables import Metric

#: `number`: opportunities that came as a mere number.
From: TypeAlias = Source | Literal["number"]
SOURCES: Final[tuple[From, ...]] = ("crm", "conversation", "number")


@dataclass(frozen=True, slots=True)
class OnADay:
    """How many opportunities of a rep that were engaged on a day came to this verdict."""

    rep_id: str
    source: From
    day: date
    verdict: Verdict
    count: int


@dataclass(frozen=True, slots=True)
class ByDay:
    """Of everybody in the organization. `since`: the first day, ever, by rep and source."""

    days: list[OnADay]
    since: dict[tuple[str, From], date] = field(default_factory=dict)


def opportunities_by_day(
    session: Session, organization_id: str, stretch: Stretch, rep_ids: Collection[str]
) -> ByDay:
    """The days of a stretch; judged one by one are only the opportunities of these reps, by the criteria."""
    every = every_engaged(organization_id).subquery()
    asked = select(every.c.rep_id, every.c.source, every.c.day, func.count()).where(
        every.c.day.between(stretch.first, stretch.last)
    )
    rows = session.execute(asked.group_by(every.c.rep_id, every.c.source, every.c.day))
    days = [OnADay(rep_id, source, day, "counted", count) for rep_id, source, day, count in rows]
    if criteria := criteria_of(session, organization_id):
        marks = marks_on(session, organization_id, stretch, rep_ids)
        judged = (
            OnADay(rep_id, source, one.engaged_on, judge(one, criteria, marks).verdict, 1)
            for rep_id, source, one in opportunities_engaged(session, organization_id, stretch, rep_ids)
        )
        days = [one for one in days if one.rep_id not in rep_ids] + list(judged)
    first = select(every.c.rep_id, every.c.source, func.min(every.c.day))
    since: dict[tuple[str, From], date] = {
        (rep_id, source): day
        for rep_id, source, day in session.execute(first.group_by(every.c.rep_id, every.c.source))
    }
    numbers, numbers_since = _numbers(session, organization_id, stretch)
    return ByDay(days + numbers, since | numbers_since)


def _numbers(
    session: Session, organization_id: str, stretch: Stretch
) -> tuple[list[OnADay], dict[tuple[str, From], date]]:
    is_one = Metric.metric == "opportunities"
    sums = select(Metric.rep_id, Metric.counted_on, func.sum(Metric.count)).where(
        *within(Metric, Metric.counted_on, organization_id, stretch), is_one
    )
    days = [
        OnADay(rep_id, "number", day, "counted", int(count))
        for rep_id, day, count in session.execute(sums.group_by(Metric.rep_id, Metric.counted_on))
    ]
    first = select(Metric.rep_id, func.min(Metric.counted_on)).where(
        Metric.organization_id == organization_id, ~Metric.deleted, is_one
    )
    return days, {(rep_id, "number"): day for rep_id, day in session.execute(first.group_by(Metric.rep_id))}
