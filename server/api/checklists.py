"""Publishing a draft of the checklist."""

from datetime import UTC, datetime
from typing import Any

from server.api.blueprint import Resource
from server.api.guard import actor
from server.api.schemas import PublishedSchema, PublishSchema
from server.publish import publish
from server.store.database import db

checklists = Resource("checklists", "/checklists", "What is looked for.")


@checklists.post("")
@checklists.takes(PublishSchema)
@checklists.answers(PublishedSchema)
@checklists.refuses(400, 401, 403, 404, 409, 413, 415, 422, 503)
def one(wanted: dict[str, Any]) -> dict[str, Any]:
    """Publish a draft as it was seen. Asked again, it answers the same."""
    made = publish(db.session(), actor(), wanted["draft_id"], wanted["version"], datetime.now(UTC))
    return {"checklist_id": made.id, "version": made.fields["version"]}
