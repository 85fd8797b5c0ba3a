"""`ridealong pull`: read what is connected now, with what came of it."""

import sys
from datetime import UTC, datetime

import click
from click.exceptions import Exit

from server.cli_app import with_app
from server.commands.token import ORGANIZATION, place_of
from server.connecting.job import tools
from server.connecting.known import SYSTEMS
from server.connecting.run import Place, run_connection
from server.importing.command import so_many
from server.store.connections import connection, connections_of
from server.store.database import db
from server.work.job import Stopped, TryLater

NOT_READ = 1


@click.command("pull")
@click.argument("name", required=False)
@ORGANIZATION
@with_app
def pull(name: str | None, organization: str | None) -> None:
    """Read the connection called NAME, or all of them, and say what came.

    The exit code is 0 when all were read to their end, else 1. Again is harmless.
    """
    place = place_of(organization)
    found = connections_of(db.session(), place.id, list(SYSTEMS))
    wanted = [one.id for one in found if name is None or one.name.casefold() == name.casefold()]
    names = {one.id: one.name for one in found}
    db.session().rollback()
    if not wanted:
        known = ", ".join(names.values()) or "none yet: a director connects them under Organization"
        raise click.ClickException(f"There is no such connection. There are: {known}.")
    read = [_read(Place(place.id, id_), names[id_]) for id_ in wanted]
    if not all(read):
        raise Exit(NOT_READ)


def _read(place: Place, name: str) -> bool:
    """Whether it was read to its end."""
    try:
        hidden = not sys.stderr.isatty()
        with click.progressbar(length=1, label=name, file=sys.stderr, hidden=hidden) as bar:

            def step(done: int | None, total: int | None) -> None:
                bar.length = max(total or done or 1, 1)
                bar.update((done or 0) - bar.pos)

            came = run_connection(db.session(), place, datetime.now(UTC), step, tools())
    except TryLater as later:
        click.echo(f"{name}: not read to its end. {later} What came stays; it is gone on with.", err=True)
        return False
    except Stopped:
        click.echo(f"{name}: it was changed, or read by another one meanwhile. What came stays.", err=True)
        return False
    finally:
        db.session().rollback()
    row = connection(db.session(), *place)
    click.echo(f"{name}: {came.says}")
    if row is None or row.trouble or not row.active:
        return False
    report = row.report or {}
    for one in report.get("refused", []):
        click.echo(f"Not taken: {one['what']} {one['why']}")
    for one in report.get("nobody", []):
        click.echo(f"Nobody's: {one['who']}, {so_many(one['count'], 'thing')}. {one['why']}")
    for says in report.get("withheld", []):
        click.echo(says)
    return True
