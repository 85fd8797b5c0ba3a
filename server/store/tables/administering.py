"""What administering an organization keeps: invitations, and who changed what."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from server.store.database import Base, id_column


class Invitation(Base):
    """A link with which one person chooses a password, once. Its secret is kept as a hash alone.

    `purpose`: `join`, or `reset` of a password. `made_by`: who made it; None: the command line.
    """

    __tablename__ = "invitations"
    __table_args__ = (
        ForeignKeyConstraint(["organization_id", "person_id"], ["people.organization_id", "people.id"]),
        Index("invitations_hash", "hash", unique=True),
        Index("invitations_person", "organization_id", "person_id"),
    )

    organization_id: Mapped[str] = mapped_column(ForeignKey("organizations.id"), primary_key=True)
    id: Mapped[str] = id_column(primary_key=True)
    person_id: Mapped[str] = id_column()
    purpose: Mapped[str] = mapped_column(String(20))
    hash: Mapped[str] = mapped_column(String(64))  # the SHA-256 of the secret
    made_at: Mapped[datetime]
    made_by: Mapped[str | None] = id_column()
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class AuditEntry(Base):
    """One thing an administrator, a job or a command did. Never changed, never deleted.

    `by_id`: the person, None: nobody who signs in; `by_name` as it was then, or what did it. `detail`: what
    was changed, from what to what; no secret is ever in it.
    """

    __tablename__ = "audit_entries"
    __table_args__ = (Index("audit_entries_at", "organization_id", "at", "id"),)

    organization_id: Mapped[str] = mapped_column(ForeignKey("organizations.id"), primary_key=True)
    id: Mapped[str] = id_column(primary_key=True)
    at: Mapped[datetime]
    by_id: Mapped[str | None] = id_column()
    by_name: Mapped[str] = mapped_column(String(200))
    action: Mapped[str] = mapped_column(String(40))
    about_id: Mapped[str | None] = id_column()
    about: Mapped[str] = mapped_column(String(300))
    detail: Mapped[dict[str, Any] | None]
