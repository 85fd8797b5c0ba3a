"""One interaction and what was seen in it."""

from typing import Any
from uuid import UUID

from server.api.blueprint import Resource
from server.api.guard import actor
from server.api.refusal import Refused
from server.api.schemas import InteractionSchema
from server.store.database import db
from server.store.visits import interaction_for

interactions = Resource("interactions", "/interactions", "What was seen with a customer.")


@interactions.get("/<uuid:interaction_id>")
@interactions.answers(InteractionSchema)
@interactions.refuses(401, 404, 503)
def one(interaction_id: UUID) -> dict[str, Any]:
    """One interaction; a rep sees it once it was talked through."""
    interaction = interaction_for(db.session(), actor(), str(interaction_id))
    if interaction is None:
        raise Refused("not_found")
    return interaction
