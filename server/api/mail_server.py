"""The server an organization's mail goes out by: said, tried and ended by directors."""

from datetime import UTC, datetime
from typing import Any

from flask import Response
from marshmallow import fields, validate

from server.api.blueprint import Resource
from server.api.guard import actor
from server.api.refusal import Refused
from server.api.schemas import LONGEST_EMAIL, Shape
from server.coaching.moments import format_moment
from server.extensions import limiter, public_url
from server.mail.settings import Wanted, end_server, send_test, set_server
from server.store.database import db
from server.store.mail_servers import mail_server_of

mail_server = Resource("mail_server", "/mail-server", "The server that an organization's mail goes out by.")

SECURITY = ("starttls", "tls", "none")


class MailServerFieldsSchema(Shape):
    host = fields.String(required=True, validate=validate.Length(1, 253))
    port = fields.Integer(required=True, strict=True, validate=validate.Range(1, 65_535))
    security = fields.String(required=True, validate=validate.OneOf(SECURITY))
    user = fields.String(required=True, allow_none=True, validate=validate.Length(0, 254))
    sender = fields.String(
        required=True,
        validate=validate.Length(1, LONGEST_EMAIL),
        metadata={"description": "The address that the mail comes from."},
    )


class MailServerChangeSchema(MailServerFieldsSchema):
    """Without `password` the one that is kept stays, when server and user are the same."""

    password = fields.String(allow_none=True, validate=validate.Length(1, 500))


class KeptMailServerSchema(MailServerFieldsSchema):
    """`tried_at`: when a mail was last given to it; `trouble`: why it did not take that one."""

    has_password = fields.Boolean(required=True)
    tried_at = fields.String(required=True, allow_none=True, metadata={"format": "date-time"})
    trouble = fields.String(required=True, allow_none=True)


class MailServerSchema(Shape):
    """`server` null: no mail goes out. `has_address` false: mails hold no links, as nobody said where to."""

    server = fields.Nested(KeptMailServerSchema, required=True, allow_none=True)
    has_address = fields.Boolean(required=True)


class TestedSchema(Shape):
    sent_to = fields.String(required=True)


@mail_server.get("")
@mail_server.answers(MailServerSchema)
@mail_server.refuses(401, 403, 503)
def one() -> dict[str, Any]:
    """The server, without its password, and how the last mail went."""
    return shown()


@mail_server.post("")
@mail_server.takes(MailServerChangeSchema)
@mail_server.answers(MailServerSchema)
@mail_server.refuses(400, 401, 403, 413, 415, 422, 503)
def change(said: dict[str, Any]) -> dict[str, Any]:
    """Let mail go out by this server. Try it afterwards: nothing is sent by this."""
    wanted = Wanted(
        host=said["host"],
        port=said["port"],
        security=said["security"],
        user=said["user"],
        password=said.get("password"),
        sender=said["sender"],
        keeps_password="password" not in said,
    )
    set_server(db.session(), actor(), wanted, datetime.now(UTC))
    return shown()


@mail_server.delete("")
@mail_server.answers(None, 204)
@mail_server.refuses(401, 403, 404, 503)
def end() -> Response:
    """Let no mail go out any more."""
    if not end_server(db.session(), actor(), datetime.now(UTC)):
        raise Refused("not_found")
    return Response(status=204)


@mail_server.post("/test")
@mail_server.answers(TestedSchema)
@mail_server.refuses(401, 403, 422, 429, 503)
def test() -> dict[str, Any]:
    """Send a test to yourself. When it does not go, the problem's title says why."""
    counted()
    return {"sent_to": send_test(db.session(), actor())}


def organization_id() -> str:
    return actor().organization_id


@limiter.limit("10/minute", key_func=organization_id)
def counted() -> None:
    """One more try of this organization."""


def shown() -> dict[str, Any]:
    kept = mail_server_of(db.session(), actor().organization_id)
    server = kept and {
        "host": kept.server.host,
        "port": kept.server.port,
        "security": kept.server.security,
        "user": kept.server.user,
        "sender": kept.server.sender,
        "has_password": kept.server.password is not None,
        "tried_at": kept.tried_at and format_moment(kept.tried_at),
        "trouble": kept.trouble,
    }
    return {"server": server, "has_address": public_url() is not None}
