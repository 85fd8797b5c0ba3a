"""Customer interactions and what was seen in them."""

from datetime import date, datetime

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.store.database import id_column
from server.store.tables.record import RecordTable, within


class Interaction(RecordTable):
    """One customer interaction that `manager_id` observed or critiqued."""

    __tablename__ = "interactions"
    __table_args__ = (
        within("people", "rep_id"),
        within("people", "manager_id"),
        within("checklists", "checklist_id"),
        within("critiques", "critique_id"),
        Index("interactions_critique", "organization_id", "critique_id"),
        Index("interactions_rep", "organization_id", "rep_id", "occurred_on"),
    )

    rep_id: Mapped[str] = id_column()
    kind: Mapped[str] = mapped_column(String(20))
    customer: Mapped[str | None] = mapped_column(String(200))
    occurred_on: Mapped[date]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    checklist_id: Mapped[str] = id_column()
    state: Mapped[str] = mapped_column(String(20))
    debriefed_at: Mapped[datetime | None]
    rep_words: Mapped[str | None] = mapped_column(Text)
    private_note: Mapped[str | None] = mapped_column(Text)
    manager_id: Mapped[str] = id_column()
    critique_id: Mapped[str | None] = id_column()
    critiqued_on: Mapped[date | None]
    told_by: Mapped[str | None] = mapped_column(String(20))
    message: Mapped[str | None] = mapped_column(Text)


class Observation(RecordTable):
    """The rating of one item in one interaction."""

    __tablename__ = "observations"
    __table_args__ = (
        within("interactions", "interaction_id"),
        within("items", "item_id"),
        Index("observations_interaction", "organization_id", "interaction_id"),
    )

    interaction_id: Mapped[str] = id_column()
    item_id: Mapped[str] = id_column()
    rating: Mapped[str] = mapped_column(String(20))
    note: Mapped[str | None] = mapped_column(Text)
    private_note: Mapped[str | None] = mapped_column(Text)
    at_second: Mapped[int | None]
    passage: Mapped[str | None] = mapped_column(Text)
    passage_at: Mapped[int | None]


class Critique(RecordTable):
    """A recording, an e-mail or notes of a rep that came in and may be critiqued. Its file is kept apart."""

    __tablename__ = "critiques"
    __table_args__ = (
        within("people", "rep_id"),
        Index("critiques_rep", "organization_id", "rep_id"),
        Index("critiques_source", "organization_id", "source_id"),
    )

    rep_id: Mapped[str] = id_column()
    kind: Mapped[str] = mapped_column(String(20))
    occurred_on: Mapped[date]
    customer: Mapped[str | None] = mapped_column(String(200))
    title: Mapped[str | None] = mapped_column(String(300))
    media_type: Mapped[str] = mapped_column(String(40))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    source: Mapped[str] = mapped_column(String(40))
    source_id: Mapped[str | None] = mapped_column(String(200))
    arrived_at: Mapped[datetime | None]
    put_aside_at: Mapped[datetime | None]
    put_aside_why: Mapped[str | None] = mapped_column(Text)
