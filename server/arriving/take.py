"""Take what arrived: each thing becomes a critique of its rep, with a file, once.

The files are put first and the records written afterwards, all in one transaction: cut off between them,
files that nothing names are removed in time, and the same again takes them up.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy.orm import Session

from server.arriving.arrival import Arrival, Left
from server.arriving.plain_text import one_line
from server.arriving.whose import Owners, Unclear
from server.coaching.moments import format_moment
from server.coaching.records import KINDS
from server.files import FileStore, file_key
from server.importing.who import Who, reps_of
from server.store.database import writing
from server.store.records import load
from server.store.writer import Given, Writer, write_with

_EXAMPLES = 3


@dataclass(slots=True)
class Unmatched:
    """Things that name the same, and are nobody's. `titles`: a few of them."""

    who: str
    reason: str
    count: int = 0
    titles: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Taken:
    """What came of everything. `new`: how many are new of each rep; `there`: there already.

    `left_out`: as somebody said; `received`: e-mails that reps received; `refused`: what cannot be used.
    """

    new: Counter[str] = field(default_factory=Counter)
    there: int = 0
    left_out: int = 0
    received: int = 0
    unmatched: dict[str, Unmatched] = field(default_factory=dict)
    refused: list[Left] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Taking:
    """Who brings it, whose somebody said things are (`Owners`), where files are kept, and when it is."""

    who: Who
    files: FileStore
    now: datetime
    said: Mapping[str, str | None] = field(default_factory=dict)
    otherwise: str | None = None


def take_arrivals(session: Session, taking: Taking, arrivals: Iterable[Arrival | Left]) -> Taken:
    """Take all of these, and commit; `Left` are passed on as refused. The same again changes nothing."""
    owners = Owners.of(reps_of(session, taking.who), taking.said, taking.otherwise)
    session.rollback()  # nobody waits for what was read while files are looked at and kept
    taken = Taken()
    given: dict[str, Given] = {}
    for one in arrivals:
        if isinstance(one, Left):
            taken.refused.append(one)
            continue
        rep = owners.find(one.whose)
        if rep is None:
            taken.left_out += 1
        elif isinstance(rep, Unclear):
            _note(taken, one, rep)
        else:
            critique = _critique(one, rep, taking.now)
            taken.there += critique.id in given
            if critique.id not in given and not _is_kept(session, taking, critique):
                key = _key(taking, critique)
                taking.files.put(key, one.content)
            given.setdefault(critique.id, critique)
    _write(session, taking, given, taken)
    return taken


def critique_id(rep_id: str, source: str, told: str) -> str:
    """The id of what a rep has in that system under this id, or with this content."""
    return str(uuid5(UUID(rep_id), f"critique {source} {told}"))


def _note(taken: Taken, one: Arrival, unclear: Unclear) -> None:
    if unclear.received:
        taken.received += 1
        return
    noted = taken.unmatched.setdefault(one.whose.told, Unmatched(one.whose.told, unclear.reason))
    noted.count += 1
    if one.title and len(noted.titles) < _EXAMPLES:
        noted.titles.append(one.title)


def _critique(one: Arrival, rep_id: str, now: datetime) -> Given:
    bounds = KINDS["critique"].fields
    fields: dict[str, Any] = {
        "rep_id": rep_id,
        "kind": one.kind,
        "occurred_on": one.occurred_on.isoformat(),
        "customer": one_line(one.customer, bounds["customer"].max or 0),
        "title": one_line(one.title, bounds["title"].max or 0),
        "media_type": one.media_type,
        "size": len(one.content),
        "sha256": one.sha256,
        "source": one.source,
        "source_id": one.source_id,
        "arrived_at": format_moment(now),
    }
    return Given("critique", critique_id(rep_id, one.source, one.source_id or one.sha256), fields)


def _key(taking: Taking, critique: Given) -> str:
    fields = critique.fields
    return file_key(taking.who.organization_id, critique.id, fields["sha256"], fields["media_type"])


def _is_kept(session: Session, taking: Taking, critique: Given) -> bool:
    """Whether it is there with its file. One whose file was lost, and which is the same, gets it back."""
    there = load(session, taking.who.organization_id, "critique", [critique.id]).get(critique.id)
    session.rollback()
    if there is None:
        return False
    if there.fields["sha256"] != critique.fields["sha256"]:
        return True
    try:
        taking.files.put_at(_key(taking, critique))
    except FileNotFoundError:
        return False
    return True


def _write(session: Session, taking: Taking, given: Mapping[str, Given], taken: Taken) -> None:
    if not given:
        return
    with writing(session):
        writer = Writer(session, taking.who.organization_id)  # first: what is there is asked under its lock
        there = load(session, writer.organization_id, "critique", list(given))
        new = [one for id_, one in given.items() if id_ not in there]
        write_with(writer, new, now=taking.now, by=taking.who.by)
    taken.there += len(there)
    taken.new.update(str(one.fields["rep_id"]) for one in new)
