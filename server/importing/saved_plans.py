"""How files were read before: found again by their columns, and kept under a name."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from server.importing.file_reps import FileReps
from server.importing.layouts import FileKind
from server.importing.plan import Plan, headers_print, word_key
from server.importing.refusals import UnreadableFile
from server.importing.sheet import Sheet
from server.importing.who import Who
from server.store.import_profiles import MOST, SavedProfile, profiles_of, save_profile


def saved_for(
    session: Session, organization_id: str, sheet: Sheet, kind: FileKind | None
) -> SavedProfile | None:
    """The newest saved way to read files with these columns."""
    known_by = headers_print(sheet.header)
    for saved in profiles_of(session, organization_id):
        if saved.headers == known_by and kind in (None, saved.kind):
            return saved
    return None


def theirs(plan: Plan, sheet: Sheet, reps: FileReps) -> Plan:
    """The plan with those names only that are in this file, and are reps of who brings it in."""
    place = plan.place("rep")
    named = set() if place is None else {word_key(cells[place]) for _, cells in sheet.rows}
    known = set(reps.by_name.values()) | {None}
    kept = {name: rep for name, rep in plan.reps.items() if word_key(name) in named and rep in known}
    return replace(plan, reps=kept)


def keep_plan(session: Session, who: Who, sheet: Sheet, plan: Plan, called: str, now: datetime) -> None:
    """Keep how this file was read under a name, inside `writing(session)`.

    Raises `UnreadableFile` when somebody else has the name (a director may take it), or too many are kept.
    """
    name = called.strip()[:200]
    saved = profiles_of(session, who.organization_id)
    before = next((one for one in saved if one.name == name), None)
    if before is None and len(saved) >= MOST:
        raise UnreadableFile(sheet.file, "too_many_profiles", f"{MOST} profiles are saved. Remove one first.")
    if before is not None and before.by != who.by and not who.is_for_all:
        reason = f"somebody else has saved a way to read files as “{name}”. Choose another name."
        raise UnreadableFile(sheet.file, "name_taken", reason)
    headers = headers_print(sheet.header)
    profile = SavedProfile("", name, plan.kind, headers, plan.as_json(), who.by)
    save_profile(session, who.organization_id, profile, now)
