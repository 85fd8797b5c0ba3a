"""`ridealong migrate`: bring the database to the newest schema."""

import click

from server.cli_app import application
from server.storage_words import about_database
from server.store import health, schema
from server.store.database import db


@click.command()
def migrate() -> None:
    """Make or update the database's tables. Harmless when they are there."""
    with application():
        see_to_tables()


def see_to_tables() -> None:
    """Bring the database to the newest schema, and tell where it is. Raises `ClickException`."""
    trouble = health.trouble_with_reading(db.engine)
    if trouble is not None:
        raise click.ClickException(about_database(db.engine, trouble))
    schema.migrate(db.engine)
    click.echo(f"The database is ready: {db.engine.url.render_as_string(hide_password=True)}")
