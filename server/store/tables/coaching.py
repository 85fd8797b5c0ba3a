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
    standard: Mapped[str | None] = mapped_column(String(40))
    standard_why: Mapped[str | None] = mapped_column(Text)
    acknowledged_at: Mapped[datetime | None]
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


class SelfRating(RecordTable):
    """How a rep rates themselves on the one thing, before the debrief."""

    __tablename__ = "self_ratings"
    __table_args__ = (
        within("focuses", "focus_id"),
        Index("self_ratings_focus", "organization_id", "focus_id"),
    )

    focus_id: Mapped[str] = id_column()
    rated_at: Mapped[datetime]
    rating: Mapped[str] = mapped_column(String(20))
    customer: Mapped[str | None] = mapped_column(String(200))
    note: Mapped[str | None] = mapped_column(Text)


class Ask(RecordTable):
    """What a rep asks to be seen at: a ride-along, a recording, an e-mail, a call note; and the answer."""

    __tablename__ = "asks"
    __table_args__ = (
        within("people", "rep_id"),
        Index("asks_rep", "organization_id", "rep_id"),
    )

    rep_id: Mapped[str] = id_column()
    kind: Mapped[str] = mapped_column(String(20))
    asked_at: Mapped[datetime]
    customer: Mapped[str | None] = mapped_column(String(200))
    wanted_on: Mapped[date | None]
    words: Mapped[str | None] = mapped_column(Text)
    answered_at: Mapped[datetime | None]
    answer: Mapped[str | None] = mapped_column(Text)
    planned_for: Mapped[datetime | None]


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
    prepared_at: Mapped[datetime | None]
    manager_closed_at: Mapped[datetime | None]
    rep_closed_at: Mapped[datetime | None]
    reading: Mapped[dict[str, Any] | None]
    steps_done: Mapped[list[str] | None]
    proposed_steps: Mapped[str | None] = mapped_column(Text)


class Impediment(RecordTable):
    """What is in a rep's way, until it is resolved."""

    __tablename__ = "impediments"
    __table_args__ = (
        within("people", "rep_id"),
        within("people", "assigned_to"),
        Index("impediments_rep", "organization_id", "rep_id"),
    )

    rep_id: Mapped[str] = id_column()
    text: Mapped[str] = mapped_column(Text)
    topic: Mapped[str] = mapped_column(String(20))
    named_on: Mapped[date]
    assigned_to: Mapped[str | None] = id_column()
    resolved_at: Mapped[datetime | None]
    resolution: Mapped[str | None] = mapped_column(Text)


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
