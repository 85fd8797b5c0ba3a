"""How an organization works, its holidays, who is away, and the criteria of an opportunity."""

from datetime import date

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.store.database import id_column
from server.store.tables.record import RecordTable, within


class Practice(RecordTable):
    """How the organization works. One for each, with the organization's id."""

    __tablename__ = "practices"

    working_days: Mapped[list[str]]
    new_hire_days: Mapped[int]
    review_day: Mapped[str] = mapped_column(String(20))
    conversation_outcomes: Mapped[list[str]]
    leans: Mapped[bool] = mapped_column(default=True)
    time_zone: Mapped[str | None] = mapped_column(String(64))


class Holiday(RecordTable):
    """A date on which nobody works."""

    __tablename__ = "holidays"
    __table_args__ = (Index("holidays_on", "organization_id", "on"),)

    on: Mapped[date]
    name: Mapped[str] = mapped_column(String(200))


class Criterion(RecordTable):
    """What an opportunity must meet to count, by the rule of a field or by hand."""

    __tablename__ = "criteria"

    title: Mapped[str] = mapped_column(String(200))
    field: Mapped[str | None] = mapped_column(String(40))
    at_least: Mapped[int | None]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    place: Mapped[int]


class ActivityTarget(RecordTable):
    """How much a manager wants to do of something themselves, from a day on; no manager: each of them."""

    __tablename__ = "activity_targets"
    __table_args__ = (within("people", "manager_id"),)

    manager_id: Mapped[str | None] = id_column()
    activity: Mapped[str] = mapped_column(String(20))
    target: Mapped[int | None]
    valid_from: Mapped[date]
    why: Mapped[str] = mapped_column(Text)


class Absence(RecordTable):
    """The days on which a rep is away, both ends included."""

    __tablename__ = "absences"
    __table_args__ = (within("people", "rep_id"), Index("absences_rep", "organization_id", "rep_id"))

    rep_id: Mapped[str] = id_column()
    from_on: Mapped[date]
    to_on: Mapped[date]
    note: Mapped[str | None] = mapped_column(String(200))
