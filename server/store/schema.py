"""Bring a database to the newest schema, and say whether it is there."""

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from server.store.database import MIGRATIONS, WRITES


def migrate(engine: Engine) -> None:
    """Bring the database to the newest schema, all or nothing. Harmless when it is there already."""
    config = _config()
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_migrated(engine: Engine) -> bool:
    """Whether the database has the newest schema."""
    with engine.connect() as connection:
        return _current(connection) == ScriptDirectory.from_config(_config()).get_current_head()


def draft(engine: Engine, message: str) -> None:
    """Write a new migration from what the tables say and this migrated database does not have yet."""
    config = _config()
    number = len(list(ScriptDirectory.from_config(config).walk_revisions())) + 1
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.revision(config, message, autogenerate=True, rev_id=f"{number:04d}")


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    return config
