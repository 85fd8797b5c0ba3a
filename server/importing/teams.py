"""Rows of a teams file become managers and their reps."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from server.importing.columns import Columns
from server.importing.refusals import Refusal, RowRefused
from server.importing.sheet import Sheet
from server.importing.values import name_key, text


@dataclass(slots=True)
class RepOfFile:
    """A rep as the file names them. `managers` are keys of `Teams.managers`, in the file's order."""

    name: str
    region: str | None
    managers: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Teams:
    """Managers (key to name) and reps (key to rep) by `name_key`; what stayed out; rows that came in."""

    managers: dict[str, str]
    reps: dict[str, RepOfFile]
    refused: tuple[Refusal, ...]
    rows: int


def read_teams(sheet: Sheet, columns: Columns, roles: Mapping[str, str]) -> Teams:
    """Read who manages whom. A rep named with two managers has both.

    `roles` are those of the people there already, by `name_key`: a person keeps their role.
    """
    managers: dict[str, str] = {}
    reps: dict[str, RepOfFile] = {}
    refused: list[Refusal] = []
    came_in = 0
    managing = {name_key(columns.cell(cells, "manager")) for _, cells in sheet.rows}
    for number, cells in sheet.rows:
        try:
            _add(cells, columns, managing, roles, managers, reps)
            came_in += 1
        except RowRefused as problem:
            refused.append(Refusal(sheet.file, number, problem.code, problem.reason, cells))
    return Teams(managers, reps, tuple(refused), came_in)


def _add(
    cells: tuple[str, ...],
    columns: Columns,
    managing: set[str],
    roles: Mapping[str, str],
    managers: dict[str, str],
    reps: dict[str, RepOfFile],
) -> None:
    rep_name = text(columns, cells, "rep", "person", "name", needed=True) or ""
    manager_name = text(columns, cells, "manager", "person", "name", needed=True) or ""
    rep, manager = name_key(rep_name), name_key(manager_name)
    if rep in managing or roles.get(rep, "rep") != "rep":
        reason = (
            f"{rep_name} is a manager or director as well, and a person has one role; keep one of the two."
        )
        raise RowRefused("two_roles", reason)
    if roles.get(manager) == "rep":
        raise RowRefused("two_roles", f"{manager_name} is a rep here; make them a manager first.")
    known = reps.get(rep) or RepOfFile(rep_name, text(columns, cells, "region", "person", "region"))
    if manager in known.managers:
        raise RowRefused("duplicate_row", f"says again that {manager_name} manages {rep_name}.")
    managers.setdefault(manager, manager_name)
    reps[rep] = known
    known.managers.append(manager)
