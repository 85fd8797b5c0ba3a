"""One run of an import: read the files, and write what they give in one transaction."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from server.coaching.starter_checklist import starter_records
from server.importing.addresses import Addresses
from server.importing.export import Export, Watch, read_export
from server.importing.gives import There, gives
from server.importing.organizations import choose_place
from server.importing.trying import trying
from server.importing.values import name_key
from server.readings import keep_readings
from server.store.audit import COMMAND_LINE, note
from server.store.database import writing
from server.store.imports import addresses_in_use, has_checklist, opportunities_of, people_of
from server.store.organizations import Place, add_organization, organizations
from server.store.wire import Stored
from server.store.writer import Given, Written, write_records


@dataclass(frozen=True, slots=True)
class Run:
    """What was asked for. Files are (name, content); `profile` and `organization` are names, or None."""

    teams: tuple[str, bytes]
    opportunities: tuple[str, bytes]
    profile: str | None
    organization: str | None
    email_domain: str
    now: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """What came of it. An opportunity of those `moved` to another rep is new and changed in `written`."""

    export: Export
    written: Written
    moved: int
    organization: str
    new_address: str | None


def bring_in(session: Session, run: Run, watch: Watch) -> Report:
    """Bring the files of `run` into their organization: everything, or, when it raises, nothing.

    `watch` is shown the rows while they are read (see `read_export`). Raises `UnreadableFile` and
    `OrganizationUnclear`.
    """
    with writing(session):
        return _bring_in(session, run, watch)


def try_out(session: Session, run: Run, watch: Watch) -> Report:
    """What `bring_in` would report; nothing is kept."""
    return trying(session, lambda: _bring_in(session, run, watch))


def _bring_in(session: Session, run: Run, watch: Watch) -> Report:
    place = choose_place(organizations(session), run.organization)
    if isinstance(place, str):
        place = add_organization(session, place)
    people = people_of(session, place.id)
    export = read_export(run.teams, run.opportunities, run.profile, _roles(people), watch)
    there = There(people, opportunities_of(session, place.id))
    addresses = Addresses(run.email_domain, addresses_in_use(session))
    given, moved = gives(export, place.id, there, addresses)
    written = write_records(session, place.id, [*_checklist(session, place), *given], now=run.now)
    count = written.new["person"] + written.changed["person"]
    if count:
        about = (place.name, place.id)
        note(session, place.id, COMMAND_LINE, "people_brought_in", about, run.now, {"count": count})
    keep_readings(session, place.id, None, run.now)
    return Report(export, written, moved, place.name, addresses.first)


def _roles(people: Iterable[Stored]) -> dict[str, str]:
    return {name_key(str(person.fields["name"])): str(person.fields["role"]) for person in people}


def _checklist(session: Session, place: Place) -> list[Given]:
    if has_checklist(session, place.id):
        return []
    return [Given(*record) for record in starter_records(place.id)]
