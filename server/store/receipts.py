"""What mutations were answered: the memory that makes a replay harmless."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from server.coaching.people import Actor
from server.store.records import portions
from server.store.tables import Receipt
from sync.outcome import Outcome, from_json


class Answered(NamedTuple):
    """The fingerprint of a mutation, and what it was answered."""

    content: str
    outcome: Outcome


def load_receipts(
    session: Session, actor: Actor, device: str, numbers: Collection[int]
) -> dict[int, Answered]:
    """What these numbers of a person's device were answered, as far as they came in before."""
    asked = select(Receipt).where(
        Receipt.organization_id == actor.organization_id,
        Receipt.person_id == actor.person_id,
        Receipt.device == device,
    )
    return {
        row.number: Answered(row.content, from_json(row.outcome))
        for some in portions(numbers)
        for row in session.scalars(asked.where(Receipt.number.in_(some)))
    }


def keep_receipts(session: Session, actor: Actor, device: str, answered: Mapping[int, Answered]) -> None:
    """Remember what these numbers were answered."""
    rows = [
        {
            "organization_id": actor.organization_id,
            "person_id": actor.person_id,
            "device": device,
            "number": number,
            "content": one.content,
            "outcome": one.outcome.as_json(),
        }
        for number, one in answered.items()
    ]
    if rows:
        session.execute(insert(Receipt), rows)
