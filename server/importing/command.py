"""`ridealong import`: bring in what other systems know."""

import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click
from click.exceptions import Exit

from server.cli_app import with_app
from server.importing.bring_in import Report, Run, bring_in, try_out
from server.importing.export import Row
from server.importing.numbers_command import numbers
from server.importing.organizations import OrganizationUnclear
from server.importing.refusals import UnreadableFile
from server.importing.refused_file import write_refused
from server.store.database import db

NOTHING_READ = 2
SOME_REFUSED = 1
LONGEST_NAME = 200
LONGEST_DOMAIN = 180
DOMAIN = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def _a_name(_context: click.Context, _option: click.Parameter, name: str | None) -> str | None:
    if name is None or 0 < len(name.strip()) <= LONGEST_NAME:
        return name and name.strip()
    raise click.BadParameter(f"a name has 1 to {LONGEST_NAME} characters.")


def _a_domain(_context: click.Context, _option: click.Parameter, domain: str) -> str:
    if len(domain) <= LONGEST_DOMAIN and DOMAIN.fullmatch(domain.casefold()):
        return domain.casefold()
    raise click.BadParameter("say a domain, such as example.com.")


@click.group("import")
def import_group() -> None:
    """Bring in what other systems know."""


@import_group.command("opportunities")
@click.argument("pipeline", type=FILE)
@click.option("--teams", required=True, type=FILE, help="Who manages whom.")
@click.option(
    "--organization", callback=_a_name, help="Into this organization; it is made if it is not there."
)
@click.option(
    "--profile", help="How the columns are named (docs/importing.md); found by the header without it."
)
@click.option(
    "--email-domain",
    default="imported.invalid",
    show_default=True,
    callback=_a_domain,
    help="For the addresses made up.",
)
@click.option("--dry-run", is_flag=True, help="Say what would come in, and write nothing.")
@click.option(
    "--rejected", type=click.Path(dir_okay=False, path_type=Path), help="Write refused rows to this CSV."
)
@with_app
def opportunities(
    pipeline: Path,
    teams: Path,
    organization: str | None,
    profile: str | None,
    email_domain: str,
    dry_run: bool,
    rejected: Path | None,
) -> None:
    """Bring in managers, reps and the opportunities in PIPELINE.

    Again is harmless: only what is new or differs is written. The exit code is 0 when every row came in,
    1 when some were refused, 2 when nothing could be read.
    """
    try:
        run = Run(
            teams=(teams.name, teams.read_bytes()),
            opportunities=(pipeline.name, pipeline.read_bytes()),
            profile=profile,
            organization=organization,
            email_domain=email_domain,
            now=datetime.now(UTC),
        )
        session = db.session()
        report = try_out(session, run, _with_progress) if dry_run else bring_in(session, run, _with_progress)
    except (UnreadableFile, OrganizationUnclear, OSError) as problem:
        click.echo(f"Nothing was read. {problem}", err=True)
        raise Exit(NOTHING_READ) from problem
    _tell(report, "would come" if dry_run else "came")
    if rejected:
        write_refused(rejected, report.export.refused)
    if report.new_address and not dry_run:
        click.echo(f"Who is new signs in after `ridealong password EMAIL`, such as {report.new_address}.")
    if report.export.refused:
        raise Exit(SOME_REFUSED)


def _with_progress(rows: Sequence[Row]) -> Iterator[Row]:
    with click.progressbar(rows, label="Reading", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        yield from bar


def _tell(report: Report, came: str) -> None:
    export = report.export
    for remark in export.remarks:
        click.echo(remark)
    for refusal in export.refused:
        click.echo(f"Refused: {refusal.file}, row {refusal.row}: {refusal.reason} ({refusal.code})")
    click.echo(
        f"{so_many(len(export.teams.managers), 'manager')} and {so_many(len(export.teams.reps), 'rep')} "
        f"{came} in: {_counts(report, 'person')}."
    )
    click.echo(
        f"{len(export.opportunities):,} of {so_many(export.rows, 'opportunity row')} "
        f"{came} in: {_counts(report, 'opportunity', report.moved)}."
    )
    click.echo(f"Refused rows: {len(export.refused):,}.")
    click.echo(f"Organization “{report.organization}”, profile “{export.profile.name}”.")


def so_many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _counts(report: Report, kind: str, moved: int = 0) -> str:
    new, changed = report.written.new[kind] - moved, report.written.changed[kind] - moved
    with_another_rep = f", {moved:,} with another rep" if moved else ""
    return f"{new:,} new, {changed:,} changed{with_another_rep}, {report.written.unchanged[kind]:,} as before"


import_group.add_command(numbers)
