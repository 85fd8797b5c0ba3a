"""The way out of mails: a signed address that works without signing in, by one click (RFC 8058).

What looks a mail over on its way follows its links, so that looking changes nothing: ending takes a POST.
"""

from datetime import UTC, datetime
from typing import Any

from flask import Response, make_response, render_template
from marshmallow import EXCLUDE, Schema, fields

from server.api.blueprint import Resource
from server.extensions import limiter
from server.mail.unsubscribe import What, who_of
from server.reminding.choosing import give_up
from server.store.database import db

unsubscribe = Resource("unsubscribe", "/unsubscribe", "The way out of mails that come by themselves.")

HTML = "text/html"
MAILS: dict[What, str] = {"reminders": "reminders by e-mail", "digest": "the weekly digest"}
NOT_OURS = ("This address does not work any more", "Choose what comes to you in the app, at Me, Reminders.")


class KeyQuerySchema(Schema):
    """Whatever a mail program adds is left alone."""

    class Meta:
        unknown = EXCLUDE

    key = fields.String(load_default="", metadata={"description": "The signed part of the address."})


def wrong_key(response: Response) -> bool:
    return response.status_code == 404


@unsubscribe.get("")
@limiter.limit("60/minute", deduct_when=wrong_key)
@unsubscribe.asks(KeyQuerySchema)
@unsubscribe.serves(HTML)
@unsubscribe.shows(HTML, 404)
@unsubscribe.refuses(429, 503)
def ask(asked: dict[str, Any]) -> Response:
    """A page with a button; nothing is changed by looking at it."""
    who = who_of(asked["key"])
    if who is None:
        return page(*NOT_OURS, status=404)
    advice = f"You get {MAILS[who.what]} from Ridealong. One click, and no more of them come."
    return page("No more of these e-mails?", advice, key=asked["key"])


@unsubscribe.post("")
@limiter.limit("60/minute", deduct_when=wrong_key)
@unsubscribe.asks(KeyQuerySchema)
@unsubscribe.serves(HTML)
@unsubscribe.shows(HTML, 404)
@unsubscribe.refuses(429, 503)
def end(asked: dict[str, Any]) -> Response:
    """End them. What the body says does not matter: the address says it all."""
    who = who_of(asked["key"])
    if who is None or not give_up(db.session(), who, datetime.now(UTC)):
        return page(*NOT_OURS, status=404)
    return page("No more of them", f"You get no more {MAILS[who.what].removeprefix('the ')} from Ridealong.")


def page(title: str, advice: str, key: str | None = None, status: int = 200) -> Response:
    response = make_response(render_template("unsubscribe.html", title=title, advice=advice, key=key), status)
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
