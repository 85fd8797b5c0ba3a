"""The shapes of what comes in and goes out. Shape only: what values mean is decided in `server.coaching`."""

from typing import Any

from marshmallow import EXCLUDE, RAISE, Schema, ValidationError, fields, pre_load
from marshmallow.validate import Equal, Length, Range

from server.api.field_shapes import kind_schemas
from server.api.json_gate import LARGEST_INTEGER
from server.api.refusal import Refused
from server.coaching.fields import is_uuid
from server.coaching.records import KINDS
from server.passwords import LONGEST as LONGEST_PASSWORD

__all__ = ["kind_schemas"]

LONGEST_EMAIL = 254
MOST_MUTATIONS = 500
MOST_RECORDS = 5000
USUAL_RECORDS = 2000
STATUSES = ["applied", "merged", "duplicate", "rejected", "blocked"]


class Shape(Schema):
    """Refuses unknown fields by name."""

    class Meta:
        unknown = RAISE


class Id(fields.String):
    """A UUID in its one text form: lower case, with hyphens."""

    def __init__(self, **settings: Any) -> None:
        described = {"format": "uuid"} | settings.pop("metadata", {})
        super().__init__(validate=self.check, metadata=described, **settings)

    @staticmethod
    def check(text: str) -> None:
        if not is_uuid(text):
            raise ValidationError("Not a UUID in its lower-case form with hyphens.")


class ProblemSchema(Shape):
    """RFC 9457. `code` is what a program should look at; `title` is a sentence for a person."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    code = fields.String(required=True)
    detail = fields.String()
    path = fields.String(metadata={"description": "The place in the request, such as `mutations[3].number`."})
    limit = fields.Integer(metadata={"description": "The bound that was passed."})


class HealthSchema(Shape):
    status = fields.String(required=True, metadata={"enum": ["well"]})
    version = fields.String(required=True)


class SignInSchema(Shape):
    email = fields.String(required=True, validate=Length(1, LONGEST_EMAIL))
    password = fields.String(required=True, validate=Length(1, LONGEST_PASSWORD))


class OrganizationSchema(Shape):
    id = Id(required=True)
    name = fields.String(required=True)


class SignedInPersonSchema(Shape):
    id = Id(required=True)
    name = fields.String(required=True)
    role = fields.String(required=True, metadata={"enum": ["director", "manager", "rep"]})
    email = fields.String(required=True)
    organization = fields.Nested(OrganizationSchema, required=True)


class SignedInSchema(Shape):
    person = fields.Nested(SignedInPersonSchema, required=True)


class SyncProblemSchema(Shape):
    """Why one mutation was not accepted."""

    code = fields.String(required=True)
    title = fields.String(required=True)
    path = fields.String()


class MutationSchema(Shape):
    """One edit of one record. Exactly one of `set` and `delete`."""

    number = fields.Integer(
        required=True,
        strict=True,
        validate=Range(1, LARGEST_INTEGER),
        metadata={"description": "Of this device, strictly rising, never reused."},
    )
    kind = fields.String(
        required=True, metadata={"enum": [name for name, kind in KINDS.items() if kind.written_by_devices]}
    )
    id = Id(required=True)
    base = fields.Integer(
        allow_none=True, metadata={"description": "The version this edit was made on; null: a new record."}
    )
    at = fields.String(
        required=True, metadata={"description": "Hybrid logical clock: `001795280000000-00003-8f2c11aa`."}
    )
    set = fields.Dict(keys=fields.String(), metadata={"description": "The fields to write, of this kind."})
    delete = fields.Boolean(metadata={"enum": [True]})
    depends_on = fields.List(
        fields.Integer(), metadata={"description": "Numbers that must be accepted first."}
    )


class MutationField(fields.Nested):
    """Documented in full, checked only as far as an answer needs: the rest is that mutation's own outcome."""

    def _deserialize(self, value: Any, *_: Any, **_settings: Any) -> Any:
        if not isinstance(value, dict):
            raise ValidationError("A mutation is an object.")
        MutationSchema(only=["number"], unknown=EXCLUDE).load(value)
        return value


class SyncRequestSchema(Shape):
    protocol = fields.Integer(required=True, strict=True, validate=Equal(1))
    device = Id(required=True, metadata={"description": "Made with the device's database."})
    sent_at = fields.AwareDateTime(format="iso")
    mutations = fields.List(MutationField(MutationSchema), metadata={"maxItems": MOST_MUTATIONS})
    cursors = fields.Dict(
        keys=fields.String(), values=fields.String(), metadata={"description": "By scope, as last received."}
    )
    limit = fields.Integer(strict=True, validate=Range(1, MOST_RECORDS), load_default=USUAL_RECORDS)

    @pre_load
    def not_too_many(self, body: Any, **_settings: Any) -> Any:
        mutations = body.get("mutations") if isinstance(body, dict) else None
        if isinstance(mutations, list) and len(mutations) > MOST_MUTATIONS:
            raise Refused("too_large", path="mutations", limit=MOST_MUTATIONS)
        return body


class OutcomeSchema(Shape):
    number = fields.Integer(required=True)
    status = fields.String(required=True, metadata={"enum": STATUSES})
    version = fields.Integer(metadata={"description": "The record's version after it; absent when refused."})
    problem = fields.Nested(SyncProblemSchema)


class RecordSchema(Shape):
    kind = fields.String(required=True, metadata={"enum": list(KINDS)})
    id = Id(required=True)
    version = fields.Integer(required=True)
    deleted = fields.Boolean(required=True)
    fields_ = fields.Dict(
        keys=fields.String(),
        required=True,
        data_key="fields",
        metadata={"description": "Those of the kind, such as InteractionFields; empty when deleted."},
    )


class ScopeSchema(Shape):
    records = fields.List(fields.Nested(RecordSchema), required=True)
    cursor = fields.String(required=True)
    more = fields.Boolean(required=True)


class SyncAnswerSchema(Shape):
    protocol = fields.Integer(required=True, metadata={"enum": [1]})
    server_time = fields.String(required=True, metadata={"format": "date-time"})
    outcomes = fields.List(fields.Nested(OutcomeSchema), required=True)
    scopes = fields.Dict(keys=fields.String(), values=fields.Nested(ScopeSchema), required=True)
    reset = fields.List(fields.String(), required=True)
    dropped = fields.List(fields.String(), required=True)
