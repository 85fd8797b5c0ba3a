"""What everything that is administered begins with: the organization's lock, and who is there under it."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy.orm import Session

from server.coaching.administration import Member, NotSo, check_director
from server.coaching.people import Actor, Role
from server.coaching.records import Json
from server.store.audit import By, note
from server.store.database import REFUSED, writing
from server.store.imports import people_of
from server.store.wire import Stored
from server.store.writer import Given, Writer, write_with


@dataclass(slots=True)
class Desk:
    """One director at work. `people` and `members`: everybody of the organization, by id, as they are now."""

    session: Session
    writer: Writer
    by: By
    now: datetime
    people: dict[str, Stored] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)
    noted: int = 0

    @property
    def organization_id(self) -> str:
        return self.writer.organization_id

    def write(self, given: Iterable[Given]) -> None:
        """Write these people, and know them as they are then. Raises `Wrong`."""
        write_with(self.writer, given, now=self.now, by=self.by.id)
        for stored in self.writer.saved:
            if stored.kind == "person":
                self.people[stored.id] = stored
                self.members[stored.id] = member_of(stored)

    def names(self, ids: Iterable[str]) -> list[str]:
        """What these people are called, in this order; whoever is not there is left out."""
        return [self.members[id_].name for id_ in ids if id_ in self.members]

    def called(self, said: str) -> str | None:
        """The id of who has this e-mail, or is the only one with this name; None: nobody, or several."""
        wanted = " ".join(said.split()).casefold()
        found = [id_ for id_, one in self.people.items() if one.fields["email"] == wanted] or [
            one.id for one in self.members.values() if one.name.casefold() == wanted and one.active
        ]
        return found[0] if len(found) == 1 else None

    def note(
        self, action: str, about: tuple[str, str | None], detail: Mapping[str, Json] | None = None
    ) -> None:
        """Note what is done, in this transaction; one after the other, as it is done."""
        at = self.now + timedelta(microseconds=self.noted)
        self.noted += 1
        note(self.session, self.organization_id, self.by, action, about, at, detail)


@contextmanager
def at_desk(session: Session, actor: Actor, now: datetime) -> Iterator[Desk]:
    """One transaction of a director. Raises `NotSo` for whoever is none any more once it is their turn."""
    with named_meanwhile(), writing(session):
        yield desk_of(session, actor, now)


@contextmanager
def named_meanwhile() -> Iterator[None]:
    """Raises `NotSo` when an e-mail went to somebody of another organization at this very moment."""
    try:
        yield
    except REFUSED as refused:
        raise NotSo("meanwhile") from refused


def desk_of(session: Session, actor: Actor, now: datetime) -> Desk:
    """The desk of a director, inside `writing(session)`. Raises `NotSo`, as `at_desk` does."""
    writer = Writer(session, actor.organization_id)
    people = {one.id: one for one in people_of(session, actor.organization_id)}
    members = {id_: member_of(one) for id_, one in people.items()}
    check_director(members, actor.person_id)
    by = By(members[actor.person_id].name, actor.person_id)
    return Desk(session, writer, by, now, people, members)


def member_of(stored: Stored) -> Member:
    """A person as the rules of administration see them."""
    fields = stored.fields
    role = cast("Role", fields["role"])
    return Member(stored.id, str(fields["name"]), role, bool(fields["active"]), tuple(fields["manager_ids"]))
