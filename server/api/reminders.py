"""What somebody is reminded of, by which way, and the browsers of theirs that take it."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from flask import Response
from flask_jwt_extended import get_jwt
from marshmallow import fields, validate

from server.api.blueprint import Resource
from server.api.guard import actor
from server.api.refusal import Refused
from server.api.schemas import Id, Shape
from server.coaching.moments import format_moment
from server.coaching.reminders import FOR_ROLE, WAYS
from server.extensions import limiter, secret_key
from server.mail.send import can_send
from server.push.key import public_push_key
from server.reminding.choosing import DIGEST, choose, chosen, take_here, try_one
from server.store.database import db, writing
from server.store.practice import practice_of
from server.store.reminder_choices import drop_place, places_of

reminders = Resource("reminders", "/reminders", "What one is reminded of, and where.")

REMINDERS = (*FOR_ROLE["director"], DIGEST)
TIME = validate.Regexp(r"([01][0-9]|2[0-3]):[0-5][0-9]\Z", error="Give a time such as 20:00.")


class QuietSchema(Shape):
    """Local times of the organization; they may go over midnight."""

    begins = fields.String(required=True, validate=TIME)
    ends = fields.String(required=True, validate=TIME)


class OneReminderSchema(Shape):
    reminder = fields.String(required=True, validate=validate.OneOf(REMINDERS))
    ways = fields.List(fields.String(validate=validate.OneOf(WAYS)), required=True)


class ChoicesSchema(Shape):
    """What is not named stays as it is. `quiet` null: no quiet hours."""

    reminders = fields.List(fields.Nested(OneReminderSchema), required=True, validate=validate.Length(0, 20))
    quiet = fields.Nested(QuietSchema, required=True, allow_none=True)


class PlaceSchema(Shape):
    """A browser that takes reminders. `here`: it is the one that asks."""

    id = Id(required=True)
    device = fields.String(required=True)
    made_at = fields.String(required=True, metadata={"format": "date-time"})
    here = fields.Boolean(required=True)


class RemindersSchema(Shape):
    """`push_key`: what a browser subscribes with. `can_mail`: the organization said how its mail goes out."""

    reminders = fields.List(fields.Nested(OneReminderSchema), required=True)
    quiet = fields.Nested(QuietSchema, required=True, allow_none=True)
    time_zone = fields.String(required=True)
    places = fields.List(fields.Nested(PlaceSchema), required=True)
    push_key = fields.String(required=True)
    can_mail = fields.Boolean(required=True)


class SubscriptionSchema(Shape):
    """A browser's own: PushSubscription.toJSON(), without its expiry."""

    endpoint = fields.String(required=True, validate=validate.Length(1, 2000))
    p256dh = fields.String(required=True, validate=validate.Length(1, 100))
    auth = fields.String(required=True, validate=validate.Length(1, 40))


class NewPlaceSchema(Shape):
    subscription = fields.Nested(SubscriptionSchema, required=True)
    device = fields.String(required=True, validate=validate.Length(1, 100))


class MadePlaceSchema(Shape):
    id = Id(required=True)


class ReminderTrySchema(Shape):
    way = fields.String(required=True, validate=validate.OneOf(WAYS))


class ReminderTriedSchema(Shape):
    """`problem` null: it was sent."""

    problem = fields.String(required=True, allow_none=True)


@reminders.get("")
@reminders.answers(RemindersSchema)
@reminders.refuses(401, 403, 503)
def everything() -> dict[str, Any]:
    """What you are reminded of, and by which browsers."""
    return shown()


@reminders.post("")
@reminders.takes(ChoicesSchema)
@reminders.answers(RemindersSchema)
@reminders.refuses(400, 401, 403, 413, 415, 422, 503)
def change(said: dict[str, Any]) -> dict[str, Any]:
    """Choose. Nothing is sent by this."""
    ways = {one["reminder"]: one["ways"] for one in said["reminders"]}
    quiet = said["quiet"] and (said["quiet"]["begins"], said["quiet"]["ends"])
    choose(db.session(), actor(), ways, quiet, now())
    return shown()


@reminders.post("/places")
@reminders.takes(NewPlaceSchema)
@reminders.answers(MadePlaceSchema, 201)
@reminders.refuses(400, 401, 403, 413, 415, 422, 503)
def take(said: dict[str, Any]) -> dict[str, Any]:
    """Let this browser take your reminders, until you sign out in it."""
    device = " ".join(said["device"].split()) or "A browser"
    if not device.isprintable():
        raise Refused("wrong_value", path="device", detail="Give it a name that can be read.")
    return {"id": take_here(db.session(), actor(), own_session(), said["subscription"], device, now())}


@reminders.delete("/places/<uuid:place_id>")
@reminders.answers(None, 204)
@reminders.refuses(401, 403, 404, 503)
def leave(place_id: UUID) -> Response:
    """Let a browser of yours take no reminders any more."""
    who = actor()
    with writing(db.session()):
        if not drop_place(db.session(), who.organization_id, str(place_id), who.person_id):
            raise Refused("not_found")
    return Response(status=204)


@reminders.post("/try")
@reminders.takes(ReminderTrySchema)
@reminders.answers(ReminderTriedSchema)
@reminders.refuses(400, 401, 403, 413, 415, 422, 429, 503)
def attempt(said: dict[str, Any]) -> dict[str, Any]:
    """Send one to yourself, to see that it comes. A mail that does not go is a problem that says why."""
    counted()
    return {"problem": try_one(db.session(), actor(), said["way"], now())}


def person_id() -> str:
    return actor().person_id


@limiter.limit("10/minute", key_func=person_id)
def counted() -> None:
    """One more try of this person."""


def shown() -> dict[str, Any]:
    who, session = actor(), db.session()
    found = chosen(session, who, now())
    places = places_of(session, who.organization_id, who.person_id, now())
    here = own_session()
    return {
        "reminders": [{"reminder": name, "ways": ways} for name, ways in found.ways.items()],
        "quiet": found.quiet and {"begins": found.quiet[0], "ends": found.quiet[1]},
        "time_zone": str(practice_of(session, who.organization_id).zone),
        "places": [
            {
                "id": one.id,
                "device": one.device,
                "made_at": format_moment(one.made_at),
                "here": one.session_id == here,
            }
            for one in places
        ],
        "push_key": public_push_key(secret_key()),
        "can_mail": can_send(session, who.organization_id),
    }


def own_session() -> str:
    return str(get_jwt()["session"])


def now() -> datetime:
    return datetime.now(UTC)
