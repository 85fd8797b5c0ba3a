"""`ridealong migrate`: bring the database to the newest schema."""

import click

from server.cli_app import app_for_command
from server.store import health, schema
from server.store.database import db


@click.command()
def migrate() -> None:
    """Make or update the database's tables. Harmless when they are there."""
    with app_for_command().app_context():
        see_to_tables()


def see_to_tables() -> None:
    """Bring the database to the newest schema, and tell where it is. Raises `ClickException`."""
    where = db.engine.url.render_as_string(hide_password=True)
    if health.condition(db.engine) == "unreachable":
        raise click.ClickException(f"The database does not answer: {where}")
    schema.migrate(db.engine)
    click.echo(f"The database is ready: {where}")
