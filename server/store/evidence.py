"""What the rule of the one thing needs to know of a rep, read from the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar, cast
from zoneinfo import ZoneInfo

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from server.coaching.evidence import Item, Observation, Rating
from server.coaching.focus import Focus, FocusState
from server.coaching.standard import THREE_IN_A_ROW, parse_standard
from server.store import tables
from server.store.practice import practice_of

Row = TypeVar("Row", bound=tables.RecordTable)


@dataclass(frozen=True, slots=True)
class Evidence:
    """All of one rep's observations and focuses, the checklist in force, and the prompts of its items."""

    observations: list[Observation]
    checklist: list[Item]
    focuses: list[Focus]
    prompts: dict[str, str]
    today: date


def evidence_of(
    session: Session, organization_id: str, rep_id: str, now: datetime, *, debriefed_only: bool
) -> Evidence:
    """The evidence about this rep; `debriefed_only` leaves out what was not talked through yet.

    Days are those of the organization's time zone.
    """
    practice = practice_of(session, organization_id)
    newest = _checklist(session, organization_id)
    usual = newest.standard if newest else None
    items = {item.id: _item(item, usual) for item in session.scalars(_of(tables.Item, organization_id))}
    return Evidence(
        observations=_observations(session, organization_id, rep_id, debriefed_only=debriefed_only),
        checklist=[items[item_id] for item_id in (newest.item_ids if newest else []) if item_id in items],
        focuses=[_focus(row, practice.zone) for row in _focuses(session, organization_id, rep_id)],
        prompts={item.id: item.prompt for item in items.values()},
        today=practice.today(now),
    )


def _observations(
    session: Session, organization_id: str, rep_id: str, *, debriefed_only: bool
) -> list[Observation]:
    seen, interaction = tables.Observation, tables.Interaction
    rows = (
        select(seen.interaction_id, seen.item_id, seen.rating, interaction.occurred_on)
        .join(
            interaction,
            (interaction.organization_id == seen.organization_id) & (interaction.id == seen.interaction_id),
        )
        .where(interaction.organization_id == organization_id, interaction.rep_id == rep_id)
        .where(~interaction.deleted, ~seen.deleted)
    )
    if debriefed_only:
        rows = rows.where(interaction.state == "debriefed")
    return [
        Observation(row.interaction_id, row.item_id, cast("Rating", row.rating), row.occurred_on)
        for row in session.execute(rows)
    ]


def _checklist(session: Session, organization_id: str) -> tables.Checklist | None:
    """The newest published checklist."""
    published = _of(tables.Checklist, organization_id).where(tables.Checklist.state == "published")
    return session.scalars(published.order_by(tables.Checklist.edition.desc()).limit(1)).one_or_none()


def _focuses(session: Session, organization_id: str, rep_id: str) -> Iterable[tables.Focus]:
    return session.scalars(_of(tables.Focus, organization_id).where(tables.Focus.rep_id == rep_id))


def _of(table: type[Row], organization_id: str) -> Select[Row]:
    return select(table).where(table.organization_id == organization_id, ~table.deleted)


def _item(row: tables.Item, usual: str | None) -> Item:
    """`usual`: the standard of the checklist, where an item has none of its own."""
    asked = row.standard or usual
    return Item(
        row.id, row.impact, row.prompt, row.funnel_level, parse_standard(asked) if asked else THREE_IN_A_ROW
    )


def _focus(row: tables.Focus, zone: ZoneInfo) -> Focus:
    closed = row.closed_at.astimezone(zone).date() if row.closed_at else None
    state = cast("FocusState", row.state)
    agreed = row.agreed_at.astimezone(zone).date()
    standard = parse_standard(row.standard) if row.standard else None
    return Focus(row.item_id, state, agreed, closed, standard)
