"""What sync keeps: where each record stands in the feed, what was answered, and what was overwritten."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import JSON

from server.store.database import Base, id_column
from server.store.tables.record import RecordTable, within


class Change(Base):
    """The newest version of one record, in the scope that receives it. `shared`: the rep may see it.

    A record that moved to another scope stands in the one it left too: `deleted`, at the version that did it.
    """

    __tablename__ = "changes"
    __table_args__ = (Index("changes_scope", "organization_id", "scope", "version", unique=True),)

    organization_id: Mapped[str] = mapped_column(ForeignKey("organizations.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    record_id: Mapped[str] = id_column(primary_key=True)
    scope: Mapped[str] = mapped_column(String(60), primary_key=True)
    shared: Mapped[bool]
    version: Mapped[int]
    deleted: Mapped[bool]


class Receipt(Base):
    """What a mutation was answered, kept so that a replay is answered the same."""

    __tablename__ = "receipts"
    __table_args__ = (
        ForeignKeyConstraint(["organization_id", "person_id"], ["people.organization_id", "people.id"]),
    )

    organization_id: Mapped[str] = id_column(primary_key=True)
    person_id: Mapped[str] = id_column(primary_key=True)
    device: Mapped[str] = id_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[str] = mapped_column(String(64))  # the SHA-256 of the mutation
    outcome: Mapped[dict[str, Any]]


class Overwritten(RecordTable):
    """A value that lost against a concurrent edit, kept for `person_id`, who wrote it."""

    __tablename__ = "overwritten"
    __table_args__ = (
        within("people", "person_id"),
        within("people", "kept_by"),
        Index("overwritten_person", "organization_id", "person_id"),
    )

    person_id: Mapped[str] = id_column()
    record_kind: Mapped[str] = mapped_column(String(20))
    record_id: Mapped[str] = id_column()
    field: Mapped[str] = mapped_column(String(40))
    lost: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
    kept: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
    kept_by: Mapped[str | None] = id_column()
    happened_at: Mapped[datetime]
