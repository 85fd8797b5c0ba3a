"""The shapes of what is told of the background work."""

from marshmallow import fields
from marshmallow.validate import Length

from server.api.schemas import Shape


class JobSchema(Shape):
    """One job. `done` of `total`: how far a run is that can say so. `outcome`: how the last one ended."""

    key = fields.String(required=True)
    kind = fields.String(required=True)
    title = fields.String(required=True)
    about = fields.String(
        required=True, allow_none=True, metadata={"description": "What it is of: a connection, by its name."}
    )
    running = fields.Boolean(required=True)
    began_at = fields.String(required=True, allow_none=True, metadata={"format": "date-time"})
    done = fields.Integer(required=True, allow_none=True)
    total = fields.Integer(required=True, allow_none=True)
    ended_at = fields.String(required=True, allow_none=True, metadata={"format": "date-time"})
    outcome = fields.String(
        required=True, allow_none=True, metadata={"enum": ["done", "waits", "failed", "cut", None]}
    )
    says = fields.String(required=True, allow_none=True)
    due_at = fields.String(required=True, metadata={"format": "date-time"})


class JobsSchema(Shape):
    jobs = fields.List(fields.Nested(JobSchema), required=True)


class AskForSchema(Shape):
    """Which job is to run now."""

    key = fields.String(required=True, validate=Length(min=1, max=120))
