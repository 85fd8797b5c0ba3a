"""Planned ride-alongs in other programs: a calendar at a secret address, and invitations."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from flask import Response, request
from marshmallow import fields

from server.api.blueprint import Resource
from server.api.guard import actor
from server.api.refusal import Refused
from server.api.schemas import Shape
from server.coaching.moments import format_moment
from server.extensions import limiter
from server.in_calendar import MEDIA_TYPE, feed, invitation
from server.store.calendars import end_address, made_at, make_address, plan_for, plans_of, reader_of
from server.store.database import db, writing

calendars = Resource("calendars", "/calendar", "One's planned ride-alongs, for a calendar program.")
plans = Resource("plans", "/plans", "Planned ride-alongs.")


class CalendarSchema(Shape):
    """`made_at` null: there is no address."""

    made_at = fields.String(required=True, allow_none=True)


class NewAddressSchema(Shape):
    """`address`: the path and query on this server, said this once."""

    address = fields.String(required=True)
    made_at = fields.String(required=True)


class KeySchema(Shape):
    key = fields.String(required=True, metadata={"description": "The secret of the address."})


@calendars.get("")
@calendars.answers(CalendarSchema)
@calendars.refuses(401, 403, 503)
def address() -> dict[str, Any]:
    """Whether you have an address, and since when; what it is was said when it was made."""
    made = made_at(db.session(), actor())
    return {"made_at": made and format_moment(made)}


@calendars.post("")
@calendars.answers(NewAddressSchema, 201)
@calendars.refuses(401, 403, 503)
def make() -> dict[str, Any]:
    """Make an address. It is said this once: what is kept is its hash. The one before ends."""
    now = datetime.now(UTC)
    with writing(db.session()):
        secret = make_address(db.session(), actor(), now)
    return {"address": f"/api/calendar/feed.ics?key={secret}", "made_at": format_moment(now)}


@calendars.delete("")
@calendars.answers(None, 204)
@calendars.refuses(401, 403, 503)
def end() -> Response:
    """Let the address be worth nothing from now on."""
    with writing(db.session()):
        end_address(db.session(), actor())
    return Response(status=204)


def nobody(response: Response) -> bool:
    return response.status_code == 404


# The secret stands in the query, which no log of ours writes down.
@calendars.get("/feed.ics")
@limiter.limit("60/minute", deduct_when=nobody)
@calendars.asks(KeySchema)
@calendars.refuses(404, 422, 429, 503)
@calendars.serves(MEDIA_TYPE)
def read(asked: dict[str, str]) -> Response:
    """The planned ride-alongs of whoever made this address, from 31 days ago on. Nobody signs in here."""
    reader = reader_of(db.session(), asked["key"])
    if reader is None:
        raise Refused("not_found")
    response = as_calendar(feed(plans_of(db.session(), reader, datetime.now(UTC))), "ridealong.ics")
    response.add_etag()
    response.make_conditional(request)
    return response


@plans.get("/<uuid:plan_id>/invitation.ics")
@plans.refuses(401, 403, 404, 503)
@plans.serves(MEDIA_TYPE)
def invite(plan_id: UUID) -> Response:
    """An invitation to one ride-along, to send to the rep."""
    plan = plan_for(db.session(), actor(), str(plan_id))
    if plan is None:
        raise Refused("not_found")
    return as_calendar(invitation(plan), "ride-along.ics")


def as_calendar(content: bytes, name: str) -> Response:
    response = Response(content, mimetype=MEDIA_TYPE)
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response
