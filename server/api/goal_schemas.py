"""The shapes of goals as they come in and go out."""

from typing import Any

from marshmallow import fields
from marshmallow.validate import Length, OneOf, Range, Regexp

from server.api.field_shapes import kind_schemas
from server.api.schemas import UUID, Id, Shape
from server.coaching.fields import LARGEST_INTEGER
from server.coaching.records import KINDS

GOAL = KINDS["goal"].fields
LONGEST = GOAL["why"].max


def an_id(**settings: Any) -> Id:
    return Id(validate=Regexp(UUID), **settings)


def one_of(field: str, **settings: Any) -> fields.String:
    return fields.String(validate=OneOf(GOAL[field].choices), **settings)


def a_target(**settings: Any) -> fields.Integer:
    return fields.Integer(strict=True, validate=Range(0, LARGEST_INTEGER), **settings)


def some_text() -> fields.String:
    return fields.String(allow_none=True, validate=Length(max=LONGEST))


class GoalSchema(kind_schemas()["GoalFields"]):  # type: ignore[misc]
    id = Id(required=True)


class GoalsSchema(Shape):
    goals = fields.List(fields.Nested(GoalSchema), required=True)


class AsksForGoals(Shape):
    """`rep_id`: those that count for this rep. `as_of`: those in force on this day."""

    rep_id = an_id()
    as_of = fields.Date()


class OtherFieldsSchema(Shape):
    """What may be changed in a draft. For whom it is stays: that is another goal."""

    together = fields.Boolean(truthy={True}, falsy={False})
    metric = one_of("metric")
    period = one_of("period")
    target = a_target()
    valid_from = fields.Date()
    valid_to = fields.Date(allow_none=True)
    why = some_text()
    bonus = some_text()


class NewGoalSchema(OtherFieldsSchema):
    """`id` is made by whoever sets it. For a rep, a manager's team, or, with neither, the organization."""

    id = an_id(required=True)
    rep_id = an_id(allow_none=True)
    manager_id = an_id(allow_none=True)
    metric = one_of("metric", required=True)
    period = one_of("period", required=True)
    target = a_target(required=True)
    valid_from = fields.Date(required=True)
    state = one_of("state", required=True)


class NextGoalSchema(Shape):
    """The goal that follows: what is left out stays as it was, but its `why` and `bonus`, which are said anew."""

    id = an_id(required=True)
    period = one_of("period")
    target = a_target()
    valid_from = fields.Date(required=True)
    valid_to = fields.Date(allow_none=True)
    why = some_text()
    bonus = some_text()


class EndSchema(Shape):
    """The last day on which the goal holds; before its first, it is taken back."""

    valid_to = fields.Date(required=True)
