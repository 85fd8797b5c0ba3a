"""Another system that asks: it shows its token, and may write numbers and nothing else."""

from typing import cast

from flask import Response, g, request

from server.api.nearby import asked_on_this_computer
from server.api.refusal import Refused
from server.extensions import limiter
from server.store.database import db
from server.store.tokens import Token, in_demo, token_with

SCHEME = "Bearer "
LONGEST_TOKEN = 200


def failed(response: Response) -> bool:
    return response.status_code == 401


@limiter.limit("60/minute", deduct_when=failed)
def check_token() -> None:
    """Keep the token of this request for its view. Raises `Refused`."""
    said = request.headers.get("Authorization", "")
    if not said.startswith(SCHEME) or len(said) > LONGEST_TOKEN:
        raise Refused("token_missing", path="Authorization")
    found = token_with(db.session(), said.removeprefix(SCHEME).strip())
    if found is None:
        raise Refused("token_wrong", path="Authorization")
    if in_demo(db.session(), found.organization_id) and not asked_on_this_computer():
        raise Refused("demo_is_local")
    g.token = found


def token() -> Token:
    """The token of this request, which was checked before."""
    return cast("Token", g.token)
