"""Goals are set, published and ended: one transaction each, and nothing that held before is rewritten.

Every function may be asked again with the same words, as by a phone that lost the answer, and answers the
same. Each raises `GoalRefused`, and `Wrong` for what a record cannot hold.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from server.coaching.goals import Goal
from server.coaching.people import Actor
from server.coaching.publishing_goals import problems_of_end
from server.goal_desk import Fields, GoalDesk, GoalRefused, refuse_for
from server.store.database import writing
from server.store.goals import as_goal
from server.store.wire import Stored, same_fields
from server.store.writer import Given

#: What the next goal has of the one before: for good, and unless it says otherwise. Reasons are said anew.
STAYS = ("rep_id", "manager_id", "together", "metric")
HANDED_ON = (*STAYS, "period", "target", "valid_to")


def set_goal(session: Session, actor: Actor, id_: str, fields: Fields, now: datetime) -> Stored:
    """A new goal with this id, as a draft or published at once, as its `state` says."""
    with writing(session):
        desk = GoalDesk(session, actor, now)
        there = desk.goal(id_)
        if there is None:
            made = desk.drawn(id_, fields)
            desk.check_people(made)
            if fields["state"] == "published":
                desk.check_ready(made)
            return desk.keep(id_, fields)
        desk.check_theirs(there)
        return _same(there, fields)


def change_draft(session: Session, actor: Actor, id_: str, fields: Fields, now: datetime) -> Stored:
    """The draft with these fields changed."""
    with writing(session):
        desk = GoalDesk(session, actor, now)
        draft = desk.own(id_)
        if draft.fields["state"] == "draft":
            desk.check_people(desk.drawn(id_, draft.fields | dict(fields)))
            return desk.keep(id_, fields)
        if same_fields(fields, draft.fields):
            return draft
        raise GoalRefused("goal_is_published")


def drop_draft(session: Session, actor: Actor, id_: str, now: datetime) -> None:
    """The draft is gone; a published goal stays."""
    with writing(session):
        desk = GoalDesk(session, actor, now)
        there = desk.goal(id_)
        if there is None:
            raise GoalRefused("not_found")
        desk.check_theirs(there)
        if there.fields["state"] != "draft":
            raise GoalRefused("goal_is_published")
        desk.write([Given("goal", id_, {}, deleted=True)])


def publish_goal(session: Session, actor: Actor, id_: str, now: datetime) -> Stored:
    """The draft becomes a goal, for good."""
    with writing(session):
        desk = GoalDesk(session, actor, now)
        draft = desk.own(id_)
        if draft.fields["state"] == "published":
            return draft
        desk.check_ready(as_goal(draft))
        return desk.keep(id_, {"state": "published"})


def end_goal(session: Session, actor: Actor, id_: str, valid_to: date, now: datetime) -> Stored:
    """The published goal holds up to this day, yesterday at the earliest; before its first: taken back."""
    with writing(session):
        desk = GoalDesk(session, actor, now)
        there = desk.own(id_)
        goal = as_goal(there)
        if goal.state == "published" and goal.valid_to == valid_to:
            return there
        others = desk.published()
        refuse_for(problems_of_end(goal, valid_to, others, desk.today), others)
        return desk.keep(id_, {"valid_to": valid_to.isoformat()})


def succeed(session: Session, actor: Actor, id_: str, next_id: str, fields: Fields, now: datetime) -> Stored:
    """Publish the goal that follows for the same people, and end this one the day before; the new one."""
    with writing(session):
        desk = GoalDesk(session, actor, now)
        before = desk.own(id_)
        coming = _handed_on(before.fields, fields["valid_from"]) | dict(fields) | {"state": "published"}
        there = desk.goal(next_id)
        if there is not None:
            desk.check_theirs(there)
            said = {name: before.fields[name] for name in STAYS} | dict(fields)
            return _same(there, said)
        goal, following = as_goal(before), desk.drawn(next_id, coming)
        ended = replace(goal, valid_to=_day_before(following.valid_from, goal))
        if ended != goal or goal.state != "published":
            problems = problems_of_end(goal, ended.valid_to, (), desk.today)
            refuse_for([replace(one, field="valid_from") for one in problems])
        beside = [other if other.id != id_ else ended for other in desk.published()]
        desk.check_ready(following, beside)
        last = ended.valid_to and ended.valid_to.isoformat()
        return desk.keep(next_id, coming, Given("goal", id_, {"valid_to": last}))


def _handed_on(before: Fields, first: str) -> dict[str, Any]:
    """What a goal that begins on `first` has of the one before, unless it says otherwise."""
    kept = {name: before[name] for name in HANDED_ON}
    return kept if kept["valid_to"] is None or kept["valid_to"] >= first else kept | {"valid_to": None}


def _day_before(first: date, goal: Goal) -> date | None:
    """The last day of a goal that is followed by another one on `first`; an end that comes sooner stays."""
    last = first - timedelta(days=1) if first > date.min else first
    return last if goal.valid_to is None or last < goal.valid_to else goal.valid_to


def _same(there: Stored, fields: Fields) -> Stored:
    """What was done already, when it says just this; else somebody uses an id twice."""
    if there.deleted or not same_fields(fields, there.fields):
        raise GoalRefused("goal_exists")
    return there
