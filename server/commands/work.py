"""`ridealong work`: the background work alone, beside servers that leave it."""

import signal
from datetime import UTC, datetime
from threading import Event

import click

from server import create_app
from server.cli_app import application
from server.readiness import of_database
from server.store.database import db
from server.work.clock import WorkClock
from server.work.run import run_next, see_to_rows


@click.command()
@click.option("--once", is_flag=True, help="Run what is due now, and end.")
def work(once: bool) -> None:
    """Do the background work until told to stop: connections, reminders, clean-up.

    For larger installations, beside `ridealong serve --no-work`. As many of these as you like may run: each
    job is run by one of them at a time.
    """
    with application() as config:
        for fault in of_database():
            raise click.ClickException(fault)
        db.session.remove()
        context = create_app(config).app_context
        if once:
            see_to_rows(datetime.now(UTC))
            while key := run_next(context, lambda: datetime.now(UTC), Event()):
                click.echo(key)
            return
        told_to_stop = Event()
        for one in (signal.SIGINT, signal.SIGTERM):
            signal.signal(one, lambda *_: told_to_stop.set())
        clock = WorkClock(context)
        clock.start()
        click.echo("Doing the background work until Ctrl+C.")
        told_to_stop.wait()
        clock.stop()
