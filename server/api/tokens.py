"""The tokens with which other systems send numbers. A director makes and revokes them."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from flask import Response

from server.api.blueprint import Resource
from server.api.guard import actor
from server.api.metrics_schemas import NewTokenSchema, TokenNameSchema, TokensSchema
from server.api.refusal import Refused
from server.coaching.moments import format_moment
from server.store.audit import by_person, note
from server.store.database import db, writing
from server.store.tokens import TOO_MANY, Token, make_token, revoke_token, tokens_of, too_many

tokens = Resource("tokens", "/tokens", "Tokens with which other systems send numbers.")


@tokens.get("")
@tokens.answers(TokensSchema)
@tokens.refuses(401, 403, 503)
def everything() -> dict[str, Any]:
    """All there are, revoked ones too, without their text."""
    return {"tokens": [shown(one) for one in tokens_of(db.session(), actor().organization_id)]}


@tokens.post("")
@tokens.takes(TokenNameSchema)
@tokens.answers(NewTokenSchema, 201)
@tokens.refuses(400, 401, 403, 413, 415, 422, 503)
def make(wanted: dict[str, str]) -> dict[str, Any]:
    """Make a token. Its text is said this once: what is kept is its hash."""
    name, asked = wanted["name"].strip(), actor()
    if not name.isprintable() or not name:
        raise Refused("wrong_value", path="name", detail="Give it a name that can be read.")
    with writing(db.session()):
        if too_many(db.session(), asked.organization_id):
            raise Refused("wrong_value", detail=TOO_MANY)
        now = datetime.now(UTC)
        id_, text = make_token(db.session(), asked.organization_id, name, now, asked.person_id)
        by = by_person(db.session(), asked.organization_id, asked.person_id)
        note(db.session(), asked.organization_id, by, "token_made", (name, id_), now)
    return {"id": id_, "token": text}


@tokens.delete("/<uuid:token_id>")
@tokens.answers(None, 204)
@tokens.refuses(401, 403, 404, 503)
def revoke(token_id: UUID) -> Response:
    """Let a token be worth nothing from now on."""
    asked, now = actor(), datetime.now(UTC)
    with writing(db.session()):
        token = revoke_token(db.session(), asked.organization_id, str(token_id), now)
        if token is None:
            raise Refused("not_found")
        if token.revoked_at == now:
            by = by_person(db.session(), asked.organization_id, asked.person_id)
            note(db.session(), asked.organization_id, by, "token_revoked", (token.name, token.id), now)
    return Response(status=204)


def shown(one: Token) -> dict[str, Any]:
    def moment(at: datetime | None) -> str | None:
        return None if at is None else format_moment(at)

    return {
        "id": one.id,
        "name": one.name,
        "made_at": format_moment(one.made_at),
        "made_by": one.made_by,
        "last_used_at": moment(one.last_used_at),
        "revoked_at": moment(one.revoked_at),
    }
