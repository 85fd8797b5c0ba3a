"""What reps had of opportunities day by day, over many periods at once: grouped by the database."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select, union_all
from sqlalchemy.orm import Session

from server.coaching.counting import Verdict, judge
from server.coaching.working_days import Stretch
from server.store.counts import marks_of, opportunities_engaged
from server.store.numbers import criteria_of
from server.store.tables import Conversation, Metric, Opportunity


@dataclass(frozen=True, slots=True)
class OnADay:
    """How many opportunities of a rep that were engaged on a day came to this verdict."""

    rep_id: str
    day: date
    verdict: Verdict
    count: int


@dataclass(frozen=True, slots=True)
class ByDay:
    """Of everybody in the organization.

    `listed`: opportunities one by one; `sums`: those that came as a mere number, for who has none listed.
    `listed_since` and `sums_since`: the first day, ever, by rep.
    """

    listed: list[OnADay]
    sums: list[OnADay]
    listed_since: dict[str, date] = field(default_factory=dict)
    sums_since: dict[str, date] = field(default_factory=dict)


def opportunities_by_day(
    session: Session, organization_id: str, stretch: Stretch, rep_ids: Collection[str]
) -> ByDay:
    """The days of a stretch; judged one by one are only the opportunities of these reps, by the criteria."""
    listed = list(_listed(session, organization_id, stretch))
    if criteria := criteria_of(session, organization_id):
        marks = marks_of(session, organization_id)
        judged = (
            OnADay(rep_id, one.engaged_on, judge(one, criteria, marks).verdict, 1)
            for rep_id, one in opportunities_engaged(session, organization_id, stretch, rep_ids)
        )
        listed = [one for one in listed if one.rep_id not in rep_ids] + list(judged)
    metric = Metric.organization_id == organization_id, ~Metric.deleted, Metric.metric == "opportunities"
    sums = select(Metric.rep_id, Metric.counted_on, func.sum(Metric.count)).where(
        *metric, Metric.counted_on.between(stretch.first, stretch.last)
    )
    first = select(Metric.rep_id, func.min(Metric.counted_on)).where(*metric).group_by(Metric.rep_id)
    return ByDay(
        listed,
        [
            OnADay(rep_id, day, "counted", int(count))
            for rep_id, day, count in session.execute(sums.group_by(Metric.rep_id, Metric.counted_on))
        ],
        _since(session, _engaged(organization_id)),
        {row.rep_id: row[1] for row in session.execute(first)},
    )


def _listed(session: Session, organization_id: str, stretch: Stretch) -> Iterator[OnADay]:
    engaged = _engaged(organization_id).subquery()
    days = select(engaged.c.rep_id, engaged.c.day, func.count()).where(
        engaged.c.day.between(stretch.first, stretch.last)
    )
    for rep_id, day, count in session.execute(days.group_by(engaged.c.rep_id, engaged.c.day)):
        yield OnADay(rep_id, day, "counted", count)


def _since(session: Session, engaged: Any) -> dict[str, date]:
    them = engaged.subquery()
    first = select(them.c.rep_id, func.min(them.c.day)).group_by(them.c.rep_id)
    return {row.rep_id: row[1] for row in session.execute(first)}


def _engaged(organization_id: str) -> Any:
    """Rep and day of every opportunity, and of every conversation that became one."""

    def of(table: type[Opportunity] | type[Conversation], day: Any, *which: Any) -> Select[Any]:
        own = table.organization_id == organization_id, ~table.deleted, day.is_not(None), *which
        return select(table.rep_id.label("rep_id"), day.label("day")).where(*own)

    return union_all(
        of(Opportunity, Opportunity.engaged_on),
        of(Conversation, Conversation.held_on, Conversation.opportunity),
    )
