"""Opportunities one by one: those of the CRM, and the conversations that became one."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any, Literal, NamedTuple, TypeAlias

from sqlalchemy import ColumnElement, Select, String, literal, select, union_all
from sqlalchemy.orm import Session

from server.coaching.counting import RULE_FIELDS, Opportunity
from server.coaching.working_days import Stretch
from server.store import tables

Source: TypeAlias = Literal["crm", "conversation"]

#: What a conversation says that became an opportunity, by the names that an opportunity has for it.
_SAID_OF_IT = {"account": "customer", "next_step": "next_step", "next_step_on": "next_step_on"}
#: So many reps are named in a statement; where there are more, everybody's rows are looked through.
_MOST_NAMED = 200


class Engaged(NamedTuple):
    """One opportunity of a rep, and where it comes from."""

    rep_id: str
    source: Source
    opportunity: Opportunity


def opportunities_engaged(
    session: Session, organization_id: str, stretch: Stretch, rep_ids: Collection[str]
) -> Iterator[Engaged]:
    """The opportunities of these reps that were engaged in a stretch, and conversations that became one."""
    reps = frozenset(rep_ids)
    deal, talk = tables.Opportunity, tables.Conversation
    fields = [getattr(deal, name) for name in RULE_FIELDS]
    asked = select(deal.id, deal.rep_id, deal.engaged_on, *fields).where(
        *within(deal, deal.engaged_on, organization_id, stretch), *among(deal.rep_id, reps)
    )
    for row in session.execute(asked):
        if row.rep_id in reps and row.engaged_on is not None:
            told = {name: getattr(row, name) for name in RULE_FIELDS}
            yield Engaged(row.rep_id, "crm", Opportunity(row.id, row.engaged_on, told))
    said = [getattr(talk, name) for name in _SAID_OF_IT.values()]
    became = select(talk.id, talk.rep_id, talk.held_on, *said).where(
        *within(talk, talk.held_on, organization_id, stretch), talk.opportunity, *among(talk.rep_id, reps)
    )
    for row in session.execute(became):
        if row.rep_id in reps:
            known = {name: getattr(row, column) for name, column in _SAID_OF_IT.items()}
            yield Engaged(row.rep_id, "conversation", Opportunity(row.id, row.held_on, known))


def marks_on(
    session: Session, organization_id: str, stretch: Stretch, rep_ids: Collection[str]
) -> dict[tuple[str, str], bool]:
    """What was marked by hand on those opportunities, by what it is about and the criterion."""
    mark, every = tables.Mark, every_engaged(organization_id, rep_ids).subquery()
    about = select(every.c.id).where(every.c.day.between(stretch.first, stretch.last))
    asked = select(mark.about_id, mark.criterion_id, mark.met).where(
        mark.organization_id == organization_id, ~mark.deleted, mark.about_id.in_(about)
    )
    return {(row.about_id, row.criterion_id): row.met for row in session.execute(asked)}


def every_engaged(organization_id: str, rep_ids: Collection[str] | None = None) -> Any:
    """Id, rep, source and day of every opportunity of these reps (None: all), whenever it was."""

    def of(table: Any, source: Source, day: Any, *which: ColumnElement[bool]) -> Select[Any]:
        own = (table.organization_id == organization_id, ~table.deleted, day.is_not(None), *which)
        named = literal(source, String).label("source")
        return select(table.id, table.rep_id.label("rep_id"), named, day.label("day")).where(
            *own, *(() if rep_ids is None else among(table.rep_id, rep_ids))
        )

    return union_all(
        of(tables.Opportunity, "crm", tables.Opportunity.engaged_on),
        of(
            tables.Conversation,
            "conversation",
            tables.Conversation.held_on,
            tables.Conversation.opportunity.is_(True),
        ),
    )


def is_listed(session: Session, organization_id: str, rep_id: str, day: date) -> bool:
    """Whether a rep has opportunities in the CRM by this day: then these are counted, and no mere number."""
    deal = tables.Opportunity
    own = (deal.organization_id == organization_id, ~deal.deleted, deal.rep_id == rep_id)
    return session.scalar(select(deal.id).where(*own, deal.engaged_on <= day).limit(1)) is not None


def among(column: Any, rep_ids: Collection[str]) -> tuple[ColumnElement[bool], ...]:
    """Rows of these reps alone, where few enough are named; else whoever asks leaves out the others."""
    return (column.in_(sorted(rep_ids)),) if len(rep_ids) <= _MOST_NAMED else ()


def within(table: Any, day: Any, organization_id: str, stretch: Stretch) -> tuple[ColumnElement[bool], ...]:
    """Rows of an organization that are there, of the days of a stretch."""
    return (
        table.organization_id == organization_id,
        ~table.deleted,
        day.between(stretch.first, stretch.last),
    )
