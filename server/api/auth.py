"""Signing in and out: two tokens in httpOnly cookies, and one session behind them that can be closed."""

import secrets
from datetime import UTC, datetime
from typing import Any

from flask import Response, after_this_request, g
from flask_jwt_extended import (
    create_access_token,
    create_refresh_token,
    get_jwt,
    set_access_cookies,
    set_refresh_cookies,
    unset_jwt_cookies,
)
from flask_limiter.util import get_remote_address

from server.administering.links import change_password
from server.api.administration_schemas import ChangePasswordSchema
from server.api.blueprint import Resource
from server.api.guard import actor
from server.api.nearby import asked_on_this_computer
from server.api.refusal import Refused
from server.api.schemas import SignedInSchema, SignInSchema
from server.coaching.people import Actor
from server.extensions import SESSION_LIVES, limiter
from server.passwords import hash_password, needs_new_hash, verify_password
from server.store import sessions
from server.store.database import db, writing

auth = Resource("auth", "/auth", "Signing in and out.")


def failed(response: Response) -> bool:
    return response.status_code == 401


def email_and_address() -> str:
    return f"{g.email} {get_remote_address()}"


@auth.post("/login")
@auth.takes(SignInSchema)
@auth.answers(SignedInSchema)
@auth.refuses(400, 401, 403, 413, 415, 422, 429, 503)
def login(body: dict[str, str]) -> dict[str, Any]:
    """Sign in. Sets the cookies."""
    g.email = body["email"].strip().lower()
    account = signing_in(body["password"])
    if account.demo and not asked_on_this_computer():
        raise Refused("demo_is_local")
    now = datetime.now(UTC)
    with writing(db.session()):
        if not sessions.still_holds(db.session(), account):  # it was reset while the password was looked at
            raise Refused("wrong_sign_in")
        session_id = sessions.begin(db.session(), account, now, now + SESSION_LIVES)
        if needs_new_hash(str(account.password_hash)):
            sessions.keep_password(db.session(), account, hash_password(body["password"]))
    after_this_request(with_cookies(account.person_id, session_id))
    return {"person": sessions.signed_in(db.session(), account.organization_id, account.person_id)}


@limiter.limit("10/minute", key_func=email_and_address, deduct_when=failed)
@limiter.limit("60/minute", deduct_when=failed)
def signing_in(password: str) -> sessions.Account:
    """The account of `g.email`, when this is its password.

    Unknown e-mail and wrong password look the same and take the same time. Only who knows the password is
    told that their access has ended.
    """
    account = sessions.account(db.session(), g.email)
    if not verify_password(account.password_hash if account else None, password) or account is None:
        raise Refused("wrong_sign_in")
    if not account.active:
        raise Refused("access_ended")
    return account


@auth.post("/refresh")
@auth.answers(SignedInSchema)
@auth.refuses(401, 403, 503)
def refresh() -> dict[str, Any]:
    """Go on with the session: new cookies, while the session is open and the person active."""
    session_id = str(get_jwt()["session"])
    with writing(db.session()):
        sessions.extend(db.session(), session_id, datetime.now(UTC) + SESSION_LIVES)
    after_this_request(with_cookies(actor().person_id, session_id))
    return {"person": signed_in(actor())}


@auth.post("/logout")
@auth.answers(None, 204)
@auth.refuses(401, 403, 503)
def logout() -> Response:
    """Close the session on the server, and take the cookies back."""
    with writing(db.session()):
        sessions.close(db.session(), str(get_jwt()["session"]), datetime.now(UTC))
    response = Response(status=204)
    unset_jwt_cookies(response)
    return response


@auth.get("/me")
@auth.answers(SignedInSchema)
@auth.refuses(401, 403, 503)
def me() -> dict[str, Any]:
    """Who is signed in."""
    return {"person": signed_in(actor())}


@auth.post("/password")
@auth.takes(ChangePasswordSchema)
@auth.answers(None, 204)
@auth.refuses(400, 401, 403, 413, 415, 422, 429, 503)
def change_own_password(asked: dict[str, str]) -> Response:
    """Choose another password. Every other place where you are signed in is signed out."""
    g.email = signed_in(actor())["email"]
    account = knowing(asked["old"])
    now, session_id = datetime.now(UTC), str(get_jwt()["session"])
    if not change_password(db.session(), account, session_id, asked["new"], now):
        raise Refused("wrong_password", path="old")
    return Response(status=204)


def mistaken(response: Response) -> bool:
    return response.status_code == 422


@limiter.limit("10/minute", key_func=email_and_address, deduct_when=mistaken)
def knowing(password: str) -> sessions.Account:
    """The account of `g.email`, when this is its password."""
    account = sessions.account(db.session(), g.email)
    if not verify_password(account.password_hash if account else None, password) or account is None:
        raise Refused("wrong_password", path="old")
    return account


def signed_in(person: Actor) -> dict[str, Any]:
    return sessions.signed_in(db.session(), person.organization_id, person.person_id)


def with_cookies(person_id: str, session_id: str) -> Any:
    """Both tokens as cookies. They share one CSRF value, so one header serves every request."""
    claims = {"session": session_id, "csrf": secrets.token_urlsafe(24)}
    access = create_access_token(person_id, additional_claims=claims)
    refresh = create_refresh_token(person_id, additional_claims=claims)

    def set_cookies(response: Response) -> Response:
        set_access_cookies(response, access)
        set_refresh_cookies(response, refresh)
        return response

    return set_cookies
