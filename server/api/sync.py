"""One request does a whole day: the phone's mutations in, what its person may see out."""

from datetime import UTC, datetime
from typing import Any

from flask import Response, current_app, jsonify, request

from server.api.blueprint import Resource
from server.api.guard import actor
from server.api.sync_schemas import SyncAnswerSchema, SyncRequestSchema
from server.coaching.moments import format_moment
from server.coaching.people import Actor
from server.cursors import Cursors
from server.deliver import Delivery, deliver
from server.readings import keep_today
from server.receive import receive
from server.recovery.lost_time import epochs_heard, notice_lost_time
from server.store.database import db
from server.store.sessions import person_as_actor
from sync.mutation import Envelope, read_envelope
from sync.shorter import Shorter
from sync.versions import is_pulled

sync = Resource("sync", "/sync", "What the phone did, and what its person may see.")


@sync.post("")
@sync.takes(SyncRequestSchema)
@sync.answers(SyncAnswerSchema)
@sync.refuses(400, 401, 403, 413, 415, 422, 503)
def exchange(document: Any) -> Response:
    """Push and pull. A mutation that is refused is an outcome, not a failure of the request."""
    envelope, now = read_envelope(document), datetime.now(UTC)
    cursors = Cursors(current_app.config["SECRET_KEY"])
    received = envelope.cursors or {}
    notice_lost_time(db.session(), actor(), received, cursors)
    outcomes = receive(db.session(), actor(), envelope, now, epochs_heard(actor(), received, cursors))
    if envelope.cursors is not None:
        keep_today(db.session(), actor().organization_id, now)
    answer = {
        "protocol": envelope.protocol,
        "server_time": format_moment(now),
        "outcomes": [outcome.as_json() for outcome in outcomes],
        **delivered(envelope, cursors, as_of_now(actor()) if envelope.mutations else actor()),
    }
    if prefers_minimal():
        shorter = Shorter(envelope.mutations or ())
        for scope in answer["scopes"].values():
            scope["records"] = [shorter(record) for record in scope["records"]]
    return jsonify(answer)  # JSON already: dumping thousands of records through the schema changes nothing


def prefers_minimal() -> bool:
    """Whether the phone makes the records whole by itself that it wrote (RFC 7240)."""
    return "return=minimal" in {wish.strip() for wish in request.headers.get("Prefer", "").split(",")}


def as_of_now(asked: Actor) -> Actor:
    """The person after a push, which may have waited for somebody who moved their reps."""
    return person_as_actor(db.session(), asked.organization_id, asked.person_id) or asked


def delivered(envelope: Envelope, cursors: Cursors, to: Actor) -> dict[str, Any]:
    """What the phone asked for: nothing when it did not ask, or is too old to understand it."""
    if envelope.cursors is None:
        return Delivery().as_json()
    if not is_pulled(envelope.protocol):
        return Delivery().as_json() | {"update_needed": True}
    return deliver(db.session(), to, envelope.cursors, envelope.limit, cursors).as_json()
