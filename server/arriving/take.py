"""Take what arrived: each thing becomes a critique of its rep, with a file, once.

Some hundred at a time: their files are put first, and the records written afterwards in one transaction. Cut
off between them, files that nothing names are removed in time, and the same again takes up what is left.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid5

from sqlalchemy.orm import Session

from server.arriving.arrival import Arrival, Left
from server.arriving.mail import AUTOMATIC
from server.arriving.plain_text import one_line
from server.arriving.whose import Owners, Unclear
from server.coaching.moments import format_moment
from server.coaching.records import KINDS
from server.files import FileStore, file_key
from server.importing.who import Who, reps_of
from server.store.database import writing
from server.store.records import load
from server.store.wire import Stored
from server.store.writer import Given, Writer, write_with

_EXAMPLES: Final = 3
#: One transaction writes so many, and so many bytes of texts are held meanwhile.
_AT_ONCE: Final = 500
_BYTES_AT_ONCE: Final = 16 * 1024 * 1024
#: A disk brings several files to rest at once, and a bucket is far away.
_HANDS: Final = 8


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

    `left_out`: as somebody said; `received`: e-mails that reps received; `automatic`: e-mails that nobody
    wrote, or that never went out; `refused`: what cannot be used.
    """

    new: Counter[str] = field(default_factory=Counter)
    there: int = 0
    left_out: int = 0
    received: int = 0
    automatic: int = 0
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
    owners = Owners.of(reps_at_work(session, taking.who), taking.said, taking.otherwise)
    session.rollback()  # nobody waits for what was read while files are looked at and kept
    taken = Taken()
    for some in _in_batches(_matched(arrivals, owners, taken)):
        _take(session, taking, some, taken)
    return taken


def reps_at_work(session: Session, who: Who) -> list[Stored]:
    """The reps something may come in for: nobody critiques those who are not active."""
    return [rep for rep in reps_of(session, who) if rep.fields["active"]]


def _matched(
    arrivals: Iterable[Arrival | Left], owners: Owners, taken: Taken
) -> Iterator[tuple[Arrival, str]]:
    """What is some rep's, with the rep's id; all else is noted."""
    for one in arrivals:
        if isinstance(one, Left):
            if one.code == AUTOMATIC:
                taken.automatic += 1
            else:
                taken.refused.append(one)
            continue
        rep = owners.find(one.whose)
        if rep is None:
            taken.left_out += 1
        elif isinstance(rep, Unclear):
            _note(taken, one, rep)
        else:
            yield one, rep


def _in_batches(matched: Iterable[tuple[Arrival, str]]) -> Iterator[list[tuple[Arrival, str]]]:
    some: list[tuple[Arrival, str]] = []
    held = 0
    for one, rep in matched:
        some.append((one, rep))
        held += len(one.content) if isinstance(one.content, bytes) else 0
        if len(some) == _AT_ONCE or held > _BYTES_AT_ONCE:
            yield some
            some, held = [], 0
    yield some


def _take(session: Session, taking: Taking, some: list[tuple[Arrival, str]], taken: Taken) -> None:
    given: dict[str, Given] = {}
    content: dict[str, Arrival] = {}
    for one, rep in some:
        critique = _critique(one, rep, taking.now)
        taken.there += critique.id in given
        given.setdefault(critique.id, critique)
        content.setdefault(critique.id, one)
    there = load(session, taking.who.organization_id, "critique", list(given))
    session.rollback()

    def keep(critique: Given) -> None:
        if not _is_kept(taking, critique, there.get(critique.id)):
            with content[critique.id].opened() as file:
                taking.files.put(_key(taking, critique), file)

    with ThreadPoolExecutor(_HANDS) as hands:
        list(hands.map(keep, given.values()))
    _write(session, taking, given, taken)


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
        "size": one.size,
        "sha256": one.sha256,
        "source": one.source,
        "source_id": one.source_id,
        "arrived_at": format_moment(now),
    }
    return Given("critique", critique_id(rep_id, one.source, one.source_id or one.sha256), fields)


def _key(taking: Taking, critique: Given) -> str:
    fields = critique.fields
    return file_key(taking.who.organization_id, critique.id, fields["sha256"], fields["media_type"])


def _is_kept(taking: Taking, critique: Given, there: Stored | None) -> bool:
    """Whether it is there with its file. One whose file was lost, and which is the same, gets it back."""
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
