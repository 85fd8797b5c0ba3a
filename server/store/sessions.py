"""Signing in: whose e-mail it is, and which sessions are open."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import uuid4

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from server.coaching.people import Actor, Role
from server.store.tables import Organization, Person, SignIn
from server.store.teams import rep_ids

KEPT_AFTER_END = timedelta(days=30)


class AccessEnded(Exception):  # noqa: N818 - a named problem
    """The organization has made this person inactive."""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody's e-mail and password, None while there is none. `demo`: in a demo organization.

    `active`: whether their organization lets them in.
    """

    organization_id: str
    person_id: str
    password_hash: str | None
    active: bool
    demo: bool


def account(session: Session, email: str) -> Account | None:
    """The account with this e-mail, given in lower case; None when nobody has it."""
    row = session.execute(
        select(Person, Organization.demo)
        .join(Organization, Organization.id == Person.organization_id)
        .where(func.lower(Person.email) == email, ~Person.deleted)
    ).one_or_none()
    if row is None:
        return None
    person, demo = row
    return Account(person.organization_id, person.id, person.password_hash, person.active, demo)


def email_in_use(session: Session, email: str) -> bool:
    """Whether somebody of any organization has this e-mail, given in lower case."""
    return session.scalars(select(Person.id).where(func.lower(Person.email) == email)).first() is not None


def account_of(session: Session, organization_id: str, person_id: str) -> Account | None:
    """The account of this person; None when there is no such person."""
    person = session.get(Person, (organization_id, person_id), populate_existing=True)
    if person is None or person.deleted:
        return None
    demo = session.get_one(Organization, organization_id).demo
    return Account(organization_id, person_id, person.password_hash, person.active, demo)


def who_joined(session: Session, organization_id: str) -> frozenset[str]:
    """The ids of everybody who has a password."""
    own = (Person.organization_id == organization_id, Person.password_hash.is_not(None))
    return frozenset(session.scalars(select(Person.id).where(*own)))


def last_opened(session: Session, organization_id: str) -> dict[str, datetime]:
    """When each person last signed in, by id; sessions that ended 30 days ago are forgotten."""
    asked = select(SignIn.person_id, func.max(SignIn.created_at)).where(
        SignIn.organization_id == organization_id
    )
    return {row[0]: row[1] for row in session.execute(asked.group_by(SignIn.person_id))}


def begin(session: Session, account: Account, now: datetime, until: datetime) -> str:
    """Open a session for this account; its id."""
    opened = SignIn(
        id=str(uuid4()),
        organization_id=account.organization_id,
        person_id=account.person_id,
        created_at=now,
        expires_at=until,
    )
    session.add(opened)
    return opened.id


def extend(session: Session, session_id: str, until: datetime) -> None:
    """Let the session last until then."""
    session.execute(update(SignIn).where(SignIn.id == session_id).values(expires_at=until))


def close(session: Session, session_id: str, now: datetime) -> None:
    """End the session: its tokens are worth nothing from now on."""
    session.execute(update(SignIn).where(SignIn.id == session_id).values(revoked_at=now))


def close_all(session: Session, account: Account, now: datetime, but: str | None = None) -> None:
    """End every open session of this account, `but` this one."""
    own = [SignIn.organization_id == account.organization_id, SignIn.person_id == account.person_id]
    if but is not None:
        own.append(SignIn.id != but)
    session.execute(update(SignIn).where(*own, SignIn.revoked_at.is_(None)).values(revoked_at=now))


def forget_ended(session: Session, now: datetime) -> None:
    """Forget the sessions that ended long ago."""
    long_ago = now - KEPT_AFTER_END
    session.execute(delete(SignIn).where((SignIn.revoked_at < long_ago) | (SignIn.expires_at < long_ago)))


def actor(session: Session, session_id: str, person_id: str, now: datetime) -> Actor | None:
    """Who holds this session: None when it is closed, over or another's.

    Raises `AccessEnded` when the person is not active, whether their session is closed or not: their phone
    is told so, and goes on to keep what it has locked.
    """
    row = session.execute(
        select(Person, SignIn.revoked_at, SignIn.expires_at)
        .join(SignIn, (SignIn.organization_id == Person.organization_id) & (SignIn.person_id == Person.id))
        .where(SignIn.id == session_id, Person.id == person_id, ~Person.deleted)
    ).one_or_none()
    if row is None:
        return None
    person, revoked_at, expires_at = row
    if not person.active:
        raise AccessEnded
    return None if revoked_at is not None or expires_at <= now else actor_of(session, person)


def actor_of(session: Session, person: Person) -> Actor:
    """The person as the rules see them, whether they are active or not."""
    return Actor(person.id, cast("Role", person.role), person.organization_id, rep_ids(session, person))


def person_as_actor(session: Session, organization_id: str, person_id: str) -> Actor | None:
    """This person, for whoever acts in their place; None when there is no such person."""
    person = session.get(Person, (organization_id, person_id), populate_existing=True)
    return None if person is None or person.deleted else actor_of(session, person)


def still_holds(session: Session, account: Account) -> bool:
    """Whether this account, inside `writing(session)`, is let in and has the password it was read with.

    Nobody changes either until the transaction ends: who knew the password before a reset opens nothing.
    """
    one = (Person.organization_id == account.organization_id, Person.id == account.person_id)
    asked = (
        select(Person.active, Person.password_hash)
        .where(*one, ~Person.deleted)
        .with_for_update(key_share=True)
    )
    row = session.execute(asked).one_or_none()
    return row is not None and row.active and row.password_hash == account.password_hash


def keep_password(session: Session, account: Account, password_hash: str) -> None:
    """Keep this hash as the password of the account. It is no field of a record, so no version is taken."""
    one = (Person.organization_id == account.organization_id, Person.id == account.person_id)
    session.execute(update(Person).where(*one).values(password_hash=password_hash))


def signed_in(session: Session, organization_id: str, person_id: str) -> dict[str, Any]:
    """What the app is told about the person who signed in."""
    person = session.get_one(Person, (organization_id, person_id))
    organization = session.get_one(Organization, organization_id)
    return {
        "id": person.id,
        "name": person.name,
        "role": person.role,
        "email": person.email,
        "organization": {"id": organization.id, "name": organization.name},
    }
