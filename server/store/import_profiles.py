"""How files were read before, each under a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from server.store.tables import ImportProfile

MOST = 200


@dataclass(frozen=True, slots=True)
class SavedProfile:
    """One way to read files. `headers`: what the columns are known by; `plan`: as JSON; `by`: whose it is."""

    id: str
    name: str
    kind: str
    headers: str
    plan: dict[str, Any]
    by: str | None


def profiles_of(session: Session, organization_id: str) -> Sequence[SavedProfile]:
    """All of the organization, the newest first."""
    asked = select(ImportProfile).where(ImportProfile.organization_id == organization_id)
    newest_first = asked.order_by(ImportProfile.made_at.desc(), ImportProfile.name)
    rows = session.scalars(newest_first.execution_options(populate_existing=True))
    return [SavedProfile(row.id, row.name, row.kind, row.headers, row.plan, row.made_by) for row in rows]


def save_profile(session: Session, organization_id: str, saved: SavedProfile, now: datetime) -> None:
    """Keep this way to read files, inside `writing(session)`; one of the same name is replaced."""
    own = (ImportProfile.organization_id == organization_id, ImportProfile.name == saved.name)
    row = session.scalars(select(ImportProfile).where(*own)).one_or_none()
    if row is None:
        row = ImportProfile(organization_id=organization_id, id=saved.id or str(uuid4()), name=saved.name)
        session.add(row)
    row.kind, row.headers, row.plan = saved.kind, saved.headers, saved.plan
    row.made_at, row.made_by = now, saved.by
    session.flush()


def forget_profile(session: Session, organization_id: str, id_: str) -> bool:
    """Forget one, inside `writing(session)`; whether it was there."""
    own = (ImportProfile.organization_id == organization_id, ImportProfile.id == id_)
    there = session.scalars(select(ImportProfile.id).where(*own)).one_or_none()
    session.execute(delete(ImportProfile).where(*own))
    return there is not None
