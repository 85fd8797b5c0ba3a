"""Photos and voice memos: the records that phones write, and which files are kept for them."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from server.store.database import Base, id_column
from server.store.tables.record import RecordTable, within


class Attachment(RecordTable):
    """A photo or voice memo of an observation, as the phone made it: `size` and `sha256` of what it sends."""

    __tablename__ = "attachments"
    __table_args__ = (
        within("observations", "observation_id"),
        within("people", "author_id"),
        Index("attachments_observation", "organization_id", "observation_id"),
    )

    observation_id: Mapped[str] = id_column()
    media_type: Mapped[str] = mapped_column(String(20))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    file: Mapped[str] = mapped_column(String(20))
    refused_because: Mapped[str | None] = mapped_column(String(40))
    author_id: Mapped[str] = id_column()
    added_at: Mapped[datetime | None]


class KeptFile(Base):
    """The file that was made from what the phone sent, and is served: its own media type, size and SHA-256.

    `unneeded_since`: when it was first noticed that its attachment is deleted.
    """

    __tablename__ = "kept_files"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization_id", "attachment_id"], ["attachments.organization_id", "attachments.id"]
        ),
    )

    organization_id: Mapped[str] = id_column(primary_key=True)
    attachment_id: Mapped[str] = id_column(primary_key=True)
    media_type: Mapped[str] = mapped_column(String(20))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    kept_at: Mapped[datetime]
    unneeded_since: Mapped[datetime | None]
