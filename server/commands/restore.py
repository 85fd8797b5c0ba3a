"""`ridealong restore`: back to what a backup holds. Phones send again what they have since."""

from datetime import UTC, datetime
from pathlib import Path

import click

from server.cli_app import application
from server.extensions import files
from server.recovery.archive import BackupRefused
from server.recovery.backup import make_backup
from server.recovery.restore import Restorable, restorable, restore
from server.storage_words import about, about_database
from server.store import health
from server.store.database import db
from server.store.putting_back import CannotPutBack
from server.store.snapshot import Unreadable


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore_command(file: Path, yes: bool) -> None:
    """Put back what FILE holds, in the place of what is there. The server may go on meanwhile.

    What is there now is kept first, as a backup beside FILE.
    """
    with application() as config:
        try:
            with restorable(file, db.engine) as backup:
                put_back(backup, file, config.data, yes)
        except (BackupRefused, Unreadable, CannotPutBack, OSError) as problem:
            raise click.ClickException(
                f"Nothing was restored. {about(problem, db.engine) or problem}"
            ) from problem


def put_back(backup: Restorable, file: Path, work: Path, yes: bool) -> None:
    trouble = health.trouble_with_reading(db.engine)
    if trouble is not None:
        raise CannotPutBack(about_database(db.engine, trouble))
    if not yes:
        where = db.engine.url.render_as_string(hide_password=True)
        question = f"Replace everything in {where} by what was there on {backup.made_at}?"
        click.confirm(question, abort=True)
    now = datetime.now(UTC)
    kept = file.with_name(f"before-restore-{now:%Y%m%dT%H%M%SZ}.tar")
    if make_backup(db.engine, files(), kept, now).revision is None:
        kept.unlink()  # nothing was there
    else:
        click.echo(f"✓ What was there is kept: {kept}")
    restore(backup, db.engine, files(), work)
    click.echo(f"✓ Restored to {backup.made_at}. Phones send again what they have since.")
