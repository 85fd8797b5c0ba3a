"""Tokens with which other systems send numbers: kept as a hash, and worth nothing once revoked."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from server.store.tables import ImportToken, Organization, Person

#: So that whoever finds one knows what it is, and a scanner for secrets does too.
PREFIX = "ridealong_"
#: So many that are not revoked.
MOST = 100
TOO_MANY = f"There are {MOST} tokens in use already. Revoke one that is not needed any more."
#: A token that is used all the time is noted once in a minute.
NOTED_AFTER_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Token:
    """One token, without its text. `made_by`: the name of who made it; None: the command line."""

    id: str
    organization_id: str
    name: str
    made_at: datetime
    made_by: str | None
    last_used_at: datetime | None
    revoked_at: datetime | None


def make_token(
    session: Session, organization_id: str, name: str, now: datetime, by: str | None
) -> tuple[str, str]:
    """Make a token, inside `writing(session)`: its id, and its text, which is said this once."""
    text = PREFIX + secrets.token_urlsafe(32)
    made = ImportToken(
        organization_id=organization_id,
        id=str(uuid4()),
        name=name,
        hash=_hash(text),
        made_at=now,
        made_by=by,
    )
    session.add(made)
    session.flush()
    return made.id, text


def too_many(session: Session, organization_id: str) -> bool:
    """Whether the organization has as many tokens in use as it may; revoked ones do not count."""
    in_use = select(func.count()).where(
        ImportToken.organization_id == organization_id, ImportToken.revoked_at.is_(None)
    )
    return session.scalars(in_use).one() >= MOST


def tokens_of(session: Session, organization_id: str) -> Sequence[Token]:
    """All tokens of the organization, revoked ones too, the newest first."""
    asked = (
        select(ImportToken, Person.name)
        .outerjoin(
            Person,
            (Person.organization_id == ImportToken.organization_id) & (Person.id == ImportToken.made_by),
        )
        .where(ImportToken.organization_id == organization_id)
        .order_by(ImportToken.made_at.desc(), ImportToken.id)
    )
    return [_told(row, made_by) for row, made_by in session.execute(asked)]


def token_with(session: Session, text: str) -> Token | None:
    """The token with this text; None when there is none, or it was revoked."""
    if not text.startswith(PREFIX):
        return None
    asked = select(ImportToken).where(ImportToken.hash == _hash(text), ImportToken.revoked_at.is_(None))
    row = session.scalars(asked).one_or_none()
    return None if row is None else _told(row, None)


def revoke_token(session: Session, organization_id: str, id_: str, now: datetime) -> Token | None:
    """Let the token be worth nothing from now on; None when there is no such one. Revoked, it stays so."""
    row = session.get(ImportToken, (organization_id, id_), populate_existing=True)
    if row is None:
        return None
    row.revoked_at = row.revoked_at or now
    return _told(row, None)


def note_use(session: Session, token: Token, now: datetime) -> None:
    """Keep when the token was last used, to the minute."""
    last = token.last_used_at
    if last is None or (now - last).total_seconds() > NOTED_AFTER_SECONDS:
        one = (ImportToken.organization_id == token.organization_id, ImportToken.id == token.id)
        session.execute(update(ImportToken).where(*one).values(last_used_at=now))


def in_demo(session: Session, organization_id: str) -> bool:
    """Whether this is the demo organization."""
    return bool(session.scalars(select(Organization.demo).where(Organization.id == organization_id)).one())


def _told(row: ImportToken, made_by: str | None) -> Token:
    return Token(
        row.id, row.organization_id, row.name, row.made_at, made_by, row.last_used_at, row.revoked_at
    )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
