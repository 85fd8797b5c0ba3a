"""How an organization works: its days, its day of today, and what stands for that until somebody says so."""

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.coaching.filling import complete
from server.coaching.records import KINDS, Json
from server.coaching.working_days import WorkingCalendar
from server.store import tables
from server.store.wire import from_row


@dataclass(frozen=True, slots=True)
class Practice:
    """`fields` are those of the record, or of a new one; `zone` is where the organization's days are."""

    zone: ZoneInfo
    fields: dict[str, Json]
    calendar: WorkingCalendar = field(default_factory=WorkingCalendar)

    def today(self, now: datetime) -> date:
        """The local date of a moment."""
        return now.astimezone(self.zone).date()


def practice_of(session: Session, organization_id: str) -> Practice:
    """How this organization works. Raises `NoResultFound` when there is no such organization."""
    row = session.get(tables.Practice, (organization_id, organization_id), populate_existing=True)
    said = row is not None and not row.deleted
    fields = from_row("practice", row).fields if row is not None and said else complete(KINDS["practice"], {})
    organization = session.get_one(tables.Organization, organization_id)
    zone = _zone(fields["time_zone"]) or ZoneInfo(organization.time_zone)
    off = select(tables.Holiday.on).where(
        tables.Holiday.organization_id == organization_id, ~tables.Holiday.deleted
    )
    calendar = WorkingCalendar(frozenset(fields["working_days"]), frozenset(session.scalars(off)))
    return Practice(zone, fields, calendar)


def _zone(name: str | None) -> ZoneInfo | None:
    """None for none, and for one that this computer does not know."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None
