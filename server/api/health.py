"""Whether the server and its database answer."""

import time
from importlib.metadata import version

from server.api.blueprint import Resource
from server.api.errors import RETRY_AFTER
from server.api.refusal import Refused
from server.api.schemas import HealthSchema
from server.extensions import probe
from server.store.database import db
from server.store.health import ping

health = Resource("health", "/health", "Whether the server is well.")


@health.get("")
@health.answers(HealthSchema)
@health.refuses(500, 503)
def answer() -> dict[str, str]:
    """Answers once the database does, and would have taken what is written a moment ago."""
    ping(db.session())
    trouble = probe().trouble(db.engine, time.monotonic())
    if trouble is not None:
        raise Refused(trouble, retry_after=RETRY_AFTER)
    return {"status": "well", "version": version("ridealong")}
