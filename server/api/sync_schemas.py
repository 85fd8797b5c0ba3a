"""The shapes of one exchange between a phone and the server."""

from typing import Any, get_args

from marshmallow import fields

from server.api.schemas import Id, Shape
from server.coaching.records import KINDS
from sync.mutation import LARGEST_INTEGER, MOST_MUTATIONS, MOST_RECORDS, USUAL_RECORDS
from sync.outcome import Status
from sync.versions import OLDEST, PROTOCOL

SPOKEN = list(range(OLDEST, PROTOCOL + 1))
WHOLE = {"minimum": 0, "maximum": LARGEST_INTEGER}


class SyncProblemSchema(Shape):
    """Why one mutation was not accepted."""

    code = fields.String(required=True)
    title = fields.String(required=True)
    path = fields.String()


class MutationSchema(Shape):
    """One edit of one record: exactly one of `set` and `delete`."""

    number = fields.Integer(
        required=True, metadata=WHOLE | {"minimum": 1, "description": "Of this device, rising, never reused."}
    )
    kind = fields.String(
        required=True, metadata={"enum": [name for name, kind in KINDS.items() if kind.written_by_devices]}
    )
    id = Id(required=True)
    base = fields.Integer(
        allow_none=True,
        metadata=WHOLE | {"description": "The version this edit was made on; null: a new record."},
    )
    at = fields.String(required=True, metadata={"description": "Clock: `001795280000000-00003-8f2c11aa`."})
    set = fields.Dict(keys=fields.String(), metadata={"description": "The fields to write, of this kind."})
    delete = fields.Boolean()
    depends_on = fields.List(
        fields.Integer(), metadata={"description": "Numbers that must be accepted first."}
    )


class SyncRequestSchema(Shape):
    """Describes what `sync.mutation.read_envelope` reads, and leaves the reading to it."""

    #: One mutation with half an emoji in it is an outcome, and holds up none of the others.
    READ_APART = "mutations"

    protocol = fields.Integer(required=True, metadata={"enum": SPOKEN})
    device = Id(required=True, metadata={"description": "Made with the device's database."})
    sent_at = fields.String(metadata={"format": "date-time"})
    mutations = fields.List(fields.Nested(MutationSchema), metadata={"maxItems": MOST_MUTATIONS})
    cursors = fields.Dict(
        keys=fields.String(), values=fields.String(), metadata={"description": "By scope, as last received."}
    )
    limit = fields.Integer(metadata={"minimum": 1, "maximum": MOST_RECORDS, "default": USUAL_RECORDS})

    def load(self, data: Any, **_settings: Any) -> Any:
        return data


class OutcomeSchema(Shape):
    number = fields.Integer(required=True)
    status = fields.String(required=True, metadata={"enum": list(get_args(Status))})
    version = fields.Integer(metadata={"description": "The record's version after it; absent when refused."})
    problem = fields.Nested(SyncProblemSchema)


class RecordSchema(Shape):
    kind = fields.String(metadata={"enum": list(KINDS)})
    id = Id()
    number = fields.Integer(
        metadata={
            "description": "Instead of kind and id, to who sent `Prefer: return=minimal`: the record is what "
            "this mutation of the request set, with these fields over it."
        }
    )
    version = fields.Integer(required=True)
    deleted = fields.Boolean(required=True)
    fields_ = fields.Dict(
        keys=fields.String(),
        required=True,
        data_key="fields",  # a schema has an attribute of that name itself
        metadata={"description": "Those of the kind, such as InteractionFields; empty when deleted."},
    )


class ScopeSchema(Shape):
    records = fields.List(fields.Nested(RecordSchema), required=True)
    cursor = fields.String(required=True)
    more = fields.Boolean(required=True)


class SyncAnswerSchema(Shape):
    protocol = fields.Integer(required=True, metadata={"enum": SPOKEN})
    server_time = fields.String(required=True, metadata={"format": "date-time"})
    outcomes = fields.List(fields.Nested(OutcomeSchema), required=True)
    scopes = fields.Dict(keys=fields.String(), values=fields.Nested(ScopeSchema), required=True)
    reset = fields.List(fields.String(), required=True)
    dropped = fields.List(fields.String(), required=True)
    update_needed = fields.Boolean(
        metadata={
            "description": "True: this protocol is too old to be sent records; they wait for the update."
        }
    )
