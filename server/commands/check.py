"""`ridealong check`: whether everything is in place to serve."""

import sys

import click

from server import readiness
from server.cli_app import app_for_command, settings


@click.command()
def check() -> None:
    """Look whether the database, the secret key and the app are in place."""
    with app_for_command().app_context():
        faults = readiness.faults(settings())
    for fault in faults:
        click.echo(f"✕ {fault}")
    if faults:
        sys.exit(1)
    click.echo("✓ Everything is in place.")
