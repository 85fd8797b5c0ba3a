"""Bring a database to the newest schema, and say whether it is there."""

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from server.store.database import MIGRATIONS, WRITES


def migrate(engine: Engine) -> None:
    """Bring the database to the newest schema, all or nothing. Harmless when it is there already."""
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        upgrade(connection)


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the database to this revision of the schema, within the transaction of this connection."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def knows(revision: str) -> bool:
    """Whether this is a revision that the database can be brought on from."""
    return any(one.revision == revision for one in ScriptDirectory.from_config(_config()).walk_revisions())


def is_migrated(engine: Engine) -> bool:
    """Whether the database has the newest schema."""
    with engine.connect() as connection:
        return revision_of(connection) == ScriptDirectory.from_config(_config()).get_current_head()


def draft(engine: Engine, message: str) -> None:
    """Write a new migration from what the tables say and this migrated database does not have yet."""
    config = _config()
    number = len(list(ScriptDirectory.from_config(config).walk_revisions())) + 1
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.revision(config, message, autogenerate=True, rev_id=f"{number:04d}")


def revision_of(connection: Connection) -> str | None:
    """The revision of the database's schema; None when it has no tables."""
    return MigrationContext.configure(connection).get_current_revision()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    return config
