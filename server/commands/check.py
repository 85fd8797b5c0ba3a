"""`ridealong check`: whether everything is in place to serve, and what is kept hangs together."""

import hashlib
import sys
from collections.abc import Iterator

import click

from server import readiness
from server.cli_app import application
from server.extensions import files
from server.files.disk import PIECE
from server.store import checkup
from server.store.database import db
from server.store.snapshot import kept_files
from server.take_file import key_of


@click.command()
def check() -> None:
    """Look whether all is in place: settings, database, app, and everything that is kept. Changes nothing."""
    with application() as config:
        faults = readiness.faults(config)
        if not readiness.of_database():
            # what a damaged file holds is not to be asked for more
            faults += [*checkup.damage(db.engine)] or [*checkup.faults(db.session()), *of_files()]
    for fault in faults:
        click.echo(f"✕ {fault}")
    if faults:
        sys.exit(1)
    click.echo("✓ Everything is in place.")


def of_files() -> Iterator[str]:
    """What is wrong with the files: photos, voice memos, and what waits to be critiqued."""
    for kept in kept_files(db.session().connection()):
        try:
            with files().open(key_of(kept)) as file:
                found = hashlib.sha256()
                while piece := file.read(PIECE):
                    found.update(piece)
        except FileNotFoundError:
            yield f"The file {key_of(kept)} is not there."
            continue
        except OSError as problem:
            yield f"The file {key_of(kept)} cannot be read: {problem}"
            continue
        if found.hexdigest() != kept.sha256:
            yield f"The file {key_of(kept)} is not what was kept."
