"""What an organization is connected to: CRMs, mailboxes, and the server its mail goes out by."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, ForeignKeyConstraint, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.store.database import Base, id_column


class Connection(Base):
    """One system that things come in from. `kind` names the connector, `settings` what it needs to be told.

    `secret` is encrypted (`server.sealing`). `checkpoint`: how far it was read, as the connector keeps it.
    `report`: what came of the last run. `trouble`: why nothing comes in any more, in a sentence.
    """

    __tablename__ = "connections"
    __table_args__ = (
        ForeignKeyConstraint(["organization_id", "made_by"], ["people.organization_id", "people.id"]),
    )

    organization_id: Mapped[str] = mapped_column(ForeignKey("organizations.id"), primary_key=True)
    id: Mapped[str] = id_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(200))
    settings: Mapped[dict[str, Any]]
    secret: Mapped[str | None] = mapped_column(Text)
    checkpoint: Mapped[dict[str, Any] | None]
    report: Mapped[dict[str, Any] | None]
    trouble: Mapped[str | None] = mapped_column(Text)
    active: Mapped[bool] = mapped_column(default=True)
    made_at: Mapped[datetime]
    made_by: Mapped[str | None] = id_column()


class MailServer(Base):
    """The SMTP server an organization's mail goes out by. `security`: `starttls`, `tls` or `none`.

    `password` is encrypted (`server.sealing`). `tried_at`: when a mail last went out by it, or did not:
    then `trouble` says why.
    """

    __tablename__ = "mail_servers"

    organization_id: Mapped[str] = mapped_column(ForeignKey("organizations.id"), primary_key=True)
    host: Mapped[str] = mapped_column(String(253))
    port: Mapped[int]
    security: Mapped[str] = mapped_column(String(20))
    user: Mapped[str | None] = mapped_column(String(254))
    password: Mapped[str | None] = mapped_column(Text)
    sender: Mapped[str] = mapped_column(String(254))
    changed_at: Mapped[datetime]
    tried_at: Mapped[datetime | None]
    trouble: Mapped[str | None] = mapped_column(Text)
