"""Goals: set, published, ended, and followed by the next one."""

from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from server.api.blueprint import Resource
from server.api.goal_schemas import (
    AsksForChain,
    AsksForGoals,
    ChainSchema,
    EndSchema,
    GoalSchema,
    GoalsSchema,
    NewGoalSchema,
    NextGoalSchema,
    OtherFieldsSchema,
)
from server.api.guard import actor
from server.api.refusal import Refused
from server.coaching.chain_sentences import step_sentence
from server.coaching.goal_chain import goal_chain
from server.coaching.working_days import Stretch
from server.goals import change_draft, drop_draft, end_goal, publish_goal, set_goal, succeed
from server.store.database import db
from server.store.goals import goals_for
from server.store.wire import Stored
from server.team_figures import team_figures

goals = Resource("goals", "/goals", "What reps go for, why, and what it is worth.")


@goals.get("")
@goals.asks(AsksForGoals)
@goals.answers(GoalsSchema)
@goals.refuses(401, 404, 422, 503)
def every(wanted: dict[str, Any]) -> dict[str, Any]:
    """The goals you may see: all of them, or those that count for a rep, or on a day."""
    found = goals_for(db.session(), actor(), wanted.get("rep_id"), wanted.get("as_of"))
    if found is None:
        raise Refused("not_found")
    return {"goals": [shown(goal) for goal in found]}


@goals.post("")
@goals.takes(NewGoalSchema)
@goals.answers(GoalSchema, 201)
@goals.refuses(400, 401, 403, 404, 409, 413, 415, 422, 503)
def new(wanted: dict[str, Any]) -> dict[str, Any]:
    """Set a goal: a draft that only coaches see, or published at once. Asked again, it answers the same."""
    id_ = wanted.pop("id")
    return shown(set_goal(db.session(), actor(), id_, plain(wanted), datetime.now(UTC)))


@goals.patch("/<uuid:goal_id>")
@goals.takes(OtherFieldsSchema)
@goals.answers(GoalSchema)
@goals.refuses(400, 401, 403, 404, 409, 413, 415, 422, 503)
def change(wanted: dict[str, Any], goal_id: UUID) -> dict[str, Any]:
    """Change fields of a draft. A published goal never changes."""
    return shown(change_draft(db.session(), actor(), str(goal_id), plain(wanted), datetime.now(UTC)))


@goals.delete("/<uuid:goal_id>")
@goals.answers(None, 204)
@goals.refuses(401, 403, 404, 422, 503)
def drop(goal_id: UUID) -> None:
    """Throw a draft away."""
    drop_draft(db.session(), actor(), str(goal_id), datetime.now(UTC))


@goals.post("/<uuid:goal_id>/publication")
@goals.answers(GoalSchema)
@goals.refuses(400, 401, 403, 404, 413, 415, 422, 503)
def publication(goal_id: UUID) -> dict[str, Any]:
    """Publish a draft: its reps receive it, and it stays as it is."""
    return shown(publish_goal(db.session(), actor(), str(goal_id), datetime.now(UTC)))


@goals.post("/<uuid:goal_id>/end")
@goals.takes(EndSchema)
@goals.answers(GoalSchema)
@goals.refuses(400, 401, 403, 404, 413, 415, 422, 503)
def end(wanted: dict[str, Any], goal_id: UUID) -> dict[str, Any]:
    """Let a published goal hold up to a day, yesterday at the earliest."""
    return shown(end_goal(db.session(), actor(), str(goal_id), wanted["valid_to"], datetime.now(UTC)))


@goals.post("/<uuid:goal_id>/successor")
@goals.takes(NextGoalSchema)
@goals.answers(GoalSchema, 201)
@goals.refuses(400, 401, 403, 404, 409, 413, 415, 422, 503)
def successor(wanted: dict[str, Any], goal_id: UUID) -> dict[str, Any]:
    """Publish the goal that follows this one, which ends the day before. Asked again, it answers the same."""
    id_ = wanted.pop("id")
    made = succeed(db.session(), actor(), str(goal_id), id_, plain(wanted), datetime.now(UTC))
    return shown(made)


@goals.get("/chain")
@goals.asks(AsksForChain)
@goals.answers(ChainSchema)
@goals.refuses(401, 403, 404, 422, 503)
def chain(wanted: dict[str, Any]) -> dict[str, Any]:
    """What a team did in a stretch, and what a goal for opportunities needs by that: for the calculator."""
    session, stretch = db.session(), Stretch(wanted["first"], wanted["last"])
    if stretch.last < stretch.first:
        raise Refused("wrong_value", path="to", detail="The last day is before the first.")
    figures = team_figures(session, actor(), wanted.get("manager_id"), stretch)
    if figures is None:
        raise Refused("not_found")
    reps, counts = figures
    wished = wanted.get("opportunities")
    steps = [] if wished is None else goal_chain(wished, counts)
    told = [{**asdict(step), "sentence": step_sentence(step)} for step in steps]
    return {"reps": reps, "counts": counts, "steps": told}


def plain(fields: dict[str, Any]) -> dict[str, Any]:
    """Fields as records hold them: dates as text."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in fields.items()}


def shown(goal: Stored) -> dict[str, Any]:
    return {"id": goal.id, **goal.fields}
