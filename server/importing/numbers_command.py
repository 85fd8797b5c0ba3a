"""`ridealong import numbers`: bring in calls, conversations, e-mails, opportunities or counts."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import click
from click.exceptions import Exit
from sqlalchemy.orm import Session

from server.cli_app import with_app
from server.importing.bring_numbers import FileReport, FileRun, bring_numbers, look, read_numbers, try_numbers
from server.importing.file_reps import FileReps
from server.importing.layouts import FILE_KINDS, FileKind
from server.importing.look import Look, look_at
from server.importing.organizations import OrganizationUnclear, place_named
from server.importing.plan import Order, Plan, headers_print, plan_of
from server.importing.refusals import UnreadableFile
from server.importing.refused_file import write_refused
from server.importing.saved_plans import theirs
from server.importing.who import Who, reps_of
from server.store.database import db
from server.store.import_profiles import profiles_of
from server.store.organizations import Place, organizations

NOTHING_READ = 2
SOME_REFUSED = 1
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("numbers")
@click.argument("file", type=FILE)
@click.option(
    "--kind", type=click.Choice(FILE_KINDS), help="What the file holds; found by its header without."
)
@click.option("--profile", help="How its columns are read: the name under which that was saved on the web.")
@click.option("--organization", help="Into this organization; needed when there are several.")
@click.option("--dates", type=click.Choice(["ymd", "dmy", "mdy"]), help="How dates are written, if unclear.")
@click.option("--dry-run", is_flag=True, help="Say what would come in, and write nothing.")
@click.option(
    "--rejected", type=click.Path(dir_okay=False, path_type=Path), help="Write refused rows to this CSV."
)
@with_app
def numbers(
    file: Path,
    kind: str | None,
    profile: str | None,
    organization: str | None,
    dates: str | None,
    dry_run: bool,
    rejected: Path | None,
) -> None:
    """Bring in the numbers in FILE, for reps who are there already.

    Again is harmless. The exit code is 0 when every row came in or was left out on purpose, 1 when some were
    refused, or left out as nobody said what their words mean, 2 when nothing could be read.
    """
    session = db.session()
    try:
        place = place_named(organizations(session), organization)
        content = (file.name, file.read_bytes())
        seen = look_for(session, place, content, cast("FileKind | None", kind), profile)
        plan = replace(seen.plan, dates=cast("Order | None", dates) or seen.plan.dates)
        run = FileRun(content, plan, datetime.now(UTC))
        report = (try_numbers if dry_run else bring_numbers)(session, Who(place.id), run)
    except (UnreadableFile, OrganizationUnclear, OSError) as problem:
        click.echo(f"Nothing was read. {problem}", err=True)
        raise Exit(NOTHING_READ) from problem
    tell(report, plan, place, "would come" if dry_run else "came")
    tell_unknown(seen)
    if rejected:
        write_refused(rejected, report.refused)
    if report.refused or seen.unknown:
        raise Exit(SOME_REFUSED)


def look_for(
    session: Session, place: Place, content: tuple[str, bytes], kind: FileKind | None, profile: str | None
) -> Look:
    """How the file is read: as the profile says, as one like it was before, else as it looks."""
    who = Who(place.id)
    if profile is None:
        return look(session, who, content, kind, None)[0]
    saved = next((one for one in profiles_of(session, place.id) if one.name == profile), None)
    if saved is None:
        known = ", ".join(f"“{one.name}”" for one in profiles_of(session, place.id)) or "none yet"
        raise UnreadableFile(profile, "unknown_profile", f"there is no such profile; there are {known}.")
    sheet = read_numbers(content)
    if saved.headers != headers_print(sheet.header):
        raise UnreadableFile(sheet.file, "columns_differ", f"its columns are not those of “{profile}”.")
    return look_at(sheet, None, theirs(plan_of(saved.plan), sheet, FileReps.of(reps_of(session, who))))


def tell(report: FileReport, plan: Plan, place: Place, came: str) -> None:
    for remark in report.remarks:
        click.echo(remark)
    for refusal in report.refused:
        click.echo(f"Refused: {refusal.file}, row {refusal.row}: {refusal.reason} ({refusal.code})")
    counts = report.counts
    taken = report.rows - counts["refused"] - report.left_out
    click.echo(
        f"{taken:,} of {report.rows:,} rows of {plan.kind} {came} in: {counts['new']:,} new, "
        f"{counts['changed']:,} changed, {counts['unchanged']:,} as before."
    )
    if report.left_out:
        click.echo(f"Left out: {report.left_out:,}.")
    if report.conversations:
        said = report.conversations
        click.echo(
            f"Calls that were conversations: {said['made']:,} more, {said['gone']:,} fewer; "
            f"{said['kept']:,} stay, as their rep wrote on them."
        )
    click.echo(f"Refused rows: {counts['refused']:,}.")
    click.echo(f"Organization “{place.name}”.")


def tell_unknown(seen: Look) -> None:
    """Name the words for which rows were left out without anybody having said so."""
    for word, count in seen.unknown:
        click.echo(f"Left out, as nobody said what it means: “{word}” ({count:,}).")
    if seen.unknown:
        click.echo("Say it on the page Import, save that as a profile, and name it with --profile.")
