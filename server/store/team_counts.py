"""What a team did in a stretch: its opportunities, conversations, calls and e-mails, each as one figure."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from server.coaching.counting import RULE_FIELDS, Criterion, Opportunity, count_opportunities
from server.coaching.people import Actor
from server.coaching.working_days import Stretch
from server.store import tables

COUNTED = ("conversations", "calls", "emails")


def team_of(session: Session, actor: Actor, manager_id: str | None) -> frozenset[str] | None:
    """The reps of a manager's team; without a manager all that are this person's. None: not theirs to see."""
    if manager_id is None:
        return actor.rep_ids
    if actor.role != "director" and manager_id != actor.person_id:
        return None
    team = tables.TeamRep
    rows = select(team.rep_id).where(
        team.organization_id == actor.organization_id, team.manager_id == manager_id
    )
    return frozenset(session.scalars(rows))


def counts_of(
    session: Session, organization_id: str, reps: Collection[str], stretch: Stretch
) -> dict[str, int | None]:
    """How many of each metric these reps had, by its name; None: nobody brought any in, so not known."""
    metric, talk = tables.Metric, tables.Conversation
    within = metric.counted_on.between(stretch.first, stretch.last)
    theirs = _theirs(metric, organization_id, reps)
    sums = select(metric.metric, func.sum(metric.count)).where(within, *theirs).group_by(metric.metric)
    counts: dict[str, int | None] = dict.fromkeys(COUNTED)
    counts |= {name: int(total) for name, total in session.execute(sums) if name in COUNTED}
    held = (talk.held_on.between(stretch.first, stretch.last), *_theirs(talk, organization_id, reps))
    one_by_one = session.scalar(select(func.count()).select_from(talk).where(*held)) or 0
    if one_by_one:
        counts["conversations"] = (counts["conversations"] or 0) + one_by_one
    return {"opportunities": _opportunities(session, organization_id, reps, stretch)} | counts


def _opportunities(
    session: Session, organization_id: str, reps: Collection[str], stretch: Stretch
) -> int | None:
    """Those that count by the organization's criteria; None when there is none at all, counted or not."""
    deal, talk = tables.Opportunity, tables.Conversation
    engaged = (deal.engaged_on.between(stretch.first, stretch.last), *_theirs(deal, organization_id, reps))
    became = (
        talk.held_on.between(stretch.first, stretch.last),
        talk.opportunity,
        *_theirs(talk, organization_id, reps),
    )
    criteria = _criteria(session, organization_id)
    if not criteria:
        found = [(deal, engaged), (talk, became)]
        totals = [session.scalar(select(func.count()).select_from(rows).where(*own)) for rows, own in found]
        return sum(total or 0 for total in totals) or None
    own = ("need", "budget", "decision_maker")
    columns = [getattr(deal, name) for name in RULE_FIELDS]
    opportunities = [
        Opportunity(row.id, row.engaged_on, {name: getattr(row, name) for name in RULE_FIELDS})
        for row in session.execute(select(deal.id, deal.engaged_on, *columns).where(*engaged))
    ]
    said = select(talk.id, talk.held_on, talk.customer, talk.next_step, talk.next_step_on).where(*became)
    opportunities += [
        Opportunity(
            row.id,
            row.held_on,
            dict.fromkeys(own)
            | {"account": row.customer, "next_step": row.next_step, "next_step_on": row.next_step_on},
        )
        for row in session.execute(said)
    ]
    if not opportunities:
        return None
    marks = _marks(session, organization_id)
    return count_opportunities(opportunities, criteria, marks, stretch).have


def _criteria(session: Session, organization_id: str) -> list[Criterion]:
    rows = select(tables.Criterion).where(
        tables.Criterion.organization_id == organization_id, ~tables.Criterion.deleted
    )
    return [
        Criterion(row.id, row.title, row.valid_from, row.valid_to, row.field, row.at_least, row.place)
        for row in session.scalars(rows)
    ]


def _marks(session: Session, organization_id: str) -> dict[tuple[str, str], bool]:
    mark = tables.Mark
    rows = select(mark.about_id, mark.criterion_id, mark.met).where(
        mark.organization_id == organization_id, ~mark.deleted
    )
    return {(row.about_id, row.criterion_id): row.met for row in session.execute(rows)}


def _theirs(table: Any, organization_id: str, reps: Collection[str]) -> tuple[ColumnElement[bool], ...]:
    return (table.organization_id == organization_id, table.rep_id.in_(reps), ~table.deleted)
