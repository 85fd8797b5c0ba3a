"""Reading drafts and versions of the checklist."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.coaching.records import Json
from server.store.records import load
from server.store.tables import Checklist, DraftItem
from server.store.wire import Stored, from_row


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft with its items in their order. `version`: the newest of all its records, deleted items too."""

    fields: dict[str, Json]
    items: list[dict[str, Json]]
    version: int


def drafted(session: Session, organization_id: str, draft_id: str) -> Drafted | None:
    """The draft as it is now; None when there is none, or it was deleted."""
    draft = load(session, organization_id, "draft", [draft_id]).get(draft_id)
    if draft is None or draft.deleted:
        return None
    own = (DraftItem.organization_id == organization_id, DraftItem.draft_id == draft_id)
    rows = session.scalars(select(DraftItem).where(*own).execution_options(populate_existing=True))
    items = [from_row("draft_item", row) for row in rows]
    there = sorted((one for one in items if not one.deleted), key=lambda one: (one.fields["place"], one.id))
    return Drafted(
        draft.fields, [one.fields for one in there], max([draft.version, *(one.version for one in items)])
    )


def versions_of(session: Session, organization_id: str) -> list[Stored]:
    """Every version of the checklist, withdrawn ones too: interactions show its words. The newest first."""
    own = (Checklist.organization_id == organization_id, ~Checklist.deleted)
    rows = select(Checklist).where(*own).order_by(Checklist.edition.desc())
    return [
        from_row("checklist", row) for row in session.scalars(rows.execution_options(populate_existing=True))
    ]
