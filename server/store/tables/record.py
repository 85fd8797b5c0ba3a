"""What every record has beside its fields."""

from typing import Any

from sqlalchemy import ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.store.database import Base, id_column


class RecordTable(Base):
    """A record of one organization.

    `version` is from the organization's counter. `stamps` says, for each field that was ever set, by whom,
    where and when, as `sync.merge.Stamp` lists it. A deleted record keeps its fields, so that an edit that
    did not know of it can bring it back.
    """

    __abstract__ = True

    organization_id: Mapped[str] = mapped_column(ForeignKey("organizations.id"), primary_key=True)
    id: Mapped[str] = id_column(primary_key=True)
    version: Mapped[int]
    deleted: Mapped[bool] = mapped_column(default=False)
    stamps: Mapped[dict[str, Any]]


def within(table: str, column: str) -> ForeignKeyConstraint:
    """`column` is the id of a record in `table` of the same organization."""
    return ForeignKeyConstraint(["organization_id", column], [f"{table}.organization_id", f"{table}.id"])
