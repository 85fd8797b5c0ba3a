"""The shapes of a dashboard, and of the records behind a figure."""

from typing import Any

from marshmallow import fields, validate

from server.api.readings_schemas import NotCountedSchema, ReadingSchema
from server.api.schemas import Id, Shape
from server.coaching.goals import METRICS

BY = ("week", "month", "quarter")
OF = r"organization|(team|rep):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
STATUSES = ("on_goal", "missed", "not_known")
WHY = ("no_goal", "not_imported", "unchecked", None)
LEVELS = ("opportunities", "conversations", "activity")


def _one_of(*choices: str | None, **settings: Any) -> fields.String:
    return fields.String(metadata={"enum": list(choices)}, allow_none=None in choices, **settings)


def _number(*, none: bool = False) -> fields.Integer:
    return fields.Integer(required=True, allow_none=none)


class NumbersQuerySchema(Shape):
    """`of`: `organization`, `team:<manager id>` or `rep:<id>`. Without `as_of`: today."""

    of = fields.String(required=True, validate=validate.Regexp(rf"(?:{OF})\Z"))
    by = fields.String(load_default="quarter", validate=validate.OneOf(BY))
    as_of = fields.Date(load_default=None)


class BehindQuerySchema(Shape):
    """Without `by`: the period of the rep's goal for opportunities. Without `as_of`: today."""

    by = fields.String(load_default=None, validate=validate.OneOf(BY))
    as_of = fields.Date(load_default=None)


class RowSchema(Shape):
    rep_id = Id(required=True)
    reading = fields.Nested(ReadingSchema, required=True)


class TotalFigureSchema(Shape):
    """Of several reps in sum; `together`: against a goal that they have as a whole."""

    metric = _one_of(*METRICS, required=True)
    reps = _number()
    together = fields.Boolean(required=True)
    have = _number(none=True)
    unchecked = _number()
    not_counted = fields.List(fields.Nested(NotCountedSchema), required=True)
    due = _number(none=True)
    status = _one_of(*STATUSES, required=True)
    why = _one_of(*WHY, required=True)


class TotalLevelSchema(Shape):
    level = _one_of(*LEVELS, required=True)
    status = _one_of(*STATUSES, required=True)
    metrics = fields.List(fields.Nested(TotalFigureSchema), required=True)


class TeamSchema(Shape):
    """`manager_id` null: those without a manager."""

    manager_id = Id(required=True, allow_none=True)
    rep_ids = fields.List(Id(), required=True)
    levels = fields.List(fields.Nested(TotalLevelSchema), required=True)


class PointSchema(Shape):
    """Opportunities of a period, from `since` until `until`."""

    since = fields.String(required=True)
    until = fields.String(required=True)
    have = _number(none=True)
    due = _number(none=True)
    status = _one_of(*STATUSES, required=True)


class WorkingDaysSchema(Shape):
    done = _number()
    all = _number()


NumbersSchema = Shape.from_dict(
    {
        "of": _one_of("organization", "team", "rep", required=True),
        "id": Id(required=True, allow_none=True),
        "by": _one_of(*BY, required=True),
        "as_of": fields.String(required=True),
        "from": fields.String(required=True),
        "to": fields.String(required=True),
        "days": fields.Nested(WorkingDaysSchema, required=True),
        "rows": fields.List(fields.Nested(RowSchema), required=True),
        "levels": fields.List(fields.Nested(TotalLevelSchema), required=True),
        "teams": fields.List(fields.Nested(TeamSchema), required=True),
        "course": fields.List(fields.Nested(PointSchema), required=True),
    },
    name="NumbersSchema",
)


class BehindRecordSchema(Shape):
    """An opportunity, a conversation, or what came in as a number; what it does not have is null."""

    kind = _one_of("opportunity", "conversation", "metric", required=True)
    id = Id(required=True)
    on = fields.String(required=True)
    metric = _one_of(*METRICS, required=True)
    count = _number()
    customer = fields.String(required=True, allow_none=True)
    product = fields.String(required=True, allow_none=True)
    stage = fields.String(required=True, allow_none=True)
    value = _number(none=True)
    outcome = fields.String(required=True, allow_none=True)
    source = fields.String(required=True, allow_none=True)
    verdict = _one_of("counted", "not_counted", "unchecked", None, required=True)
    because = fields.List(fields.String(), required=True)


BehindSchema = Shape.from_dict(
    {
        "rep_id": Id(required=True),
        "level": _one_of(*LEVELS, required=True),
        "as_of": fields.String(required=True),
        "from": fields.String(required=True),
        "to": fields.String(required=True),
        "records": fields.List(fields.Nested(BehindRecordSchema), required=True),
        "left_out": _number(),
    },
    name="BehindSchema",
)
