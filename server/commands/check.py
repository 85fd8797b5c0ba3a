"""`ridealong check`: whether everything is in place to serve."""

import sys

import click

from server import readiness
from server.cli_app import settings, with_app


@click.command()
@with_app
def check() -> None:
    """Look whether the database, the secret key and the app are in place."""
    faults = readiness.faults(settings())
    for fault in faults:
        click.echo(f"✕ {fault}")
    if faults:
        sys.exit(1)
    click.echo("✓ Everything is in place.")
