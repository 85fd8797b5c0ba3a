"""Links with which a person chooses a password, once: kept as a hash, for a while."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal, cast
from uuid import uuid4

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from server.store.tables import Invitation, Organization, Person

Purpose = Literal["join", "reset"]

#: How long a link is good. A reset is asked for by somebody who waits for it.
LIVES: Final[dict[Purpose, timedelta]] = {"join": timedelta(days=7), "reset": timedelta(hours=24)}


@dataclass(frozen=True, slots=True)
class Link:
    """A link that is still good, without its secret."""

    person_id: str
    purpose: Purpose
    made_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose link it is. `demo`: of the demo organization."""

    organization_id: str
    organization: str
    person_id: str
    name: str
    email: str
    purpose: Purpose
    demo: bool


def make_link(
    session: Session, organization_id: str, person_id: str, purpose: Purpose, now: datetime, by: str | None
) -> tuple[str, datetime]:
    """Make a link, inside `writing(session)`: its secret, said this once, and until when it is good.

    Those that the person had before are worth nothing from now on.
    """
    end_links(session, organization_id, person_id, now)
    secret, expires_at = secrets.token_urlsafe(32), now + LIVES[purpose]
    made = Invitation(
        organization_id=organization_id,
        id=str(uuid4()),
        person_id=person_id,
        purpose=purpose,
        hash=_hash(secret),
        made_at=now,
        made_by=by,
        expires_at=expires_at,
    )
    session.add(made)
    session.flush()
    return secret, expires_at


def end_links(session: Session, organization_id: str, person_id: str, now: datetime) -> None:
    """Let every link of this person that is not used be worth nothing."""
    own = (Invitation.organization_id == organization_id, Invitation.person_id == person_id)
    still_good = (Invitation.used_at.is_(None), Invitation.revoked_at.is_(None))
    session.execute(update(Invitation).where(*own, *still_good).values(revoked_at=now))


def end_every_link(session: Session) -> None:
    """Let no link of anybody be good any more: those of a backup may have been used since."""
    session.execute(update(Invitation).values(expires_at=Invitation.made_at))


def open_links(session: Session, organization_id: str, now: datetime) -> dict[str, Link]:
    """The links of an organization that are still good, by whose they are: each person has one at most."""
    rows = session.scalars(
        select(Invitation).where(Invitation.organization_id == organization_id, *_good(now))
    )
    return {
        row.person_id: Link(row.person_id, cast("Purpose", row.purpose), row.made_at, row.expires_at)
        for row in rows
    }


def holder_of(session: Session, secret: str, now: datetime) -> Holder | None:
    """Whose link this is; None when it is none, or not good any more, or its person has no access."""
    asked = (
        select(Invitation.purpose, Person, Organization)
        .join(
            Person,
            (Person.organization_id == Invitation.organization_id) & (Person.id == Invitation.person_id),
        )
        .join(Organization, Organization.id == Invitation.organization_id)
        .where(Invitation.hash == _hash(secret), *_good(now), Person.active, ~Person.deleted)
    )
    row = session.execute(asked).one_or_none()
    if row is None:
        return None
    purpose, person, organization = row
    return Holder(
        organization.id,
        organization.name,
        person.id,
        person.name,
        person.email,
        cast("Purpose", purpose),
        organization.demo,
    )


def use_link(session: Session, secret: str, now: datetime) -> bool:
    """Use the link up, inside `writing(session)`; whether it was still good. Of two at once one gets it."""
    one = (Invitation.hash == _hash(secret), *_good(now))
    used = session.execute(update(Invitation).where(*one).values(used_at=now).returning(Invitation.id))
    return used.first() is not None


def _good(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return Invitation.used_at.is_(None), Invitation.revoked_at.is_(None), Invitation.expires_at > now


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
