"""The organization itself: its name and its first steps, for directors; and how an installation begins."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flask import Response, after_this_request
from marshmallow import fields
from marshmallow.validate import Length, OneOf

from server.administering.organization import about, call, put_away, say_of_step
from server.api.administration_schemas import new_password
from server.api.auth import with_cookies
from server.api.blueprint import Resource
from server.api.guard import actor
from server.api.refusal import Refused
from server.api.schemas import LONGEST_EMAIL, Id, Shape, SignedInSchema
from server.coaching.first_steps import SAID, STEPS
from server.extensions import SESSION_LIVES, limiter, secret_key
from server.founding import AlreadyThere, Director, found
from server.passwords import hash_password
from server.setup_code import is_setup_code
from server.store import sessions
from server.store.database import db, writing
from server.store.organizations import any_there

organization = Resource("organization", "/organization", "The organization itself.")
start = Resource("start", "/start", "How an installation begins.")


class FirstStepSchema(Shape):
    step = fields.String(required=True, validate=OneOf(STEPS))
    state = fields.String(required=True, validate=OneOf(["open", *SAID]))


class FirstStepsSchema(Shape):
    """`left`: how many are not done; 0 once they are `over`, put away by a director."""

    steps = fields.List(fields.Nested(FirstStepSchema), required=True)
    over = fields.Boolean(required=True)
    left = fields.Integer(required=True)


class AboutOrganizationSchema(Shape):
    """`first_steps` null: it was made without them."""

    id = Id(required=True)
    name = fields.String(required=True)
    time_zone = fields.String(required=True)
    first_steps = fields.Nested(FirstStepsSchema, required=True, allow_none=True)


class SaidOfStepSchema(Shape):
    step = fields.String(required=True, validate=OneOf(STEPS))
    state = fields.String(required=True, validate=OneOf(SAID))


class ChangeOrganizationSchema(Shape):
    """What is not given stays. `over`: put away what is left of the first steps."""

    name = fields.String(validate=Length(1, 200))
    step = fields.Nested(SaidOfStepSchema)
    over = fields.Boolean()


class StartNeededSchema(Shape):
    """`needed`: there is no organization yet."""

    needed = fields.Boolean(required=True)


class BeginSchema(Shape):
    """`code`: the setup code that the server printed."""

    code = fields.String(required=True, validate=Length(1, 100))
    organization = fields.String(required=True, validate=Length(1, 200))
    name = fields.String(required=True, validate=Length(1, 200))
    email = fields.String(required=True, validate=Length(1, LONGEST_EMAIL))
    password = new_password()
    time_zone = fields.String(required=True, validate=Length(1, 64))


@organization.get("")
@organization.answers(AboutOrganizationSchema)
@organization.refuses(401, 403, 503)
def about_it() -> dict[str, Any]:
    """What the organization is called, where its days are, and what is left of its first steps."""
    known = about(db.session(), actor().organization_id)
    steps = known.first_steps
    return {
        "id": known.place.id,
        "name": known.place.name,
        "time_zone": known.time_zone,
        "first_steps": steps
        and {
            "steps": [{"step": step, "state": state} for step, state in steps.steps],
            "over": steps.over,
            "left": steps.left,
        },
    }


@organization.patch("")
@organization.takes(ChangeOrganizationSchema)
@organization.answers(AboutOrganizationSchema)
@organization.refuses(400, 401, 403, 409, 413, 415, 422, 503)
def change(asked: dict[str, Any]) -> dict[str, Any]:
    """Give it another name, or say how far its first steps are."""
    session, now = db.session(), datetime.now(UTC)
    if "name" in asked:
        call(session, actor(), asked["name"], now)
    if "step" in asked:
        say_of_step(session, actor(), asked["step"]["step"], asked["step"]["state"], now)
    if "over" in asked:
        put_away(session, actor(), asked["over"], now)
    return about_it()


@start.get("")
@start.answers(StartNeededSchema)
@start.refuses(503)
def is_needed() -> dict[str, Any]:
    """Whether this installation has no organization yet."""
    return {"needed": not any_there(db.session())}


@start.post("")
@start.takes(BeginSchema)
@start.answers(SignedInSchema)
@start.refuses(400, 403, 409, 413, 415, 422, 429, 503)
def begin(asked: dict[str, str]) -> dict[str, Any]:
    """Make the first organization and its director, who is signed in then. Needs the setup code."""
    check_code(asked["code"])
    zone = known_zone(asked["time_zone"])
    director = Director(asked["name"].strip(), asked["email"], hash_password(asked["password"]))
    now = datetime.now(UTC)
    account = found(db.session(), asked["organization"].strip(), zone, director, now, only_first=True)
    with writing(db.session()):
        session_id = sessions.begin(db.session(), account, now, now + SESSION_LIVES)
    after_this_request(with_cookies(account.person_id, session_id))
    return {"person": sessions.signed_in(db.session(), account.organization_id, account.person_id)}


def wrong_code(response: Response) -> bool:
    return response.status_code == 403


@limiter.limit("10/minute", deduct_when=wrong_code)
def check_code(said: str) -> None:
    if any_there(db.session()):
        raise AlreadyThere
    if not is_setup_code(secret_key(), said):
        raise Refused("wrong_setup_code", path="code")


def known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as problem:
        raise Refused("wrong_value", path="time_zone", detail=f"There is no time zone {name}.") from problem
    return name
