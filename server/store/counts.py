"""What reps had in a stretch of days, and what of it is known: for many reps at once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, func, literal, select, union_all
from sqlalchemy.orm import Session

from server.coaching.counting import (
    RULE_FIELDS,
    Count,
    Criterion,
    Opportunity,
    count_opportunities,
)
from server.coaching.goals import Metric
from server.coaching.working_days import Stretch
from server.store import tables
from server.store.numbers import criteria_of

Counts = dict[Metric, Count]

#: What a conversation says that became an opportunity, by the names that an opportunity has for it.
_SAID_OF_IT = {"account": "customer", "next_step": "next_step", "next_step_on": "next_step_on"}


@dataclass(slots=True)
class Known:
    """Since when each rep has anything of a metric, and of which metrics anybody has any in the stretch.

    `listed`: since when a rep has opportunities one by one; else there are only counts of them.
    """

    since: dict[tuple[str, str], date] = field(default_factory=dict)
    listed: dict[str, date] = field(default_factory=dict)
    anybody: set[str] = field(default_factory=set)

    def of(self, rep_id: str, metric: Metric, stretch: Stretch) -> bool:
        """Whether this figure of a rep is known, rather than not brought in."""
        since = self.since.get((rep_id, metric))
        return since is not None and since <= stretch.last and metric in self.anybody


def counts_by_rep(
    session: Session, organization_id: str, rep_ids: Collection[str], stretch: Stretch
) -> dict[str, Counts]:
    """What each of these reps had of every metric in a stretch; one that is not known says so."""
    known = _known(session, organization_id, stretch)
    sums = _sums(session, organization_id, stretch)
    engaged = _opportunities(session, organization_id, rep_ids, stretch)
    found: dict[str, Counts] = {}
    for rep_id in rep_ids:
        counts: Counts = {}
        for metric in ("conversations", "calls", "emails"):
            counts[metric] = Count(sums.get((rep_id, metric), 0), known.of(rep_id, metric, stretch))
        is_known = known.of(rep_id, "opportunities", stretch)
        if known.listed.get(rep_id, date.max) <= stretch.last:
            counts["opportunities"] = engaged.count(rep_id, stretch, known=is_known)
        else:
            counts["opportunities"] = Count(sums.get((rep_id, "opportunities"), 0), is_known)
        found[rep_id] = counts
    return found


@dataclass(slots=True)
class _Engaged:
    """The opportunities of a stretch by rep: judged one by one, or counted when there is no criterion."""

    criteria: list[Criterion]
    marks: dict[tuple[str, str], bool]
    listed: dict[str, list[Opportunity]]
    counted: dict[str, int]

    def count(self, rep_id: str, stretch: Stretch, *, known: bool) -> Count:
        if not self.criteria:
            return Count(self.counted.get(rep_id, 0), known)
        return count_opportunities(
            self.listed.get(rep_id, ()), self.criteria, self.marks, stretch, known=known
        )


def _opportunities(
    session: Session, organization_id: str, rep_ids: Collection[str], stretch: Stretch
) -> _Engaged:
    criteria = [
        one
        for one in criteria_of(session, organization_id)
        if one.valid_from <= stretch.last and (one.valid_to is None or stretch.first <= one.valid_to)
    ]
    if not criteria:
        return _Engaged([], {}, {}, _how_many(session, organization_id, stretch))
    listed: dict[str, list[Opportunity]] = {}
    for rep_id, opportunity in opportunities_engaged(session, organization_id, stretch, rep_ids):
        listed.setdefault(rep_id, []).append(opportunity)
    return _Engaged(criteria, marks_of(session, organization_id), listed, {})


def opportunities_engaged(
    session: Session, organization_id: str, stretch: Stretch, rep_ids: Collection[str]
) -> Iterable[tuple[str, Opportunity]]:
    """The opportunities engaged in a stretch, and conversations that became one, each with its rep's id."""
    reps = frozenset(rep_ids)
    deal, talk = tables.Opportunity, tables.Conversation
    fields = [getattr(deal, name) for name in RULE_FIELDS]
    asked = select(deal.id, deal.rep_id, deal.engaged_on, *fields).where(
        *_in(deal, deal.engaged_on, organization_id, stretch)
    )
    for row in session.execute(asked):
        if row.rep_id in reps and row.engaged_on is not None:
            told = {name: getattr(row, name) for name in RULE_FIELDS}
            yield row.rep_id, Opportunity(row.id, row.engaged_on, told)
    said = [getattr(talk, name) for name in _SAID_OF_IT.values()]
    became = select(talk.id, talk.rep_id, talk.held_on, *said).where(
        *_in(talk, talk.held_on, organization_id, stretch), talk.opportunity
    )
    for row in session.execute(became):
        if row.rep_id in reps:
            known = {name: getattr(row, column) for name, column in _SAID_OF_IT.items()}
            yield row.rep_id, Opportunity(row.id, row.held_on, known)


def marks_of(session: Session, organization_id: str) -> dict[tuple[str, str], bool]:
    """What was marked by hand, by what it is about and the criterion."""
    mark = tables.Mark
    asked = select(mark.about_id, mark.criterion_id, mark.met)
    rows = session.execute(asked.where(mark.organization_id == organization_id, ~mark.deleted))
    return {(row.about_id, row.criterion_id): row.met for row in rows}


def _how_many(session: Session, organization_id: str, stretch: Stretch) -> dict[str, int]:
    deal, talk = tables.Opportunity, tables.Conversation
    both = union_all(
        select(deal.rep_id.label("rep_id")).where(*_in(deal, deal.engaged_on, organization_id, stretch)),
        select(talk.rep_id.label("rep_id")).where(
            *_in(talk, talk.held_on, organization_id, stretch), talk.opportunity
        ),
    ).subquery()
    rows = session.execute(select(both.c.rep_id, func.count()).group_by(both.c.rep_id))
    return {rep_id: int(count) for rep_id, count in rows}


def _sums(session: Session, organization_id: str, stretch: Stretch) -> dict[tuple[str, str], int]:
    """Counts of metrics by rep and metric; every conversation that was noted is one more."""
    metric, talk = tables.Metric, tables.Conversation
    counted = select(metric.rep_id, metric.metric, func.sum(metric.count)).where(
        *_in(metric, metric.counted_on, organization_id, stretch)
    )
    sums = {
        (rep_id, name): int(total)
        for rep_id, name, total in session.execute(counted.group_by(metric.rep_id, metric.metric))
    }
    held = select(talk.rep_id, func.count()).where(*_in(talk, talk.held_on, organization_id, stretch))
    for rep_id, total in session.execute(held.group_by(talk.rep_id)):
        sums[rep_id, "conversations"] = sums.get((rep_id, "conversations"), 0) + int(total)
    return sums


def _known(session: Session, organization_id: str, stretch: Stretch) -> Known:
    known = Known()
    for rep_id, metric, since, last in session.execute(_firsts(organization_id, stretch)):
        before = known.since.get((rep_id, metric), date.max)
        known.since[rep_id, metric] = min(before, since)
        if last is not None:
            known.anybody.add(metric)
    for rep_id, since in session.execute(_listed(organization_id)):
        known.listed[rep_id] = min(known.listed.get(rep_id, date.max), since)
    return known


def _listed(organization_id: str) -> CompoundSelect[Any]:
    """Rep, and the date of their first opportunity, or conversation that became one."""
    deal, talk = tables.Opportunity, tables.Conversation
    engaged = (deal.organization_id == organization_id, ~deal.deleted, deal.engaged_on.is_not(None))
    held = (talk.organization_id == organization_id, ~talk.deleted, talk.opportunity.is_(True))
    return union_all(
        select(deal.rep_id, func.min(deal.engaged_on)).where(*engaged).group_by(deal.rep_id),
        select(talk.rep_id, func.min(talk.held_on)).where(*held).group_by(talk.rep_id),
    )


def _firsts(organization_id: str, stretch: Stretch) -> Select[Any]:
    """Rep, metric, the date of the first, and any date within the stretch."""
    deal, talk, metric = tables.Opportunity, tables.Conversation, tables.Metric

    def of(table: Any, name: Any, day: Any, *which: ColumnElement[bool]) -> Select[Any]:
        within = func.max(day).filter(day.between(stretch.first, stretch.last))
        own = (table.organization_id == organization_id, ~table.deleted, day.is_not(None), *which)
        columns = (table.rep_id.label("rep_id"), name.label("metric"), func.min(day).label("since"))
        return select(*columns, within.label("last")).where(*own)

    every = union_all(
        of(metric, metric.metric, metric.counted_on).group_by(metric.rep_id, metric.metric),
        of(talk, literal("conversations"), talk.held_on).group_by(talk.rep_id),
        of(talk, literal("opportunities"), talk.held_on, talk.opportunity.is_(True)).group_by(talk.rep_id),
        of(deal, literal("opportunities"), deal.engaged_on).group_by(deal.rep_id),
    ).subquery()
    return select(every.c.rep_id, every.c.metric, every.c.since, every.c.last)


def _in(table: Any, day: Any, organization_id: str, stretch: Stretch) -> tuple[ColumnElement[bool], ...]:
    return (
        table.organization_id == organization_id,
        ~table.deleted,
        day.between(stretch.first, stretch.last),
    )
