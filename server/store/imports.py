"""What an import asks for before it writes: who and what is there already."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.store.records import load
from server.store.tables import Checklist, Opportunity, Person
from server.store.wire import Stored


def people_of(session: Session, organization_id: str) -> Sequence[Stored]:
    """Everybody of the organization, active or not, by id."""
    asked = select(Person.id).where(Person.organization_id == organization_id, ~Person.deleted)
    return list(load(session, organization_id, "person", session.scalars(asked).all()).values())


def opportunities_of(session: Session, organization_id: str) -> dict[str, tuple[str, str]]:
    """For the id each opportunity has in its own system: our id of it, and its rep's."""
    asked = select(Opportunity.source_id, Opportunity.id, Opportunity.rep_id)
    found = session.execute(asked.where(Opportunity.organization_id == organization_id, ~Opportunity.deleted))
    return {source_id: (id_, rep_id) for source_id, id_, rep_id in found}


def addresses_in_use(session: Session) -> set[str]:
    """Every e-mail address that somebody of any organization has, in lower case."""
    return set(session.scalars(select(func.lower(Person.email))))


def has_checklist(session: Session, organization_id: str) -> bool:
    """Whether the organization has a published checklist."""
    asked = select(Checklist.id).where(
        Checklist.organization_id == organization_id, Checklist.state == "published", ~Checklist.deleted
    )
    return session.scalars(asked.limit(1)).first() is not None
