"""`ridealong backup`: everything in one file, while it is being served."""

from datetime import UTC, datetime
from pathlib import Path

import click

from server.cli_app import with_app
from server.extensions import files
from server.recovery.backup import make_backup
from server.storage_words import about
from server.store.database import db
from server.store.snapshot import Unreadable


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@with_app
def backup(file: Path) -> None:
    """Write the database and all photos and voice memos to FILE. The server may go on meanwhile."""
    try:
        made = make_backup(db.engine, files(), file, datetime.now(UTC))
    except (Unreadable, OSError) as problem:
        raise click.ClickException(f"No backup was made. {about(problem, db.engine) or problem}") from problem
    for key in made.missing:
        click.echo(f"✕ This file is named by the database and is not there: {key}", err=True)
    click.echo(f"✓ {file} holds the database and {made.files} photos and voice memos.")
