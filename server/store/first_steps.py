"""What is there of an organization that is being set up, and what was said of it."""

from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from server.coaching.first_steps import Step
from server.store.tables import Checklist, Goal, MailServer, Organization, Person


def setup_of(session: Session, organization_id: str, *, to_write: bool = False) -> dict[str, Any] | None:
    """What was said of the first steps; None: it never had any. `to_write`: nobody else writes them now."""
    asked = select(Organization.setup).where(Organization.id == organization_id)
    said: dict[str, Any] | None = session.scalars(asked.with_for_update() if to_write else asked).one()
    return said


def keep_setup(session: Session, organization_id: str, setup: dict[str, Any]) -> None:
    """Keep what was said, inside `writing(session)`."""
    session.get_one(Organization, organization_id).setup = setup


def steps_there(session: Session, organization_id: str) -> set[Step]:
    """The steps that what is there shows to be done."""

    def there(table: type[Person | Checklist | Goal | MailServer], *such: Any) -> bool:
        return bool(session.scalar(select(exists().where(table.organization_id == organization_id, *such))))

    found: dict[Step, bool] = {
        "people": there(Person, Person.role != "director", ~Person.deleted),
        "checklist": there(Checklist, Checklist.edition > 1, ~Checklist.deleted),
        "goals": there(Goal, ~Goal.deleted),
        "mail": there(MailServer),
    }
    return {step for step, is_there in found.items() if is_there}
