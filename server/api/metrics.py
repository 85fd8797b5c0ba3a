"""Numbers from other systems: rows of calls, e-mails, conversations, opportunities and counts."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from flask import Response, jsonify

from server.api.blueprint import Resource
from server.api.by_token import token
from server.api.metrics_schemas import RowsSchema, RowsTakenSchema
from server.coaching.durations import NEVER_READ
from server.coaching.records import Json
from server.extensions import limiter
from server.incoming.receive import receive_numbers
from server.incoming.rows import STATUSES, Came
from server.store.database import db
from server.store.tokens import Token

metrics = Resource("metrics", "/metrics", "Numbers from other systems.")


@metrics.post("")
@metrics.takes(RowsSchema)
@metrics.answers(RowsTakenSchema)
@metrics.refuses(400, 401, 403, 413, 415, 422, 429, 503)
def take(rows: list[Json]) -> Response:
    """Take up to 10,000 rows, each answered for itself. The same rows again change nothing."""
    return taken(token(), rows)


def token_id() -> str:
    return token().id


@limiter.limit("60/minute", key_func=token_id)
def taken(sent_with: Token, rows: list[Json]) -> Response:
    received = receive_numbers(db.session(), sent_with, rows, datetime.now(UTC))
    counted = Counter(one.status for one in received.came)
    answer: dict[str, Any] = {
        "outcomes": [outcome(place, one) for place, one in enumerate(received.came)],
        "counts": {status: counted[status] for status in STATUSES},
        "dropped": received.dropped,
    }
    if received.dropped:
        answer["notice"] = NEVER_READ
    return jsonify(answer)  # JSON already: dumping thousands of outcomes through the schema changes nothing


def outcome(place: int, came: Came) -> dict[str, Any]:
    told: dict[str, Any] = {"status": came.status}
    if came.problem is not None:
        path = f"rows[{place}]" + (f".{came.problem.path}" if came.problem.path else "")
        told["problem"] = {"code": came.problem.code, "title": came.problem.title, "path": path}
    if came.conversation is not None:
        told["conversation"] = came.conversation
    return told
