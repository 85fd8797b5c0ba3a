"""What reps had in a stretch of days, and what of it is known: for many reps at once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import Select, String, func, literal, select, union_all
from sqlalchemy.orm import Session

from server.coaching.counting import Count, Criterion, Opportunity, count_opportunities, is_known
from server.coaching.goals import Metric
from server.coaching.working_days import Stretch
from server.store import tables
from server.store.engaged import Source, among, every_engaged, marks_on, opportunities_engaged, within
from server.store.numbers import criteria_of

Counts = dict[Metric, Count]


def counts_by_rep(
    session: Session, organization_id: str, rep_ids: Collection[str], stretch: Stretch
) -> dict[str, Counts]:
    """What each of these reps had of every metric in a stretch; one that is not known says so.

    Opportunities of the CRM are counted one by one. Of a rep who has none there, those that came as a mere
    number are; a conversation that became an opportunity is one more in either case.
    """
    known = _known(session, organization_id, rep_ids, stretch)
    sums = _sums(session, organization_id, rep_ids, stretch)
    engaged = _opportunities(session, organization_id, rep_ids, stretch)
    found: dict[str, Counts] = {}
    for rep_id in rep_ids:
        counts: Counts = {}
        for metric in ("conversations", "calls", "emails"):
            counts[metric] = Count(sums.get((rep_id, metric), 0), known.of(rep_id, metric, stretch))
        is_there = known.of(rep_id, "opportunities", stretch)
        if known.is_listed(rep_id, stretch):
            counts["opportunities"] = engaged.count(rep_id, ("crm", "conversation"), known=is_there)
        else:
            count = engaged.count(rep_id, ("conversation",), known=is_there)
            numbers = sums.get((rep_id, "opportunities"), 0)
            counts["opportunities"] = replace(count, have=count.have + numbers)
        found[rep_id] = counts
    return found


@dataclass(slots=True)
class _Known:
    """Since when each rep has anything of a metric, and on which day of the stretch anybody has.

    `listed`: since when a rep has opportunities of the CRM, one by one.
    """

    since: dict[tuple[str, str], date] = field(default_factory=dict)
    listed: dict[str, date] = field(default_factory=dict)
    anybody: dict[str, date] = field(default_factory=dict)

    def of(self, rep_id: str, metric: Metric, stretch: Stretch) -> bool:
        """Whether this figure of a rep is known, rather than not brought in."""
        days = [self.anybody[metric]] if metric in self.anybody else []
        return is_known(self.since.get((rep_id, metric)), days, stretch)

    def is_listed(self, rep_id: str, stretch: Stretch) -> bool:
        return self.listed.get(rep_id, date.max) <= stretch.last


@dataclass(slots=True)
class _Engaged:
    """The opportunities of a stretch by rep: judged one by one, or counted when there is no criterion."""

    stretch: Stretch
    criteria: list[Criterion]
    marks: dict[tuple[str, str], bool]
    listed: dict[tuple[str, Source], list[Opportunity]]
    counted: dict[tuple[str, Source], int]

    def count(self, rep_id: str, sources: Sequence[Source], *, known: bool) -> Count:
        if not self.criteria:
            return Count(sum(self.counted.get((rep_id, source), 0) for source in sources), known)
        theirs = [one for source in sources for one in self.listed.get((rep_id, source), ())]
        return count_opportunities(theirs, self.criteria, self.marks, self.stretch, known=known)


def _opportunities(
    session: Session, organization_id: str, rep_ids: Collection[str], stretch: Stretch
) -> _Engaged:
    criteria = [
        one
        for one in criteria_of(session, organization_id)
        if one.valid_from <= stretch.last and (one.valid_to is None or stretch.first <= one.valid_to)
    ]
    engaged = _Engaged(stretch, criteria, {}, {}, {})
    if criteria:
        engaged.marks = marks_on(session, organization_id, stretch, rep_ids)
        for rep_id, source, opportunity in opportunities_engaged(session, organization_id, stretch, rep_ids):
            engaged.listed.setdefault((rep_id, source), []).append(opportunity)
    else:
        every = every_engaged(organization_id, rep_ids).subquery()
        asked = select(every.c.rep_id, every.c.source, func.count()).where(
            every.c.day.between(stretch.first, stretch.last)
        )
        for rep_id, source, count in session.execute(asked.group_by(every.c.rep_id, every.c.source)):
            engaged.counted[rep_id, source] = int(count)
    return engaged


def _sums(
    session: Session, organization_id: str, rep_ids: Collection[str], stretch: Stretch
) -> dict[tuple[str, str], int]:
    """Counts of metrics by rep and metric; every conversation that was noted is one more."""
    metric, talk = tables.Metric, tables.Conversation
    counted = select(metric.rep_id, metric.metric, func.sum(metric.count)).where(
        *within(metric, metric.counted_on, organization_id, stretch), *among(metric.rep_id, rep_ids)
    )
    sums = {
        (rep_id, name): int(total)
        for rep_id, name, total in session.execute(counted.group_by(metric.rep_id, metric.metric))
    }
    held = select(talk.rep_id, func.count()).where(
        *within(talk, talk.held_on, organization_id, stretch), *among(talk.rep_id, rep_ids)
    )
    for rep_id, total in session.execute(held.group_by(talk.rep_id)):
        sums[rep_id, "conversations"] = sums.get((rep_id, "conversations"), 0) + int(total)
    return sums


def _known(session: Session, organization_id: str, rep_ids: Collection[str], stretch: Stretch) -> _Known:
    known = _Known()
    every = every_engaged(organization_id, rep_ids).subquery()
    engaged = select(every.c.rep_id, every.c.source, func.min(every.c.day))
    for rep_id, source, since in session.execute(engaged.group_by(every.c.rep_id, every.c.source)):
        if source == "crm":
            known.listed[rep_id] = since
        known.since[rep_id, "opportunities"] = min(
            since, known.since.get((rep_id, "opportunities"), date.max)
        )
    for rep_id, metric, since in session.execute(_firsts(organization_id, rep_ids)):
        known.since[rep_id, metric] = min(since, known.since.get((rep_id, metric), date.max))
    known.anybody = dict(map(tuple, session.execute(_days_of_anybody(organization_id, stretch))))
    return known


def _firsts(organization_id: str, rep_ids: Collection[str]) -> Any:
    """Rep, metric, and the date of the first that came as a number, or that was noted."""
    talk, metric = tables.Conversation, tables.Metric
    numbers = select(metric.rep_id, metric.metric, func.min(metric.counted_on)).where(
        metric.organization_id == organization_id, ~metric.deleted, *among(metric.rep_id, rep_ids)
    )
    noted = select(talk.rep_id, literal("conversations", String), func.min(talk.held_on)).where(
        talk.organization_id == organization_id, ~talk.deleted, *among(talk.rep_id, rep_ids)
    )
    return union_all(numbers.group_by(metric.rep_id, metric.metric), noted.group_by(talk.rep_id))


def _days_of_anybody(organization_id: str, stretch: Stretch) -> Select[Any]:
    """Each metric of which anybody in the organization has some in a stretch, with a day of it."""
    deal, talk, metric = tables.Opportunity, tables.Conversation, tables.Metric
    named = {name: literal(name, String) for name in ("conversations", "opportunities")}
    every = union_all(
        select(metric.metric.label("metric"), func.max(metric.counted_on).label("day"))
        .where(*within(metric, metric.counted_on, organization_id, stretch))
        .group_by(metric.metric),
        select(named["conversations"], func.max(talk.held_on)).where(
            *within(talk, talk.held_on, organization_id, stretch)
        ),
        select(named["opportunities"], func.max(talk.held_on)).where(
            *within(talk, talk.held_on, organization_id, stretch), talk.opportunity.is_(True)
        ),
        select(named["opportunities"], func.max(deal.engaged_on)).where(
            *within(deal, deal.engaged_on, organization_id, stretch)
        ),
    ).subquery()
    asked = select(every.c.metric, func.max(every.c.day)).where(every.c.day.is_not(None))
    return asked.group_by(every.c.metric)
