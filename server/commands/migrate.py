"""`ridealong migrate`: bring the database to the newest schema."""

import click

from server.cli_app import application
from server.setup_code import how_to_begin
from server.storage_words import about_database
from server.store import health, schema
from server.store.database import db
from server.store.organizations import any_there


@click.command()
def migrate() -> None:
    """Make or update the database's tables. Harmless when they are there."""
    with application() as config:
        see_to_tables()
        if not any_there(db.session()):
            click.echo(how_to_begin(config.public_url or "http://127.0.0.1:8000", config.secret_key))


def see_to_tables() -> None:
    """Bring the database to the newest schema, and tell where it is. Raises `ClickException`."""
    trouble = health.trouble_with_reading(db.engine)
    if trouble is not None:
        raise click.ClickException(about_database(db.engine, trouble))
    schema.migrate(db.engine)
    click.echo(f"The database is ready: {db.engine.url.render_as_string(hide_password=True)}")
