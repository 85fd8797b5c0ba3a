"""Links to join and to choose a new password, for whoever holds one: nobody is signed in here."""

from datetime import UTC, datetime
from typing import Any

from flask import Response, after_this_request

from server.administering.links import LinkEnded, accept, link_of
from server.api.administration_schemas import AcceptSchema, HolderSchema, SecretSchema
from server.api.auth import with_cookies
from server.api.blueprint import Resource
from server.api.nearby import asked_on_this_computer
from server.api.refusal import Refused
from server.api.schemas import SignedInSchema
from server.extensions import SESSION_LIVES, limiter
from server.store import sessions
from server.store.database import db
from server.store.invitations import Holder, holder_of

invitations = Resource("invitations", "/invitations", "Links with which a person chooses a password.")


@invitations.post("/look")
@invitations.takes(SecretSchema)
@invitations.answers(HolderSchema)
@invitations.refuses(400, 403, 404, 413, 415, 422, 429, 503)
def look(asked: dict[str, str]) -> dict[str, Any]:
    """Whose link this is, before they choose a password. A used one and none at all look alike."""
    found = held(asked["secret"])
    return {
        "purpose": found.purpose,
        "organization": found.organization,
        "name": found.name,
        "email": found.email,
    }


@invitations.post("/accept")
@invitations.takes(AcceptSchema)
@invitations.answers(SignedInSchema)
@invitations.refuses(400, 403, 404, 413, 415, 422, 429, 503)
def accept_link(asked: dict[str, str]) -> dict[str, Any]:
    """Choose a password and sign in. The link is used up, and other places are signed out."""
    found, session_id = accepted(asked["secret"], asked["password"])
    after_this_request(with_cookies(found.person_id, session_id))
    return {"person": sessions.signed_in(db.session(), found.organization_id, found.person_id)}


def not_there(response: Response) -> bool:
    return response.status_code == 404


@limiter.limit("30/minute", deduct_when=not_there)
def held(secret: str) -> Holder:
    try:
        found = link_of(db.session(), secret, datetime.now(UTC))
    except LinkEnded as ended:
        raise Refused("link_ended") from ended
    if found.demo and not asked_on_this_computer():
        raise Refused("demo_is_local")
    return found


@limiter.limit("30/minute", deduct_when=not_there)
def accepted(secret: str, password: str) -> tuple[Holder, str]:
    now = datetime.now(UTC)
    found = holder_of(db.session(), secret, now)
    if found is not None and found.demo and not asked_on_this_computer():
        raise Refused("demo_is_local")
    try:
        return accept(db.session(), secret, password, now, now + SESSION_LIVES)
    except LinkEnded as ended:
        raise Refused("link_ended") from ended
