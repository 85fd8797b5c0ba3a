"""Whether the server and its database answer."""

from importlib.metadata import version

from server.api.blueprint import Resource
from server.api.errors import RETRY_AFTER
from server.api.refusal import Refused
from server.api.schemas import HealthSchema
from server.store.database import db
from server.store.health import ping
from server.store.trouble import trouble_with_writing

health = Resource("health", "/health", "Whether the server is well.")


@health.get("")
@health.answers(HealthSchema)
@health.refuses(500, 503)
def answer() -> dict[str, str]:
    """Answers once the database does, and would take what is written."""
    ping(db.session())
    trouble = trouble_with_writing(db.engine)
    if trouble is not None:
        raise Refused(trouble, retry_after=RETRY_AFTER)
    return {"status": "well", "version": version("ridealong")}
