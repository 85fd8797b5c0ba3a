"""How people are reminded: what they chose, where it reaches them, and what they were reminded of."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.store.database import Base, id_column


def _of_a_person() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["organization_id", "person_id"], ["people.organization_id", "people.id"])


class ReminderChoice(Base):
    """What somebody chose. `ways`: by kind of reminder, the ways it takes (`push`, `mail`).

    `quiet_from`, `quiet_to`: local times `HH:MM` between which nothing is sent, both None: none.
    """

    __tablename__ = "reminder_choices"
    __table_args__ = (_of_a_person(),)

    organization_id: Mapped[str] = id_column(primary_key=True)
    person_id: Mapped[str] = id_column(primary_key=True)
    ways: Mapped[dict[str, Any]]
    quiet_from: Mapped[str | None] = mapped_column(String(5))
    quiet_to: Mapped[str | None] = mapped_column(String(5))
    changed_at: Mapped[datetime]


class PushPlace(Base):
    """A browser that takes a person's reminders. `endpoint` is a secret; `endpoint_hash` its SHA-256.

    `session_id`: the sign-in it was made in, with which it ends.
    """

    __tablename__ = "push_places"
    __table_args__ = (_of_a_person(), Index("push_places_endpoint", "endpoint_hash", unique=True))

    organization_id: Mapped[str] = id_column(primary_key=True)
    person_id: Mapped[str] = id_column(primary_key=True)
    id: Mapped[str] = id_column(primary_key=True)
    endpoint: Mapped[str] = mapped_column(Text)
    endpoint_hash: Mapped[str] = mapped_column(String(64))
    p256dh: Mapped[str] = mapped_column(String(100))
    auth: Mapped[str] = mapped_column(String(40))
    device: Mapped[str] = mapped_column(String(100))
    session_id: Mapped[str] = id_column()
    made_at: Mapped[datetime]


class ReminderSent(Base):
    """That somebody was reminded of something, by one way: it is said once. `about` names it.

    Noted before it is sent: `tries`, and when the last one began. `sent_at` None: nobody knows that it came.
    """

    __tablename__ = "reminders_sent"
    __table_args__ = (_of_a_person(), Index("reminders_sent_at", "tried_at"))

    organization_id: Mapped[str] = id_column(primary_key=True)
    person_id: Mapped[str] = id_column(primary_key=True)
    about: Mapped[str] = mapped_column(String(120), primary_key=True)
    way: Mapped[str] = mapped_column(String(10), primary_key=True)
    tried_at: Mapped[datetime]
    tries: Mapped[int]
    sent_at: Mapped[datetime | None]
