"""The records behind a figure of one rep: what was counted, one by one or as it came in."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.coaching.counting import Opportunity as Engaged
from server.coaching.counting import judge
from server.coaching.goals import Metric as MetricName
from server.coaching.working_days import Stretch
from server.store.engaged import is_listed, marks_on, opportunities_engaged, within
from server.store.numbers import criteria_of
from server.store.records import portions
from server.store.tables import Conversation, Metric, Opportunity

Row = dict[str, Any]

#: What a record behind a figure says, whichever it is; what it does not have is null.
NOTHING: Row = {
    "metric": None,
    "count": 1,
    "customer": None,
    "product": None,
    "stage": None,
    "value": None,
    "outcome": None,
    "source": None,
    "verdict": None,
    "because": [],
}


def opportunities_behind(session: Session, organization_id: str, rep_id: str, stretch: Stretch) -> list[Row]:
    """Each opportunity engaged in the stretch, with what came of measuring it, the latest first.

    Of a rep who has none in the CRM, those that came as a mere number, as `metrics_behind` says them.
    """
    criteria = criteria_of(session, organization_id)
    marks = marks_on(session, organization_id, stretch, {rep_id})
    found = list(opportunities_engaged(session, organization_id, stretch, {rep_id}))
    engaged = [one.opportunity for one in found]
    more = _more_of(session, organization_id, [one.id for one in engaged])
    rows = [_opportunity(one, more.get(one.id)) for one in engaged]
    for row, one in zip(rows, engaged, strict=True):
        judged = judge(one, criteria, marks)
        row |= {"verdict": judged.verdict, "because": [criterion.title for criterion in judged.because]}
    if not is_listed(session, organization_id, rep_id, stretch.last):
        rows += metrics_behind(session, organization_id, rep_id, stretch, ("opportunities",))
    return _latest_first(rows)


def conversations_behind(session: Session, organization_id: str, rep_id: str, stretch: Stretch) -> list[Row]:
    """The conversations held in the stretch: those that were noted, and those that came in as numbers."""
    talk = Conversation
    held = select(talk).where(*within(talk, talk.held_on, organization_id, stretch), talk.rep_id == rep_id)
    noted = [
        NOTHING
        | {"kind": "conversation", "id": row.id, "on": row.held_on.isoformat()}
        | {"metric": "conversations", "customer": row.customer, "outcome": row.outcome}
        for row in session.scalars(held)
    ]
    came_in = metrics_behind(session, organization_id, rep_id, stretch, ("conversations",))
    return _latest_first(noted + came_in)


def metrics_behind(
    session: Session, organization_id: str, rep_id: str, stretch: Stretch, metrics: Sequence[MetricName]
) -> list[Row]:
    """What came in as numbers, or call by call, the latest first."""
    where = within(Metric, Metric.counted_on, organization_id, stretch)
    rows = session.scalars(select(Metric).where(*where, Metric.rep_id == rep_id, Metric.metric.in_(metrics)))
    return _latest_first(
        [
            NOTHING
            | {"kind": "metric", "id": row.id, "on": row.counted_on.isoformat(), "metric": row.metric}
            | {"count": row.count, "customer": row.customer, "outcome": row.outcome, "source": row.source}
            for row in rows
        ]
    )


def _opportunity(one: Engaged, more: Opportunity | None) -> Row:
    row = NOTHING | {"id": one.id, "on": one.engaged_on.isoformat(), "metric": "opportunities"}
    row |= {"customer": one.fields.get("account")}
    if more is None:
        return row | {"kind": "conversation"}
    return row | {
        "kind": "opportunity",
        "product": more.product,
        "stage": more.stage,
        "value": more.value,
        "source": more.source_id,
    }


def _more_of(session: Session, organization_id: str, ids: Sequence[str]) -> dict[str, Opportunity]:
    own = Opportunity.organization_id == organization_id
    return {
        row.id: row
        for some in portions(ids)
        for row in session.scalars(select(Opportunity).where(own, Opportunity.id.in_(some)))
    }


def _latest_first(rows: list[Row]) -> list[Row]:
    return sorted(sorted(rows, key=lambda row: row["id"]), key=lambda row: row["on"], reverse=True)
