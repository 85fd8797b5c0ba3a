"""Reading goals: those beside one, and those somebody may see."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from server.coaching.people import Actor
from server.store.tables import Goal, Organization
from server.store.wire import Stored, from_row


def today_of(session: Session, organization_id: str, now: datetime) -> date:
    """The date it is in the organization's time zone."""
    return now.astimezone(ZoneInfo(session.get_one(Organization, organization_id).time_zone)).date()


def published_beside(session: Session, organization_id: str, metric: str) -> list[Stored]:
    """Every published goal of this metric, the oldest first."""
    rows = select(Goal).where(
        Goal.organization_id == organization_id,
        Goal.metric == metric,
        Goal.state == "published",
        ~Goal.deleted,
    )
    ordered = rows.order_by(Goal.valid_from, Goal.id).execution_options(populate_existing=True)
    return [from_row("goal", row) for row in session.scalars(ordered)]
