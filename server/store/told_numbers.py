"""Reading what the numbers of an organization are made of, for who brings in more."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.store.records import portions
from server.store.tables import Metric
from server.store.wire import Stored, from_columns, table


def standing(
    session: Session, organization_id: str, kind: str, metric: str | None, source_ids: Collection[str]
) -> dict[str, list[Stored]]:
    """What is there, not deleted, of a kind (of metrics: of this one) under these ids of another system."""
    rows = table(kind)
    columns: Any = rows.__table__.c
    found: dict[str, list[Stored]] = {}
    for some in portions(source_ids):
        asked = select(*columns).where(
            columns.organization_id == organization_id, columns.source_id.in_(some), ~columns.deleted
        )
        if metric is not None:
            asked = asked.where(columns.metric == metric)
        for row in session.execute(asked.order_by(columns.version)).mappings():
            found.setdefault(row["source_id"], []).append(from_columns(kind, row))
    return found


def call_outcomes(session: Session, organization_id: str) -> list[str]:
    """How the calls of the organization came out: every word for it that there is."""
    asked = select(Metric.outcome).where(
        Metric.organization_id == organization_id,
        Metric.metric == "calls",
        Metric.outcome.is_not(None),
        ~Metric.deleted,
    )
    return [outcome for outcome in session.scalars(asked.distinct()) if outcome is not None]


def calls_that_came_out(
    session: Session, organization_id: str, outcomes: Collection[str], most: int
) -> list[Stored]:
    """The calls with one of these outcomes, the newest first, `most` of them."""
    asked = (
        select(*Metric.__table__.c)
        .where(
            Metric.organization_id == organization_id,
            Metric.metric == "calls",
            Metric.outcome.in_(sorted(outcomes)),
            ~Metric.deleted,
        )
        .order_by(Metric.counted_on.desc(), Metric.id)
        .limit(most)
    )
    return [from_columns("metric", row) for row in session.execute(asked).mappings()]
