"""Organizations: which there are, making one, and taking one away with everything in it."""

from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import delete, select, text, update
from sqlalchemy.orm import Session

from server.store.database import Base
from server.store.tables import Organization


@dataclass(frozen=True, slots=True)
class Place:
    """An organization that is there. `demo`: it is the demo's."""

    id: str
    name: str
    demo: bool


def organizations(session: Session) -> list[Place]:
    """All there are, by name."""
    found = session.execute(select(Organization.id, Organization.name, Organization.demo))
    return sorted((Place(*row) for row in found), key=lambda place: place.name)


def any_there(session: Session) -> bool:
    """Whether there is an organization at all."""
    return session.scalars(select(Organization.id).limit(1)).first() is not None


def alone(session: Session) -> None:
    """Let nobody else make an organization until this transaction, inside `writing(session)`, ends."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("LOCK TABLE organizations IN SHARE ROW EXCLUSIVE MODE"))


def place_of(session: Session, organization_id: str) -> Place:
    """This organization."""
    row = session.get_one(Organization, organization_id, populate_existing=True)
    return Place(row.id, row.name, row.demo)


def name_in_use(session: Session, name: str) -> bool:
    """Whether an organization has this name."""
    return session.scalars(select(Organization.id).where(Organization.name == name)).first() is not None


def rename(session: Session, organization_id: str, name: str) -> None:
    """Give the organization another name, which must be free, inside `writing(session)`."""
    session.execute(update(Organization).where(Organization.id == organization_id).values(name=name))
    session.expire_all()


def add_organization(
    session: Session,
    name: str,
    *,
    time_zone: str = "UTC",
    demo: bool = False,
    id_: str | None = None,
    first_steps: bool = False,
) -> Place:
    """Make an organization, inside `writing(session)`. `time_zone` is an IANA name; the name must be free.

    `first_steps`: its director is led through them.
    """
    made = Organization(
        id=id_ or str(uuid4()),
        name=name,
        version=0,
        epoch=str(uuid4()),
        time_zone=time_zone,
        demo=demo,
        setup={} if first_steps else None,
    )
    session.add(made)
    session.flush()
    return Place(made.id, made.name, made.demo)


def remove_organization(session: Session, organization_id: str) -> None:
    """Take an organization away with everything in it, for good, inside `writing(session)`."""
    for table in reversed(Base.metadata.sorted_tables):
        if "organization_id" in table.columns:
            session.execute(delete(table).where(table.c.organization_id == organization_id))
    session.execute(delete(Organization).where(Organization.id == organization_id))
    session.expire_all()
