"""`ridealong init`: the first organization and its director."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from server.cli_app import with_app
from server.coaching.problems import Wrong
from server.commands.password import asked_password
from server.extensions import public_url
from server.founding import CannotFound, Director, found
from server.passwords import hash_password
from server.store.audit import COMMAND_LINE
from server.store.database import db


@click.command()
@click.option("--organization", prompt="Organization", help="Its name.")
@click.option("--director", prompt="Name of its director", help="The director's name.")
@click.option("--email", prompt="E-mail of the director", help="What the director signs in with.")
@click.option("--time-zone", default="UTC", show_default=True, help="Where its days begin: Europe/Berlin.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@with_app
def init(organization: str, director: str, email: str, time_zone: str, password_stdin: bool) -> None:
    """Make an organization with a director and the starter checklist."""
    check_time_zone(time_zone)
    chosen = asked_password(password_stdin)
    person = Director(director.strip(), email, hash_password(chosen))
    try:
        found(db.session(), organization.strip(), time_zone, person, datetime.now(UTC), by=COMMAND_LINE)
    except (CannotFound, Wrong) as problem:
        raise click.ClickException(str(problem)) from problem
    click.echo(f"“{organization}” is ready. {email.strip().lower()} can sign in.")
    click.echo(f"The first steps are at {public_url() or 'http://…'}/organization/start, once it is served.")


def check_time_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as problem:
        raise click.ClickException(
            f"There is no time zone {name}. Say one such as Europe/Berlin."
        ) from problem
