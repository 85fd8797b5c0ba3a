"""`ridealong bring`: recordings, e-mails and notes to critique."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import click
from click.exceptions import Exit

from server.arriving.bring import bring_file
from server.arriving.take import Taken, Taking, reps_at_work
from server.cli_app import with_app
from server.extensions import files
from server.importing.command import so_many
from server.importing.file_reps import FileReps
from server.importing.organizations import OrganizationUnclear, place_named
from server.importing.refusals import UnreadableFile
from server.importing.who import Who
from server.store.database import db
from server.store.organizations import organizations

NOTHING_READ = 2
SOME_LEFT = 1


@click.command("bring")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--organization", help="Into this organization; needed when there are several.")
@click.option("--rep", help="Whose it is where nothing says so: a rep's e-mail or name.")
@with_app
def bring(paths: tuple[Path, ...], organization: str | None, rep: str | None) -> None:
    """Bring in what waits to be critiqued: recordings, .eml, .mbox, CSV of notes; folders with all in them.

    Again is harmless. The exit code is 0 when all came in, 1 when something did not, 2 when nothing was read.
    """
    session = db.session()
    try:
        who = Who(place_named(organizations(session), organization).id)
    except OrganizationUnclear as unclear:
        raise click.ClickException(str(unclear)) from unclear
    otherwise = None
    if rep is not None:
        otherwise = FileReps.of(reps_at_work(session, who)).find(rep)
        if otherwise is None:
            raise click.ClickException(f"Nobody here is called {rep}. Say the e-mail or name of one rep.")
    names = {one.id: str(one.fields["name"]) for one in reps_at_work(session, who)}
    taking = Taking(who, files(), datetime.now(UTC), otherwise=otherwise)
    new: Counter[str] = Counter()
    read = left = there = 0
    for path in found_in(paths):
        try:
            made_on = date.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ012 - as the folder shows it
            taken = bring_file(session, taking, path, _name(path), made_on)
        except (UnreadableFile, OSError) as problem:
            click.echo(f"Not read: {problem}", err=True)
            left += 1
            continue
        read += 1
        left += tell(path, taken)
        new.update(taken.new)
        there += taken.there
    for rep_id, count in sorted(new.items(), key=lambda one: names[one[0]]):
        click.echo(f"{names[rep_id]}: {count:,} new.")
    click.echo(f"{new.total():,} new, {there:,} there already, from {so_many(read, 'file')}.")
    if left:
        raise Exit(SOME_LEFT if read else NOTHING_READ)


def found_in(paths: tuple[Path, ...]) -> Iterator[Path]:
    """The files named, and those in the folders named, in their order; hidden ones are left out."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = (one for one in sorted(path.rglob("*")) if one.is_file())
        yield from (one for one in inside if not one.name.startswith("."))


def tell(path: Path, taken: Taken) -> int:
    """Say what of a file did not come in; how much that is."""
    for one in taken.refused:
        click.echo(f"Not taken: {path.name}, {one.what} {one.reason} ({one.code})")
    for unclear in taken.unmatched.values():
        click.echo(f"Nobody's: {path.name} {unclear.reason} ({so_many(unclear.count, 'thing')})")
    if taken.received:
        click.echo(f"Left out of {path.name}: {so_many(taken.received, 'e-mail')} that reps received.")
    if taken.automatic:
        count = so_many(taken.automatic, "e-mail")
        click.echo(f"Left out of {path.name}: {count} that nobody wrote or sent (automatic replies, drafts).")
    return len(taken.refused) + len(taken.unmatched)


def _name(path: Path) -> str:
    """The file with its folder, which may be named for a rep."""
    return f"{path.absolute().parent.name}/{path.name}"
