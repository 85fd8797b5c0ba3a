"""Who changed what: written beside the change, in its transaction, and read by directors."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.coaching.records import Json
from server.store.tables import AuditEntry, Person

PAGE = 100


@dataclass(frozen=True, slots=True)
class By:
    """Who does it: a person, or what does it (“The command line”), with `id` None."""

    name: str
    id: str | None = None


COMMAND_LINE = By("The command line")


def by_person(session: Session, organization_id: str, person_id: str) -> By:
    """This person, by the name they have now."""
    return By(session.get_one(Person, (organization_id, person_id)).name, person_id)


def note(
    session: Session,
    organization_id: str,
    by: By,
    action: str,
    about: tuple[str, str | None],
    now: datetime,
    detail: Mapping[str, Json] | None = None,
) -> None:
    """Note what was done, inside the transaction that does it.

    `action`: such as `person_invited`; `about`: what it was done to, by name and id. `detail`: what changed,
    `{"role": ["rep", "manager"]}` for from and to; never a secret.
    """
    name, id_ = about
    entry = AuditEntry(
        organization_id=organization_id,
        id=str(uuid4()),
        at=now,
        by_id=by.id,
        by_name=by.name,
        action=action,
        about_id=id_,
        about=name[:300],
        detail=None if detail is None else dict(detail),
    )
    session.add(entry)


def entries(
    session: Session,
    organization_id: str,
    before: tuple[datetime, str] | None = None,
    person_id: str | None = None,
    most: int = PAGE,
) -> Sequence[AuditEntry]:
    """The newest entries, or the newest before this one (its moment and id), at most so many.

    `person_id`: only what this person did, and what was done to them.
    """
    asked = select(AuditEntry).where(AuditEntry.organization_id == organization_id)
    if person_id is not None:
        asked = asked.where((AuditEntry.by_id == person_id) | (AuditEntry.about_id == person_id))
    if before is not None:
        at, id_ = before
        asked = asked.where((AuditEntry.at < at) | ((AuditEntry.at == at) & (AuditEntry.id < id_)))
    return session.scalars(asked.order_by(AuditEntry.at.desc(), AuditEntry.id.desc()).limit(most)).all()


def all_entries(session: Session, organization_id: str) -> Iterator[AuditEntry]:
    """Every entry, the oldest first, without holding them all."""
    asked = select(AuditEntry).where(AuditEntry.organization_id == organization_id)
    yield from session.scalars(asked.order_by(AuditEntry.at, AuditEntry.id).execution_options(yield_per=500))
