"""Everything an organization holds, read from the tables; what anybody may see of it is not asked here."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.store.tables import TABLES, Change, Organization
from server.store.wire import from_row


def everything(session: Session, *, organization: str) -> dict[str, Any]:
    """Its counter, every record with its version, and where each stands in the feed."""
    records = [
        {
            "kind": kind,
            "id": stored.id,
            "version": stored.version,
            "deleted": stored.deleted,
            "fields": stored.fields,
        }
        for kind, rows in TABLES.items()
        for row in session.scalars(select(rows).where(rows.organization_id == organization))
        for stored in [from_row(kind, row)]
    ]
    feed = select(Change).where(Change.organization_id == organization)
    return {
        "version": session.get_one(Organization, organization).version,
        "records": records,
        "feed": [
            {"kind": one.kind, "id": one.record_id, "scope": one.scope, "version": one.version}
            for one in session.scalars(feed)
        ],
    }
