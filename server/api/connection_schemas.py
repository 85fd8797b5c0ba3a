"""The shapes of what is told of connections, and of what a director says of them."""

from marshmallow import fields
from marshmallow.validate import Length, OneOf, Range

from server.api.schemas import Id, Shape
from server.connecting.known import SYSTEMS
from server.mailbox.settings import SECURITIES

MOMENT = {"format": "date-time"}


class ConnectionSettingsSchema(Shape):
    """What a system is asked with, beside its secret; null or left out: nothing.

    `first_day`: calls, e-mails and notes of before stay where they are. `recording_hosts`: where recordings
    lie beside the vendor’s own hosts. `client_id` and `recording_field` are Salesforce’s. From `host`
    on they are a mailbox’s; `addresses`: those beside the user that e-mails are sent on to.
    """

    address = fields.String(validate=Length(max=300), allow_none=True)
    client_id = fields.String(validate=Length(max=300), allow_none=True)
    first_day = fields.String(metadata={"format": "date"}, allow_none=True, validate=Length(equal=10))
    recording_hosts = fields.List(fields.String(validate=Length(max=253)), validate=Length(max=20))
    recording_field = fields.String(validate=Length(max=80), allow_none=True)
    host = fields.String(validate=Length(max=253), allow_none=True)
    port = fields.Integer(strict=True, validate=Range(1, 65_535), allow_none=True)
    security = fields.String(validate=OneOf(SECURITIES), allow_none=True)
    user = fields.String(validate=Length(max=254), allow_none=True)
    folder = fields.String(validate=Length(max=200), allow_none=True)
    addresses = fields.List(fields.String(validate=Length(max=254)), validate=Length(max=20))


class NewConnectionSchema(Shape):
    """A system to connect. `secret`: HubSpot’s token, Salesforce’s consumer secret, or a
    mailbox’s password; never told again."""

    kind = fields.String(required=True, validate=OneOf(list(SYSTEMS)))
    name = fields.String(load_default="", validate=Length(max=200))
    settings = fields.Nested(ConnectionSettingsSchema, load_default=dict)
    secret = fields.String(required=True, validate=Length(min=1, max=2000))


class ConnectionChangeSchema(Shape):
    """What is to be otherwise. `active`: false pauses it. `again`: read everything once more."""

    name = fields.String(validate=Length(min=1, max=200))
    settings = fields.Nested(ConnectionSettingsSchema)
    secret = fields.String(validate=Length(min=1, max=2000))
    active = fields.Boolean(truthy={True}, falsy={False})
    again = fields.Boolean(truthy={True}, falsy={False})


class RefusedThingSchema(Shape):
    """One thing that was not taken, and why."""

    what = fields.String(required=True)
    why = fields.String(required=True)


class NobodysSchema(Shape):
    """Whose things stayed there, as they are no rep here."""

    who = fields.String(required=True)
    why = fields.String(required=True)
    count = fields.Integer(required=True)


class ConnectionReportSchema(Shape):
    """What came of the last run, or of the one that goes on: then `ended_at` is null.

    `numbers`: by kind of row, how many were new, changed, gone and so on. `to_critique`: new ones, by kind;
    `there`: were there before; `left_out`: e-mails reps received, or nobody wrote. `refused` and `nobody`
    name a hundred. `withheld`: sentences on what the system does not show.
    """

    began_at = fields.String(required=True, metadata=MOMENT)
    ended_at = fields.String(required=True, allow_none=True, metadata=MOMENT)
    read = fields.Integer(required=True)
    numbers = fields.Dict(
        keys=fields.String(), values=fields.Dict(keys=fields.String(), values=fields.Integer()), required=True
    )
    to_critique = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    there = fields.Integer(required=True)
    left_out = fields.Integer(required=True)
    refused = fields.List(fields.Nested(RefusedThingSchema), required=True)
    refused_count = fields.Integer(required=True)
    nobody = fields.List(fields.Nested(NobodysSchema), required=True)
    withheld = fields.List(fields.String(), required=True)


class ConnectionSchema(Shape):
    """One connection. `secret_ends`: the last four characters of its secret, so that one knows which it is.

    `trouble`: why nothing comes in, until somebody does what it says. `key`: of the job that reads it;
    `says`: how its last run ended; `done` of `total`: how far it is.
    """

    id = Id(required=True)
    kind = fields.String(required=True)
    title = fields.String(required=True)
    name = fields.String(required=True)
    settings = fields.Nested(ConnectionSettingsSchema, required=True)
    secret_ends = fields.String(required=True, allow_none=True)
    active = fields.Boolean(required=True)
    trouble = fields.String(required=True, allow_none=True)
    made_at = fields.String(required=True, metadata=MOMENT)
    report = fields.Nested(ConnectionReportSchema, required=True, allow_none=True)
    key = fields.String(required=True)
    running = fields.Boolean(required=True)
    done = fields.Integer(required=True, allow_none=True)
    total = fields.Integer(required=True, allow_none=True)
    ended_at = fields.String(required=True, allow_none=True, metadata=MOMENT)
    outcome = fields.String(required=True, allow_none=True)
    says = fields.String(required=True, allow_none=True)
    due_at = fields.String(required=True, allow_none=True, metadata=MOMENT)


class ConnectionsSchema(Shape):
    connections = fields.List(fields.Nested(ConnectionSchema), required=True)


class OwnerSchema(Shape):
    """Somebody over there."""

    name = fields.String(required=True)
    email = fields.String(required=True)


class TriedConnectionSchema(Shape):
    """Who we are over there, who there is a rep here, and who is not."""

    who = fields.String(required=True)
    matched = fields.List(fields.Nested(OwnerSchema), required=True)
    others = fields.List(fields.Nested(OwnerSchema), required=True)
