"""The shapes of a reading from the top. What is not in it was not opened."""

from marshmallow import fields
from marshmallow.validate import OneOf

from server.api.schemas import Id, Shape
from server.coaching.working_days import PERIODS


class AsOfSchema(Shape):
    """`as_of`: else today. `period`: else that of the goal for opportunities."""

    as_of = fields.Date()
    period = fields.String(validate=OneOf(PERIODS))


class NotCountedSchema(Shape):
    """Opportunities that do not count, by the first criterion that each did not meet."""

    criterion_id = Id(required=True)
    title = fields.String(required=True)
    count = fields.Integer(required=True)


class MetricReadingSchema(Shape):
    """A figure against its goal. `have` null: not known, never zero; `due`: what was due by that day."""

    metric = fields.String(required=True)
    have = fields.Integer(required=True, allow_none=True)
    unchecked = fields.Integer(required=True)
    not_counted = fields.List(fields.Nested(NotCountedSchema), required=True)
    due = fields.Integer(required=True, allow_none=True)
    target = fields.Integer(required=True, allow_none=True)
    goal_period = fields.String(required=True, allow_none=True)
    status = fields.String(required=True, metadata={"enum": ["on_goal", "missed", "not_known"]})
    why = fields.String(
        required=True,
        allow_none=True,
        metadata={"enum": ["no_goal", "not_imported", "unchecked", None]},
    )


class LevelReadingSchema(Shape):
    """A level that was opened."""

    level = fields.String(required=True, metadata={"enum": ["opportunities", "conversations", "activity"]})
    status = fields.String(required=True, metadata={"enum": ["on_goal", "missed", "not_known"]})
    metrics = fields.List(fields.Nested(MetricReadingSchema), required=True)


class RatioReadingSchema(Shape):
    """Opportunities out of conversations, against the goal in percent; `low` to `high`: Wilson, 90 %."""

    have = fields.Integer(required=True)
    of = fields.Integer(required=True)
    goal = fields.Float(required=True)
    low = fields.Float(required=True)
    high = fields.Float(required=True)
    status = fields.String(required=True, metadata={"enum": ["low", "fine", "too_few"]})
    implied = fields.Boolean(required=True)


class DaysSchema(Shape):
    """Working days of the period: those done, all, and those on which the rep was absent."""

    done = fields.Integer(required=True)
    all = fields.Integer(required=True)
    absent = fields.Integer(required=True)


A_DATE = fields.String(required=True, metadata={"format": "date"})  # a reading holds it as text already
ReadingSchema = Shape.from_dict(
    {
        "as_of": A_DATE,
        "from": A_DATE,
        "to": A_DATE,
        "period": fields.String(required=True, metadata={"enum": list(PERIODS)}),
        "partial": fields.Boolean(required=True),
        "days": fields.Nested(DaysSchema, required=True),
        "levels": fields.List(fields.Nested(LevelReadingSchema), required=True),
        "ratio": fields.Nested(RatioReadingSchema, required=True, allow_none=True),
        "diagnosis": fields.String(required=True),
        "reassess": fields.Boolean(required=True),
        "points_to": fields.String(required=True, allow_none=True),
    },
    name="ReadingSchema",
)
