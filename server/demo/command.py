"""`ridealong demo`: an organization to look around in."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from server.cli_app import with_app
from server.demo.make import PASSWORD, make_demo
from server.demo.organization import SIGN_INS
from server.demo.to_critique import bring_what_waits
from server.extensions import files
from server.store.database import db


@click.command()
@click.option("--fresh", is_flag=True, help="Take away the demo that is there, and make today’s.")
@with_app
def demo(fresh: bool) -> None:
    """Make the demo organization, with sign-ins for a director, a manager and a rep.

    Harmless when it is there already: nothing is changed without --fresh.
    """
    if fresh and sys.stdin.isatty():
        click.confirm("What was recorded in the demo, or imported into it, goes with it. Go on?", abort=True)
    see_to_demo(fresh=fresh)


def see_to_demo(*, fresh: bool = False) -> None:
    """Make the demo organization if it is not there (`fresh`: anew), and tell its sign-ins."""
    zone = local_zone()
    now = datetime.now(UTC)
    today = now.astimezone(zone).date()
    made = make_demo(db.session(), today, zone, now, fresh=fresh)
    if made:
        bring_what_waits(db.session(), files(), today, now)
    there = "The demo organization is there (`ridealong demo --fresh` makes today’s)."
    click.echo("The demo organization is made." if made else there)
    for name, email in SIGN_INS.items():
        click.echo(f"  {email:<24}{PASSWORD}   {name}")


def local_zone() -> ZoneInfo:
    """The time zone of this computer by its IANA name; UTC when it has none."""
    named = os.environ.get("TZ", "").removeprefix(":")
    linked = str(Path("/etc/localtime").resolve())
    for name in (named, linked.partition("zoneinfo/")[2]):
        try:
            return ZoneInfo(name)
        except (ValueError, OSError, KeyError):  # each of them says that this is not the name of a zone
            continue
    return ZoneInfo("UTC")
