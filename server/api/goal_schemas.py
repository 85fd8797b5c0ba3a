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
MOST_OPPORTUNITIES = 1_000_000


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
    """The goal that follows: what is left out stays as it was, but `why` and `bonus` are said anew."""

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


class AsksForChain(Shape):
    """A stretch by its first and last day; `manager_id`: of this manager's team, else of all who are yours.

    `opportunities`: a goal, to be led down to conversations, calls and e-mails.
    """

    first = fields.Date(required=True, data_key="from")
    last = fields.Date(required=True, data_key="to")
    manager_id = an_id()
    opportunities = fields.Integer(validate=Range(0, MOST_OPPORTUNITIES))


class CountsSchema(Shape):
    """How many of each there were; null: not known."""

    opportunities = fields.Integer(required=True, allow_none=True)
    conversations = fields.Integer(required=True, allow_none=True)
    calls = fields.Integer(required=True, allow_none=True)
    emails = fields.Integer(required=True, allow_none=True)


class RateSchema(Shape):
    """So many results of so many tries."""

    results = fields.Integer(required=True)
    tries = fields.Integer(required=True)


class StepSchema(Shape):
    """How many of `metric` are needed for so many (`wanted`) of `result`, rounded up, and its sentence."""

    metric = fields.String(required=True, metadata={"enum": ["conversations", "calls", "emails"]})
    result = fields.String(required=True, metadata={"enum": ["opportunities", "conversations"]})
    wanted = fields.Integer(required=True, allow_none=True)
    rate = fields.Nested(RateSchema, required=True, allow_none=True)
    needed = fields.Integer(required=True, allow_none=True)
    status = fields.String(
        required=True, metadata={"enum": ["real", "assumed", "too_few", "not_known", "waits"]}
    )
    sentence = fields.String(required=True)


class ChainSchema(Shape):
    """What the reps did in the stretch, and what a goal needs by that."""

    reps = fields.Integer(required=True)
    counts = fields.Nested(CountsSchema, required=True)
    steps = fields.List(fields.Nested(StepSchema), required=True)
