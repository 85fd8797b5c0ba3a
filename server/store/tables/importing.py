"""What importing keeps: tokens of other systems, and how the columns of their files are read."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from server.store.database import Base, id_column


class ImportToken(Base):
    """What another system sends its numbers with. Its text is kept as a hash alone, and known by nobody.

    `made_by`: the director who made it; None: the command line.
    """

    __tablename__ = "import_tokens"
    __table_args__ = (
        ForeignKeyConstraint(["organization_id", "made_by"], ["people.organization_id", "people.id"]),
        Index("import_tokens_hash", "hash", unique=True),
    )

    organization_id: Mapped[str] = mapped_column(ForeignKey("organizations.id"), primary_key=True)
    id: Mapped[str] = id_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    hash: Mapped[str] = mapped_column(String(64))  # the SHA-256 of the token
    made_at: Mapped[datetime]
    made_by: Mapped[str | None] = id_column()
    last_used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class ImportProfile(Base):
    """How the columns of a file are read, under a name. `headers`: the SHA-256 of those it was made for."""

    __tablename__ = "import_profiles"
    __table_args__ = (
        ForeignKeyConstraint(["organization_id", "made_by"], ["people.organization_id", "people.id"]),
        Index("import_profiles_name", "organization_id", "name", unique=True),
    )

    organization_id: Mapped[str] = mapped_column(ForeignKey("organizations.id"), primary_key=True)
    id: Mapped[str] = id_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(20))
    headers: Mapped[str] = mapped_column(String(64))
    plan: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]
    made_by: Mapped[str | None] = id_column()
