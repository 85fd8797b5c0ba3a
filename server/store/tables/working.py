"""The work that goes on in the background: when each job is due, who has it, and how it went."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from server.store.database import Base, id_column


class Job(Base):
    """One job. `key` names it and what it is for; `organization_id` None: of the whole installation.

    Whoever runs it holds it by `claim` until `claimed_until`, and holds it anew while it lives: past that
    moment it was cut off, and another one takes it up. `outcome` of the last run: `done`, `failed` or `cut`,
    `says` in a sentence; `failures`: how many in a row. `done` of `total`: how far it is, when it can say.
    """

    __tablename__ = "jobs"
    __table_args__ = (Index("jobs_due", "due_at"), Index("jobs_organization", "organization_id"))

    key: Mapped[str] = mapped_column(String(120), primary_key=True)
    organization_id: Mapped[str | None] = mapped_column(ForeignKey("organizations.id"))
    due_at: Mapped[datetime]
    claim: Mapped[str | None] = id_column()
    claimed_until: Mapped[datetime | None]
    began_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    outcome: Mapped[str | None] = mapped_column(String(20))
    says: Mapped[str | None] = mapped_column(String(1000))
    failures: Mapped[int] = mapped_column(default=0)
    done: Mapped[int | None]
    total: Mapped[int | None]
