"""`ridealong migrate`: bring the database to the newest schema."""

import click

from server.cli_app import with_app
from server.store import schema
from server.store.database import db


@click.command()
@with_app
def migrate() -> None:
    """Make or update the database's tables. Harmless when they are there."""
    schema.migrate(db.engine)
    click.echo(f"The database is ready: {db.engine.url.render_as_string(hide_password=True)}")
