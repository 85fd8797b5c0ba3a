"""The shapes of numbers that another system sends, and of what it is answered."""

from typing import Any

from marshmallow import fields
from marshmallow.validate import Length

from server.api.refusal import Refused
from server.api.schemas import Id, Shape
from server.coaching.goals import METRICS
from server.coaching.kinds_numbers import STAGES
from server.incoming.rows import ROW_KINDS, STATUSES

MOST_ROWS = 10_000
LARGEST_NUMBERS = 8 * 1024 * 1024
_DAY = {
    "description": "A local date, or an RFC 3339 moment: the organization’s time zone says which day it was."
}


class SentRowSchema(Shape):
    """One row. Which fields go with which kind, and which are needed: docs/metrics-api.md."""

    kind = fields.String(required=True, metadata={"enum": list(ROW_KINDS)})
    source_id = fields.String(
        required=True, metadata={"maxLength": 200, "description": "Its id where it comes from."}
    )
    deleted = fields.Boolean(metadata={"description": "True: it is gone there; nothing else is needed."})
    rep = fields.String(metadata={"description": "The rep’s e-mail, or id here."})
    on = fields.String(metadata=_DAY)
    metric = fields.String(metadata={"enum": list(METRICS), "description": "What a count is of."})
    count = fields.Integer(metadata={"minimum": 0})
    customer = fields.String(allow_none=True)
    outcome = fields.String(
        allow_none=True, metadata={"description": "How a call came out; it tells a conversation from a call."}
    )
    stage = fields.String(metadata={"enum": list(STAGES)})
    engaged_on = fields.String(allow_none=True, metadata=_DAY)
    closed_on = fields.String(allow_none=True, metadata=_DAY)
    product = fields.String(allow_none=True)
    account = fields.String(allow_none=True)
    value = fields.Integer(allow_none=True)
    need = fields.String(allow_none=True)
    budget = fields.String(allow_none=True)
    decision_maker = fields.String(allow_none=True)
    next_step = fields.String(allow_none=True)
    next_step_on = fields.String(allow_none=True, metadata=_DAY)


class RowsSchema(Shape):
    """Up to 10,000 rows. Each is looked at for itself: one that is wrong holds up no other."""

    READ_APART = "rows"
    LARGEST_BODY = LARGEST_NUMBERS

    rows = fields.List(fields.Nested(SentRowSchema), required=True, metadata={"maxItems": MOST_ROWS})

    def load(self, data: Any, **_settings: Any) -> Any:
        return only_rows(data)


def only_rows(data: Any) -> list[Any]:
    """The rows of the body. Raises `Refused`."""
    if not isinstance(data, dict):
        raise Refused("wrong_value", detail="Send an object with the member “rows”.")
    unknown = next((name for name in data if name != "rows"), None)
    if unknown is not None:
        raise Refused("unknown_field", path=str(unknown)[:100])
    if "rows" not in data:
        raise Refused("field_missing", path="rows")
    rows = data["rows"]
    if not isinstance(rows, list):
        raise Refused("wrong_value", path="rows", detail="Not a list.")
    if len(rows) > MOST_ROWS:
        raise Refused("too_large", path="rows", limit=MOST_ROWS)
    return rows


class RowProblemSchema(Shape):
    """Why a row was not taken."""

    code = fields.String(required=True)
    title = fields.String(required=True)
    path = fields.String(metadata={"description": "The place in the request, such as `rows[3].on`."})


class RowOutcomeSchema(Shape):
    """What came of one row, in the order of the request."""

    status = fields.String(required=True, metadata={"enum": list(STATUSES)})
    problem = fields.Nested(RowProblemSchema)
    conversation = fields.String(
        metadata={"enum": ["made", "gone", "kept"], "description": "What the rule made of the call."}
    )


class RowsTakenSchema(Shape):
    """One outcome for each row, and how many there were of each."""

    outcomes = fields.List(fields.Nested(RowOutcomeSchema), required=True)
    counts = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    dropped = fields.List(
        fields.String(), required=True, metadata={"description": "Fields that held a duration: not kept."}
    )
    notice = fields.String(metadata={"description": "Why they were dropped."})


class TokenNameSchema(Shape):
    name = fields.String(required=True, validate=Length(1, 200))


class TokenSchema(Shape):
    """A token, without its text."""

    id = Id(required=True)
    name = fields.String(required=True)
    made_at = fields.String(required=True, metadata={"format": "date-time"})
    made_by = fields.String(required=True, allow_none=True)
    last_used_at = fields.String(required=True, allow_none=True, metadata={"format": "date-time"})
    revoked_at = fields.String(required=True, allow_none=True, metadata={"format": "date-time"})


class TokensSchema(Shape):
    tokens = fields.List(fields.Nested(TokenSchema), required=True)


class NewTokenSchema(Shape):
    """`token` is said this once."""

    id = Id(required=True)
    token = fields.String(required=True)
