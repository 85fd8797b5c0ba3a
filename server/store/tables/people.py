"""Organizations, the people in them, and their sign-ins."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from server.store.database import Base, id_column
from server.store.tables.record import RecordTable, within


class Organization(Base):
    """One tenant. Whoever writes a record of it holds this row's lock and takes the next `version`.

    `epoch` changes when an older backup is restored, so that phones pull afresh; `restored_version` is what
    `version` was right after the last restore, 0 before any. `time_zone` is an IANA name. `read_on`: the day
    for which everybody's numbers were last read. `setup`: the steps of its first run that were done or left
    out, by their names; None for one that never had a first run on the web.
    """

    __tablename__ = "organizations"

    id: Mapped[str] = id_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    version: Mapped[int] = mapped_column(default=0)
    epoch: Mapped[str] = id_column()
    restored_version: Mapped[int] = mapped_column(default=0)
    time_zone: Mapped[str] = mapped_column(String(64), default="UTC")
    demo: Mapped[bool] = mapped_column(default=False)
    read_on: Mapped[date | None]
    setup: Mapped[dict[str, Any] | None]


class Person(RecordTable):
    """A director, manager or rep. The e-mail, in lower case, is unique everywhere: one signs in with it."""

    __tablename__ = "people"
    __table_args__ = (Index("people_email", "email", unique=True),)

    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(20))
    email: Mapped[str] = mapped_column(String(254))
    manager_ids: Mapped[list[str]]
    started_on: Mapped[date | None]
    active: Mapped[bool] = mapped_column(default=True)
    region: Mapped[str | None] = mapped_column(String(200))
    password_hash: Mapped[str | None] = mapped_column(String(200))


class TeamRep(Base):
    """What `manager_ids` of the reps say, the other way round: nobody reads all people to know a team."""

    __tablename__ = "team_reps"
    __table_args__ = (
        within("people", "rep_id"),
        Index("team_reps_rep", "organization_id", "rep_id"),
    )

    organization_id: Mapped[str] = id_column(primary_key=True)
    manager_id: Mapped[str] = id_column(primary_key=True)
    rep_id: Mapped[str] = id_column(primary_key=True)


class SignIn(Base):
    """One signed-in session of a person."""

    __tablename__ = "sessions"
    __table_args__ = (
        ForeignKeyConstraint(["organization_id", "person_id"], ["people.organization_id", "people.id"]),
        Index("sessions_person", "organization_id", "person_id"),
    )

    id: Mapped[str] = id_column(primary_key=True)
    organization_id: Mapped[str] = id_column()
    person_id: Mapped[str] = id_column()
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class Calendar(Base):
    """The secret address at which a calendar program reads a person's plans, kept as a hash alone."""

    __tablename__ = "calendars"
    __table_args__ = (
        ForeignKeyConstraint(["organization_id", "person_id"], ["people.organization_id", "people.id"]),
        Index("calendars_hash", "hash", unique=True),
    )

    organization_id: Mapped[str] = id_column(primary_key=True)
    person_id: Mapped[str] = id_column(primary_key=True)
    hash: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime]
