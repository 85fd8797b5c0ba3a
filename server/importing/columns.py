"""Which profile fits a pair of files, and which of their columns hold what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from server.coaching.durations import holds_duration
from server.coaching.plain import plain
from server.importing.profiles import GENERIC, NEEDED, PROFILES, Profile
from server.importing.refusals import UnreadableFile
from server.importing.sheet import Sheet

Role = Literal["teams", "opportunities"]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each of our fields stands in a row, and the headers that are not read."""

    at: Mapping[str, int]
    durations: tuple[str, ...]
    unused: tuple[str, ...]

    def cell(self, row: tuple[str, ...], field: str) -> str:
        """The field's text in `row`; empty when the file has no such column."""
        place = self.at.get(field)
        return "" if place is None else row[place]


def choose_profile(teams: Sheet, opportunities: Sheet, named: str | None) -> Profile:
    """The profile `named`, else the first whose needed headers both files have. Raises `UnreadableFile`."""
    if named is not None:
        return _profile_called(named)
    for profile in PROFILES:
        if not _missing(profile, "teams", teams) and not _missing(profile, "opportunities", opportunities):
            return profile
    return GENERIC


def find_columns(profile: Profile, role: Role, sheet: Sheet) -> Columns:
    """Place the profile's fields in the header. Raises `UnreadableFile` when a needed one is missing."""
    for field in _missing(profile, role, sheet):
        accepted = ", ".join(f"“{header}”" for header in _headers(profile, role)[field])
        reason = f"no column for the {_words(field)}; the profile “{profile.name}” looks for {accepted}."
        raise UnreadableFile(sheet.file, "missing_column", reason)
    at = {
        field: place
        for field in _headers(profile, role)
        if (place := _place(profile, role, field, sheet)) is not None
    }
    others = [header for place, header in enumerate(sheet.header) if place not in at.values() and header]
    durations = tuple(header for header in others if holds_duration(header))
    return Columns(at, durations, tuple(header for header in others if header not in durations))


def _profile_called(name: str) -> Profile:
    for profile in PROFILES:
        if profile.name == name:
            return profile
    known = ", ".join(profile.name for profile in PROFILES)
    raise UnreadableFile(name, "unknown_profile", f"there is no such profile; there are {known}.")


def _missing(profile: Profile, role: Role, sheet: Sheet) -> list[str]:
    return [field for field in NEEDED[role] if _place(profile, role, field, sheet) is None]


def _place(profile: Profile, role: Role, field: str, sheet: Sheet) -> int | None:
    headers = [plain(header) for header in sheet.header]
    for accepted in _headers(profile, role).get(field, ()):
        places = [place for place, header in enumerate(headers) if header == plain(accepted)]
        if len(places) > 1:
            reason = f"the column “{accepted}” is there {len(places)} times; keep the one that counts."
            raise UnreadableFile(sheet.file, "repeated_column", reason)
        if places:
            return places[0]
    return None


def _headers(profile: Profile, role: Role) -> Mapping[str, tuple[str, ...]]:
    return profile.teams if role == "teams" else profile.opportunities


def _words(field: str) -> str:
    return {"source_id": "opportunity’s id"}.get(field, field)
