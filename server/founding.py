"""The first organization and its director: what a fresh installation begins with."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy.orm import Session

from server.coaching.starter_checklist import starter_records
from server.store import sessions
from server.store.database import writing
from server.store.organizations import add_organization, organizations
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


def found(session: Session, name: str, time_zone: str, director: Director, now: datetime) -> None:
    """Make an organization with the starter checklist and its director.

    Raises `CannotFound` when a name or e-mail is taken or cannot be one, `Wrong` when it is too long.
    """
    if not 1 <= len(name) <= LONGEST_NAME:
        raise CannotFound(f"The name of an organization has 1 to {LONGEST_NAME} characters.")
    if "@" not in director.email:
        raise CannotFound(f"“{director.email}” is not an e-mail.")
    with writing(session):
        if any(place.name == name for place in organizations(session)):
            raise CannotFound(f"There is an organization “{name}” already.")
        if sessions.account(session, director.email) is not None:
            raise CannotFound(f"Somebody has the e-mail {director.email} already.")
        place = add_organization(session, name, time_zone=time_zone)
        person = Given("person", str(uuid4()), person_fields(director))
        starter = [Given(*record) for record in starter_records(place.id)]
        practice = Given("practice", place.id, {"time_zone": time_zone})
        write_records(session, place.id, [person, practice, *starter], now=now)
        account = sessions.account(session, director.email)
        assert account is not None  # noqa: S101 - just written
        sessions.keep_password(session, account, director.password_hash)


def person_fields(director: Director) -> dict[str, object]:
    return {
        "name": director.name,
        "role": "director",
        "email": director.email,
        "manager_ids": [],
        "active": True,
    }
