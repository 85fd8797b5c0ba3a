"""The one thing of a rep, and what goes with coaching it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from server.store.database import id_column
from server.store.tables.record import RecordTable, within

_ACTIVE = text("state = 'active' AND NOT deleted")


class Focus(RecordTable):
    """The one thing of a rep. Two active ones of one rep cannot be kept."""

    __tablename__ = "focuses"
    __table_args__ = (
        within("people", "rep_id"),
        within("people", "manager_id"),
        within("items", "item_id"),
        Index("focuses_rep", "organization_id", "rep_id"),
        Index(
            "focuses_one_active",
            "organization_id",
            "rep_id",
            unique=True,
            sqlite_where=_ACTIVE,
            postgresql_where=_ACTIVE,
        ),
    )

    rep_id: Mapped[str] = id_column()
    item_id: Mapped[str] = id_column()
    state: Mapped[str] = mapped_column(String(20))
    agreed_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    reason: Mapped[str | None] = mapped_column(Text)
    evidence: Mapped[dict[str, Any] | None]
    manager_id: Mapped[str] = id_column()


class Training(RecordTable):
    """Remedial training that goes with a focus."""

    __tablename__ = "trainings"
    __table_args__ = (
        within("focuses", "focus_id"),
        Index("trainings_focus", "organization_id", "focus_id"),
    )

    focus_id: Mapped[str] = id_column()
    title: Mapped[str] = mapped_column(String(200))
    url: Mapped[str | None] = mapped_column(Text)
    due_on: Mapped[date | None]
    done_at: Mapped[datetime | None]


class Reply(RecordTable):
    """What somebody said about an interaction or a focus."""

    __tablename__ = "replies"
    __table_args__ = (
        within("people", "author_id"),
        Index("replies_about", "organization_id", "about_id"),
    )

    about_id: Mapped[str] = id_column()
    text: Mapped[str] = mapped_column(Text)
    author_id: Mapped[str] = id_column()


class Retrospective(RecordTable):
    """The review of a day or a week."""

    __tablename__ = "retrospectives"
    __table_args__ = (
        within("people", "rep_id"),
        Index("retrospectives_rep", "organization_id", "rep_id"),
    )

    rep_id: Mapped[str] = id_column()
    period: Mapped[str] = mapped_column(String(20))
    starts_on: Mapped[date]
    achievements: Mapped[str | None] = mapped_column(Text)
    impediments: Mapped[str | None] = mapped_column(Text)
    next_steps: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(20))


class Plan(RecordTable):
    """A ride-along that is planned. Its rep does not see it."""

    __tablename__ = "plans"
    __table_args__ = (
        within("people", "rep_id"),
        within("people", "manager_id"),
        Index("plans_rep", "organization_id", "rep_id"),
    )

    rep_id: Mapped[str] = id_column()
    planned_for: Mapped[datetime]
    customer: Mapped[str | None] = mapped_column(String(200))
    manager_id: Mapped[str] = id_column()
