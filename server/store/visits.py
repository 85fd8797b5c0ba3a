"""One interaction with what was seen in it, as far as whoever asks may see it."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.coaching.people import Actor
from server.coaching.visibility import Fields, may_see, seen_by
from server.store.tables import Interaction, Observation
from server.store.wire import from_row


def interaction_for(session: Session, actor: Actor, interaction_id: str) -> dict[str, Any] | None:
    """The fields of the interaction and of its observations, as JSON; None when it is not theirs to see."""
    row = session.get(Interaction, (actor.organization_id, interaction_id))
    if row is None or row.deleted:
        return None
    interaction = from_row("interaction", row).fields

    def find(kind: str, id_: str) -> Fields | None:
        return interaction if (kind, id_) == ("interaction", interaction_id) else None

    if not may_see(actor, "interaction", interaction, find):
        return None
    seen = select(Observation).where(
        Observation.organization_id == actor.organization_id,
        Observation.interaction_id == interaction_id,
        ~Observation.deleted,
    )
    observations = [from_row("observation", one) for one in session.scalars(seen.order_by(Observation.id))]
    return {
        "id": interaction_id,
        **seen_by(actor, "interaction", interaction, find),
        "observations": [
            {"id": one.id, **seen_by(actor, "observation", one.fields, find)} for one in observations
        ],
    }
