"""Goals, counts, opportunities and conversations: what the reading from the top is made of."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.store.database import id_column
from server.store.tables.record import RecordTable, within


class Goal(RecordTable):
    """A target for a metric and a period, with its why and its bonus: a rep's, a team's, or everybody's."""

    __tablename__ = "goals"
    __table_args__ = (
        within("people", "rep_id"),
        within("people", "manager_id"),
        Index("goals_rep", "organization_id", "rep_id"),
    )

    rep_id: Mapped[str | None] = id_column()
    manager_id: Mapped[str | None] = id_column()
    together: Mapped[bool] = mapped_column(default=False)
    metric: Mapped[str] = mapped_column(String(20))
    period: Mapped[str] = mapped_column(String(20))
    target: Mapped[int]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    why: Mapped[str | None] = mapped_column(Text)
    bonus: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(20))


class Metric(RecordTable):
    """How many of something a rep had on a date."""

    __tablename__ = "metrics"
    __table_args__ = (
        within("people", "rep_id"),
        Index("metrics_rep", "organization_id", "rep_id", "counted_on"),
        Index("metrics_day", "organization_id", "metric", "counted_on"),
        Index("metrics_source", "organization_id", "source_id"),
    )

    rep_id: Mapped[str] = id_column()
    metric: Mapped[str] = mapped_column(String(20))
    counted_on: Mapped[date]
    count: Mapped[int]
    source: Mapped[str | None] = mapped_column(String(200))
    source_id: Mapped[str | None] = mapped_column(String(200))
    customer: Mapped[str | None] = mapped_column(String(200))
    outcome: Mapped[str | None] = mapped_column(String(200))


class Opportunity(RecordTable):
    """One opportunity of a rep, as the CRM tells it."""

    __tablename__ = "opportunities"
    __table_args__ = (
        within("people", "rep_id"),
        Index("opportunities_rep", "organization_id", "rep_id"),
        Index("opportunities_day", "organization_id", "engaged_on"),
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
    need: Mapped[str | None] = mapped_column(Text)
    budget: Mapped[str | None] = mapped_column(Text)
    decision_maker: Mapped[str | None] = mapped_column(Text)
    next_step: Mapped[str | None] = mapped_column(Text)
    next_step_on: Mapped[date | None]


class Conversation(RecordTable):
    """One conversation of a rep with a customer, and what they noted. Its length is nobody's business."""

    __tablename__ = "conversations"
    __table_args__ = (
        within("people", "rep_id"),
        Index("conversations_rep", "organization_id", "rep_id", "held_on"),
        Index("conversations_day", "organization_id", "held_on"),
        Index("conversations_source", "organization_id", "source_id"),
    )

    rep_id: Mapped[str] = id_column()
    held_on: Mapped[date]
    customer: Mapped[str | None] = mapped_column(String(200))
    opportunity: Mapped[bool] = mapped_column(default=False)
    goals: Mapped[str | None] = mapped_column(Text)
    pains: Mapped[str | None] = mapped_column(Text)
    structure: Mapped[str | None] = mapped_column(Text)
    dynamics: Mapped[str | None] = mapped_column(Text)
    next_step: Mapped[str | None] = mapped_column(Text)
    next_step_on: Mapped[date | None]
    source_id: Mapped[str | None] = mapped_column(String(200))
    outcome: Mapped[str | None] = mapped_column(String(200))
    noted: Mapped[bool] = mapped_column(default=False)


class Mark(RecordTable):
    """Whether an opportunity meets a criterion, as somebody marked it."""

    __tablename__ = "marks"
    __table_args__ = (
        within("criteria", "criterion_id"),
        within("people", "marked_by"),
        Index("marks_about", "organization_id", "about_id"),
    )

    about_id: Mapped[str] = id_column()
    criterion_id: Mapped[str] = id_column()
    met: Mapped[bool]
    marked_by: Mapped[str | None] = id_column()


class Reading(RecordTable):
    """A rep's numbers read from the top, as of a day: what was opened, and nothing below."""

    __tablename__ = "readings"
    __table_args__ = (within("people", "rep_id"), Index("readings_rep", "organization_id", "rep_id"))

    rep_id: Mapped[str] = id_column()
    as_of: Mapped[date]
    reading: Mapped[dict[str, Any]]


class Acknowledgment(RecordTable):
    """A rep has read a goal, and why it is so."""

    __tablename__ = "acknowledgments"
    __table_args__ = (
        within("people", "rep_id"),
        within("goals", "goal_id"),
        Index("acknowledgments_rep", "organization_id", "rep_id"),
    )

    rep_id: Mapped[str] = id_column()
    goal_id: Mapped[str] = id_column()
    read_at: Mapped[datetime]
