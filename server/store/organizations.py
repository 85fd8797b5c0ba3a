"""Organizations: which there are, making one, and taking one away with everything in it."""

from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import delete, select
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


def add_organization(
    session: Session, name: str, *, time_zone: str = "UTC", demo: bool = False, id_: str | None = None
) -> Place:
    """Make an organization, inside `writing(session)`. `time_zone` is an IANA name; the name must be free."""
    made = Organization(
        id=id_ or str(uuid4()), name=name, version=0, epoch=str(uuid4()), time_zone=time_zone, demo=demo
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
