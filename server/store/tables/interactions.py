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
