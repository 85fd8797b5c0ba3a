"""Whether the server and its database answer."""

from importlib.metadata import version

from server.api.blueprint import Resource
from server.api.schemas import HealthSchema
from server.store.database import db
from server.store.health import ping

health = Resource("health", "/health", "Whether the server is well.")


@health.get("")
@health.answers(HealthSchema)
@health.refuses(500)
def answer() -> dict[str, str]:
    """Answers once the database does."""
    ping(db.session())
    return {"status": "well", "version": version("ridealong")}
