"""What is looked for."""

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.store.tables.record import RecordTable


class Checklist(RecordTable):
    """One published version of a checklist; it never changes. `item_ids` are in the order of the list."""

    __tablename__ = "checklists"

    # `version` is the record's; the checklist's own number is `edition` here and "version" everywhere else.
    edition: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    item_ids: Mapped[list[str]]
    state: Mapped[str] = mapped_column(String(20))


class Item(RecordTable):
    """One thing to look for; it keeps its id across versions of the checklist."""

    __tablename__ = "items"

    prompt: Mapped[str] = mapped_column(String(200))
    good_looks_like: Mapped[str | None] = mapped_column(Text)
    category: Mapped[str] = mapped_column(String(40))
    impact: Mapped[int]
    kinds: Mapped[list[str]]
    funnel_level: Mapped[str | None] = mapped_column(String(20))
    standard: Mapped[str | None] = mapped_column(String(40))
    training_url: Mapped[str | None] = mapped_column(Text)
