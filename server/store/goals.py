"""Reading goals: those that somebody may see."""

from datetime import date
from typing import cast

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from server.coaching.goals import Goal, Metric, Whose, every_in_force, goals_of
from server.coaching.kinds_numbers import GOAL_METRICS
from server.coaching.people import Actor
from server.coaching.working_days import Period
from server.store import tables
from server.store.people import managers_of
from server.store.wire import Stored, from_row


def as_goal(stored: Stored) -> Goal:
    """The record of a goal, as the rules see it."""
    fields = stored.fields
    return Goal(
        id=stored.id,
        metric=cast("Metric", fields["metric"]),
        period=cast("Period", fields["period"]),
        target=fields["target"],
        valid_from=date.fromisoformat(fields["valid_from"]),
        valid_to=fields["valid_to"] and date.fromisoformat(fields["valid_to"]),
        rep_id=fields["rep_id"],
        manager_id=fields["manager_id"],
        together=fields["together"],
        why=fields["why"],
        bonus=fields["bonus"],
        state=fields["state"],
    )


def goals_for(session: Session, actor: Actor, rep_id: str | None, as_of: date | None) -> list[Stored] | None:
    """The goals this person sees, the latest first; of those the ones for `rep_id`, or that hold on `as_of`.

    With both: what is expected of the rep on that day. None when the rep is not theirs to see.
    """
    if rep_id is not None and rep_id not in actor.rep_ids:
        return None
    goal = tables.Goal
    rows = select(goal).where(goal.organization_id == actor.organization_id, ~goal.deleted)
    rows = rows.where(or_(goal.rep_id.is_(None), goal.rep_id.in_(actor.rep_ids)))
    if actor.role != "director":
        teams = {actor.person_id, *managers_of(session, actor.organization_id, rep_id or actor.person_id)}
        rows = rows.where(or_(goal.manager_id.is_(None), goal.manager_id.in_(teams)))
        set_by_them = or_(goal.rep_id.is_not(None), goal.manager_id == actor.person_id)
        rows = rows.where(or_(goal.state == "published", set_by_them))
    if not actor.coaches:
        rows = rows.where(goal.state == "published")
    found = [from_row("goal", row) for row in session.scalars(rows.order_by(goal.valid_from.desc(), goal.id))]
    if rep_id is None and as_of is None:
        return found
    known = {one.id: as_goal(one) for one in found}
    if rep_id is None:
        return [one for one in found if as_of is not None and known[one.id].is_in_force(as_of)]
    whose = Whose(rep_id, frozenset(managers_of(session, actor.organization_id, rep_id)))
    preferred = [goals_of(known.values(), metric, whose) for metric in GOAL_METRICS]
    kept = {one.id for some in preferred for one in (some if as_of is None else every_in_force(some, as_of))}
    return [one for one in found if one.id in kept]
