"""The first organization and its director: what a fresh installation begins with."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy.orm import Session

from server.coaching.administration import NotSo, checked_email
from server.coaching.starter_checklist import starter_records
from server.store import sessions
from server.store.audit import By, note
from server.store.database import writing
from server.store.organizations import add_organization, alone, any_there, name_in_use
from server.store.writer import Given, write_records

LONGEST_NAME = 200


class CannotFound(Exception):  # noqa: N818 - a sentence for the operator
    """The organization cannot be made; the message says why."""


@dataclass(frozen=True, slots=True)
class Director:
    """Who will administer the organization. `password_hash` as `server.passwords` makes it."""

    name: str
    email: str
    password_hash: str


class AlreadyThere(CannotFound):
    """There is an organization: this is how an installation begins, and it has begun."""

    def __init__(self) -> None:
        super().__init__("There is an organization here already. Sign in, or ask a director to invite you.")


def found(
    session: Session,
    name: str,
    time_zone: str,
    director: Director,
    now: datetime,
    *,
    by: By | None = None,
    only_first: bool = False,
) -> sessions.Account:
    """Make an organization with the starter checklist and its director, whose account is answered.

    `by`: who does it, else the director. `only_first`: only while there is no other organization, else
    `AlreadyThere`. Raises `CannotFound` when a name or e-mail is taken or cannot be one, `Wrong` when it is
    too long.
    """
    if not 1 <= len(name) <= LONGEST_NAME or not name.isprintable():
        raise CannotFound(f"The name of an organization has 1 to {LONGEST_NAME} characters.")
    try:
        email = checked_email(director.email)
    except NotSo as problem:
        raise CannotFound(str(problem)) from problem
    with writing(session):
        alone(session)
        if only_first and any_there(session):
            raise AlreadyThere
        if name_in_use(session, name):
            raise CannotFound(f"There is an organization “{name}” already.")
        if sessions.email_in_use(session, email):
            raise CannotFound(f"Somebody has the e-mail {email} already.")
        place = add_organization(session, name, time_zone=time_zone, first_steps=True)
        person = Given("person", str(uuid4()), person_fields(director, email))
        starter = [Given(*record) for record in starter_records(place.id)]
        practice = Given("practice", place.id, {"time_zone": time_zone})
        write_records(session, place.id, [person, practice, *starter], now=now)
        account = sessions.account_of(session, place.id, person.id)
        assert account is not None  # noqa: S101 - just written
        sessions.keep_password(session, account, director.password_hash)
        who = by or By(director.name, person.id)
        note(session, place.id, who, "organization_founded", (name, place.id), now)
        return account


def person_fields(director: Director, email: str) -> dict[str, object]:
    return {
        "name": director.name,
        "role": "director",
        "email": email,
        "manager_ids": [],
        "active": True,
    }
