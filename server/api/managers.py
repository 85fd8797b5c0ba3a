"""How much a manager goes and sees, in counts: for themselves, and for directors."""

from typing import Any
from uuid import UUID

from marshmallow import fields, validate

from server.activity import activity as activity_of
from server.api.blueprint import Resource
from server.api.guard import actor
from server.api.refusal import Refused
from server.api.reps import as_of
from server.api.schemas import Id, Shape
from server.coaching.activity import PERIOD_OF
from server.store.database import db

managers = Resource("managers", "/managers", "What managers do themselves.")

BY = ("week", "month")


class ActivityQuerySchema(Shape):
    """`by`: the periods of the course. Without `as_of`: today."""

    by = fields.String(load_default="week", validate=validate.OneOf(BY))
    as_of = fields.Date(load_default=None)


class ActivityFigureSchema(Shape):
    """Of the days from `since` to `until`. `target` null: nobody set one."""

    since = fields.String(required=True)
    until = fields.String(required=True)
    have = fields.Integer(required=True)
    target = fields.Integer(required=True, allow_none=True)
    not_talked_through = fields.Integer(required=True)


class NotesMissingSchema(Shape):
    rep_id = Id(required=True)
    count = fields.Integer(required=True)


class OneActivitySchema(Shape):
    """`period`: that of its targets, and of `now`. `missing`: call notes still to be audited, by rep."""

    activity = fields.String(required=True, metadata={"enum": list(PERIOD_OF)})
    period = fields.String(required=True, metadata={"enum": list(BY)})
    now = fields.Nested(ActivityFigureSchema, required=True)
    left_this_week = fields.Integer(required=True)
    missing = fields.List(fields.Nested(NotesMissingSchema), required=True)
    course = fields.List(fields.Nested(ActivityFigureSchema), required=True)


class DoneElsewhereSchema(Shape):
    """An interaction that counts, with a rep whose records are not the asker's to see any more."""

    id = Id(required=True)
    rep_id = Id(required=True)
    kind = fields.String(required=True)
    state = fields.String(required=True)
    occurred_on = fields.String(required=True)
    critiqued_on = fields.String(required=True, allow_none=True)


class ManagerActivitySchema(Shape):
    manager_id = Id(required=True)
    by = fields.String(required=True, metadata={"enum": list(BY)})
    as_of = fields.String(required=True)
    activities = fields.List(fields.Nested(OneActivitySchema), required=True)
    elsewhere = fields.List(fields.Nested(DoneElsewhereSchema), required=True)


@managers.get("/<uuid:manager_id>/activity")
@managers.asks(ActivityQuerySchema)
@managers.answers(ManagerActivitySchema)
@managers.refuses(401, 404, 422, 503)
def activity(asked: dict[str, Any], manager_id: UUID) -> dict[str, Any]:
    """Days in the field, and what was critiqued and audited, against the targets; counts, and nothing noted.

    `course`: this week or month and the eleven before it.
    """
    found = activity_of(db.session(), actor(), str(manager_id), asked["by"], as_of(asked["as_of"]))
    if found is None:
        raise Refused("not_found")
    return found
