"""What is looked for, and what will be: published versions, their items, and drafts."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.store.database import id_column
from server.store.tables.record import RecordTable, within


class Checklist(RecordTable):
    """One published version of a checklist; it never changes. `item_ids` are in the order of the list.

    `items`: the words of each item as this version has them, by its id. None: a version from before words
    were kept, which none followed yet.
    """

    __tablename__ = "checklists"

    # `version` is the record's; the checklist's own number is `edition` here and "version" everywhere else.
    edition: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    item_ids: Mapped[list[str]]
    state: Mapped[str] = mapped_column(String(20))
    standard: Mapped[str | None] = mapped_column(String(40))
    items: Mapped[dict[str, Any] | None]
    published_at: Mapped[datetime | None]


class Words:
    """What an item says, published or drafted."""

    good_looks_like: Mapped[str | None] = mapped_column(Text)
    category: Mapped[str] = mapped_column(String(40))
    kinds: Mapped[list[str]]
    funnel_level: Mapped[str | None] = mapped_column(String(20))
    standard: Mapped[str | None] = mapped_column(String(40))
    training_url: Mapped[str | None] = mapped_column(Text)


class Item(Words, RecordTable):
    """One thing to look for, in its newest words; it keeps its id across versions of the checklist."""

    __tablename__ = "items"

    prompt: Mapped[str] = mapped_column(String(200))
    impact: Mapped[int]


class Draft(RecordTable):
    """What the next version of a checklist may be. `based_on`: the version it was made from."""

    __tablename__ = "drafts"
    __table_args__ = (within("checklists", "based_on"), within("people", "author_id"))

    title: Mapped[str] = mapped_column(String(200))
    based_on: Mapped[str | None] = id_column()
    standard: Mapped[str | None] = mapped_column(String(40))
    begun_at: Mapped[datetime]
    author_id: Mapped[str] = id_column()


class DraftItem(Words, RecordTable):
    """An item of a draft; `item_id` is what it is, or will be when it is published."""

    __tablename__ = "draft_items"
    __table_args__ = (
        within("drafts", "draft_id"),
        Index("draft_items_draft", "organization_id", "draft_id"),
    )

    draft_id: Mapped[str] = id_column()
    item_id: Mapped[str] = id_column()
    place: Mapped[int]
    prompt: Mapped[str | None] = mapped_column(String(200))
    impact: Mapped[int | None]
