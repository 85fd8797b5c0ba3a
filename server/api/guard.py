"""Who is asking, and may they: answered before any view runs and before a body is read.

The token says only which person and which session. Role, status and team are read from the database each
time, so that a deactivated person or a closed session is out with the next request.
"""

from datetime import UTC, datetime
from typing import Any, cast

from flask import Flask, Response, request
from flask_jwt_extended import get_current_user, verify_jwt_in_request
from flask_jwt_extended.exceptions import CSRFError

from server.api.by_token import check_token
from server.api.errors import answer_refused
from server.api.refusal import Refused
from server.coaching.people import Actor
from server.coaching.routes import ANYONE, BY_REFRESH_TOKEN, BY_TOKEN, ROUTES, permitted
from server.extensions import jwt
from server.store import sessions
from server.store.database import db


def register(app: Flask) -> None:
    """Ask everybody at every route of this application."""
    app.before_request(guard)
    app.register_error_handler(CSRFError, lambda _: answer_refused(Refused("csrf_missing")))


def guard() -> None:
    """Let the request through, or raise why not. A route without a row in the table is nobody's."""
    if request.endpoint is None or ROUTES.get(request.endpoint) == ANYONE:
        return
    if request.endpoint in BY_TOKEN:
        check_token()
        return
    verify_jwt_in_request(refresh=request.endpoint in BY_REFRESH_TOKEN)
    if not permitted(request.endpoint, actor().role):
        raise Refused("not_permitted")


def actor() -> Actor:
    """The person who asks. Only for routes that are not for anyone."""
    return cast("Actor", get_current_user())


@jwt.user_lookup_loader
def person_of_token(_header: dict[str, Any], token: dict[str, Any]) -> Actor | None:
    try:
        return sessions.actor(db.session(), str(token.get("session")), str(token["sub"]), datetime.now(UTC))
    except sessions.AccessEnded as ended:
        raise Refused("access_ended") from ended


@jwt.expired_token_loader
def expired(_header: dict[str, Any], _token: dict[str, Any]) -> Response:
    return answer_refused(Refused("session_expired"))


@jwt.unauthorized_loader
@jwt.invalid_token_loader
def not_signed_in(_reason: str) -> Response:
    return answer_refused(Refused("signed_out"))


@jwt.user_lookup_error_loader
def no_longer_signed_in(_header: dict[str, Any], _token: dict[str, Any]) -> Response:
    return answer_refused(Refused("signed_out"))
