"""The two files of an export, read: what came in, what did not, and what was said about it on the way."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from server.importing.columns import Columns, choose_profile, find_columns
from server.importing.opportunities import Opportunity, read_opportunities
from server.importing.profiles import Profile
from server.importing.refusals import Refusal
from server.importing.sheet import Sheet, read_sheet
from server.importing.teams import Teams, read_teams

Row = tuple[int, tuple[str, ...]]
Watch = Callable[[Sequence[Row]], Iterable[Row]]


@dataclass(frozen=True, slots=True)
class Export:
    """What the files hold. `refused` is in the order of the files; `remarks` are sentences for the person."""

    profile: Profile
    teams: Teams
    opportunities: list[Opportunity]
    refused: list[Refusal]
    remarks: list[str]
    rows: int


def read_export(
    teams_file: tuple[str, bytes],
    opportunities_file: tuple[str, bytes],
    profile_name: str | None,
    roles: Mapping[str, str],
    watch: Watch = iter,
) -> Export:
    """Read both files, each given as (name, content).

    `roles` are those of people who are there already (see `read_teams`). `watch` is handed the rows of
    opportunities and hands them on, to show progress while they are read. Raises `UnreadableFile`.
    """
    teams_sheet, sheet = read_sheet(*teams_file), read_sheet(*opportunities_file)
    profile = choose_profile(teams_sheet, sheet, profile_name)
    teams_columns = find_columns(profile, "teams", teams_sheet)
    columns = find_columns(profile, "opportunities", sheet)
    teams = read_teams(teams_sheet, teams_columns, roles)
    found, refused = read_opportunities(sheet.file, watch(sheet.rows), columns, profile, teams.reps)
    return Export(
        profile=profile,
        teams=teams,
        opportunities=found,
        refused=[*_in_order(teams_sheet, teams.refused), *_in_order(sheet, refused)],
        remarks=[*_remarks(teams_sheet, teams_columns), *_remarks(sheet, columns)],
        rows=len(sheet.rows) + len(sheet.refused),
    )


def _in_order(sheet: Sheet, refused: Iterable[Refusal]) -> list[Refusal]:
    return sorted([*sheet.refused, *refused], key=lambda refusal: refusal.row)


def _remarks(sheet: Sheet, columns: Columns) -> list[str]:
    said = [f"{sheet.file}: {remark}." for remark in sheet.remarks]
    if columns.durations:
        named = ", ".join(f"“{header}”" for header in columns.durations)
        said.append(f"{sheet.file}: left out {named}: the time of calls is never read.")
    if columns.unused:
        said.append(f"{sheet.file}: not used: {', '.join(f'“{header}”' for header in columns.unused)}.")
    return said
