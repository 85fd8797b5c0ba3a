"""How migrations run: on the connection that `server.store.schema` hands over."""

from alembic import context
from sqlalchemy import Connection

import server.store.tables  # noqa: F401 - makes the tables known
from server.store.database import Base, Moment


def render_item(kind: str, item: object, _context: object) -> str | bool:
    """A migration names no type of ours, so that it stays readable when ours changes."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Moment) else False


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        compare_type=True,
        render_item=render_item,
        render_as_batch=connection.dialect.name == "sqlite",
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
