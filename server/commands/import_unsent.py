"""`ridealong import-unsent`: what a phone could not send, from the file it exported."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from server.cli_app import with_app
from server.extensions import files, uploads
from server.recovery.unsent_work import (
    NotUnsentWork,
    UnsentWork,
    read_unsent_work,
    receive_unsent,
    take_unsent_files,
)
from server.store.database import db


@click.command("import-unsent")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would become of it.")
@with_app
def import_unsent(file: Path, dry_run: bool) -> None:
    """Take in FILE, the unsent work of a phone. Twice, or the phone sending it later, is harmless."""
    try:
        left = take(read_unsent_work(file.read_text(encoding="utf-8")), dry_run)
    except (NotUnsentWork, UnicodeDecodeError) as problem:
        raise click.ClickException(str(problem)) from problem
    if left:
        sys.exit(1)


def take(work: UnsentWork, dry_run: bool) -> int:
    """Take it and tell; how much was not taken."""
    now = datetime.now(UTC)
    outcomes = receive_unsent(db.session(), work, now, dry_run=dry_run)
    not_taken = [outcome for outcome in outcomes if not outcome.accepted]
    for outcome in not_taken:
        click.echo(f"✕ Number {outcome.number}: {outcome.title}")
    for refused in work.refused:
        click.echo(f"– Number {refused['number']} was not accepted before: {refused.get('title', '')}")
    done = "would be taken" if dry_run else "are there"
    click.echo(f"✓ {len(outcomes) - len(not_taken)} of {len(outcomes)} edits {done}.")
    if dry_run:
        return len(not_taken)
    why_not = take_unsent_files(db.session(), work, files(), uploads(), now)
    for id_, why in why_not.items():
        if why is not None:
            click.echo(f"✕ The photo or voice memo {id_}: {why}")
    left = sum(why is not None for why in why_not.values())
    click.echo(f"✓ {len(why_not) - left} of {len(why_not)} photos and voice memos are there.")
    return len(not_taken) + left
