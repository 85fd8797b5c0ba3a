"""Goals, counts and opportunities: what the reading from the top is made of."""

from datetime import date

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.store.database import id_column
from server.store.tables.record import RecordTable, within


class Goal(RecordTable):
    """A rep's target for a metric and a period, with its why and its bonus."""

    __tablename__ = "goals"
    __table_args__ = (within("people", "rep_id"), Index("goals_rep", "organization_id", "rep_id"))

    rep_id: Mapped[str] = id_column()
    metric: Mapped[str] = mapped_column(String(20))
    period: Mapped[str] = mapped_column(String(20))
    target: Mapped[int]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    why: Mapped[str | None] = mapped_column(Text)
    bonus: Mapped[str | None] = mapped_column(Text)


class Metric(RecordTable):
    """How many of something a rep had on a date."""

    __tablename__ = "metrics"
    __table_args__ = (
        within("people", "rep_id"),
        Index("metrics_rep", "organization_id", "rep_id", "counted_on"),
    )

    rep_id: Mapped[str] = id_column()
    metric: Mapped[str] = mapped_column(String(20))
    counted_on: Mapped[date]
    count: Mapped[int]
    source: Mapped[str | None] = mapped_column(String(200))


class Opportunity(RecordTable):
    """One opportunity of a rep, as the CRM tells it."""

    __tablename__ = "opportunities"
    __table_args__ = (
        within("people", "rep_id"),
        Index("opportunities_rep", "organization_id", "rep_id"),
        Index("opportunities_source", "organization_id", "source_id"),
    )

    rep_id: Mapped[str] = id_column()
    source_id: Mapped[str] = mapped_column(String(200))
    product: Mapped[str | None] = mapped_column(String(200))
    account: Mapped[str | None] = mapped_column(String(200))
    stage: Mapped[str] = mapped_column(String(20))
    engaged_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    value: Mapped[int | None]
