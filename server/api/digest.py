"""The weekly digest, as directors would get it now."""

from datetime import UTC, datetime
from typing import Any

from flask import Response, make_response
from marshmallow import fields

from server.api.blueprint import Resource
from server.api.guard import actor
from server.api.schemas import Shape
from server.mail.message import Mail
from server.mail.send import can_send
from server.reminding.digest import week_counted
from server.reminding.digest_words import digest_mail, lines, subject_of, summary
from server.store.database import db
from server.store.sessions import signed_in

digest = Resource("digest", "/digest", "The weekly digest by e-mail for directors.")

HTML = "text/html"
#: A mail brings its own looks, and nothing else.
OF_A_MAIL = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"


class LineSchema(Shape):
    name = fields.String(required=True)
    value = fields.String(required=True)


class OfManagerSchema(Shape):
    name = fields.String(required=True)
    lines = fields.List(fields.Nested(LineSchema), required=True)


class DigestSchema(Shape):
    """What the digest of the whole week before this one says."""

    subject = fields.String(required=True)
    summary = fields.List(fields.Nested(LineSchema), required=True)
    managers = fields.List(fields.Nested(OfManagerSchema), required=True)
    can_mail = fields.Boolean(required=True)


@digest.get("")
@digest.answers(DigestSchema)
@digest.refuses(401, 403, 503)
def preview() -> dict[str, Any]:
    """What last week's digest says; nothing is sent by this."""
    who, session = actor(), db.session()
    counted = week_counted(session, who.organization_id, datetime.now(UTC))
    return {
        "subject": subject_of(counted),
        "summary": shown(summary(counted)),
        "managers": [{"name": one.name, "lines": shown(lines(one))} for one in counted.rows],
        "can_mail": can_send(session, who.organization_id),
    }


@digest.get("/mail")
@digest.serves(HTML)
@digest.refuses(401, 403, 503)
def page() -> Response:
    """The mail itself, as a mail program shows it."""
    response = make_response(mail().html)
    response.headers["Content-Security-Policy"] = OF_A_MAIL
    return response


def mail() -> Mail:
    who, session = actor(), db.session()
    me = signed_in(session, who.organization_id, who.person_id)
    counted = week_counted(session, who.organization_id, datetime.now(UTC))
    return digest_mail(counted, who.organization_id, who.person_id, str(me["email"]))


def shown(counts: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in counts]
