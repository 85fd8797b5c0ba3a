"""Inviting people: one or many at once, each taken or refused for itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import uuid4

from sqlalchemy.orm import Session

from server.administering.desk import Desk, at_desk, desk_of, named_meanwhile
from server.coaching.administration import ROLES, Member, NotSo, check_new, checked_email
from server.coaching.people import Actor, Role
from server.coaching.problems import Wrong
from server.coaching.records import Json
from server.importing.trying import trying
from server.store.invitations import make_link
from server.store.sessions import email_in_use
from server.store.writer import Given

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """Somebody to invite, as it was said. `managers`: the ids, e-mails or names of who coaches them."""

    name: str
    email: str
    role: str = "rep"
    managers: tuple[str, ...] = ()
    started_on: date | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Invited:
    """A link to hand over. `secret` is known to nobody else: what is kept is its hash."""

    person_id: str
    name: str
    email: str
    secret: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why somebody was not invited. `nth` of those wanted, from 0; `path`: of its fields."""

    nth: int
    name: str
    email: str
    code: str
    says: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    invited: tuple[Invited, ...]
    refused: tuple[Refusal, ...]


def invite(session: Session, actor: Actor, wanted: Sequence[Wanted], now: datetime) -> Outcome:
    """Invite these people: those that can be; the others are refused with their reason.

    Whoever coaches is invited before their reps, so that one list may name both. Raises `NotSo` when the
    one who asks is no director any more.
    """
    with at_desk(session, actor, now) as desk:
        return _invite(desk, wanted)


def try_inviting(session: Session, actor: Actor, wanted: Sequence[Wanted], now: datetime) -> Outcome:
    """What `invite` would answer; nothing is kept, and the secrets open nothing."""
    with named_meanwhile():
        return trying(session, lambda: _invite(desk_of(session, actor, now), wanted))


def _invite(desk: Desk, wanted: Sequence[Wanted]) -> Outcome:
    invited: dict[int, Invited] = {}
    refused: dict[int, Refusal] = {}
    invitation = _Invitation(desk)
    for nth, one in sorted(enumerate(wanted), key=lambda pair: pair[1].role == "rep"):
        try:
            invited[nth] = invitation.of(one)
        except NotSo as problem:
            refused[nth] = Refusal(nth, one.name, one.email, problem.code, str(problem), problem.path)
        except Wrong as wrong:
            said = wrong.problem
            path = said.path and said.path.removeprefix("set.")
            refused[nth] = Refusal(nth, one.name, one.email, said.code, said.title, path)
    return Outcome(
        tuple(invited[nth] for nth in sorted(invited)), tuple(refused[nth] for nth in sorted(refused))
    )


@dataclass(slots=True)
class _Invitation:
    desk: Desk
    seen: set[str] = field(default_factory=set)

    def of(self, wanted: Wanted) -> Invited:
        fields = self._fields(wanted)
        id_, name, email = str(uuid4()), fields["name"], fields["email"]
        check_new(self.desk.members, Member(id_, name, fields["role"], True, tuple(fields["manager_ids"])))
        self.desk.write([Given("person", id_, fields)])
        self.seen.add(email)
        by, now = self.desk.by, self.desk.now
        secret, until = make_link(self.desk.session, self.desk.organization_id, id_, "join", now, by.id)
        detail: dict[str, Json] = {"role": fields["role"], "email": email}
        if fields["manager_ids"]:
            detail["managers"] = self.desk.names(fields["manager_ids"])
        self.desk.note("person_invited", (name, id_), detail)
        return Invited(id_, name, email, secret, until)

    def _fields(self, wanted: Wanted) -> dict[str, Json]:
        name = " ".join(wanted.name.split())
        if not 1 <= len(name) <= LONGEST_NAME or not name.isprintable():
            raise NotSo("name_missing", "name")
        email = checked_email(wanted.email)
        if wanted.role not in ROLES:
            raise NotSo("role_unknown", "role", role=wanted.role[:40])
        if email in self.seen:
            raise NotSo("email_twice", "email", email=email)
        if email_in_use(self.desk.session, email):
            raise NotSo("email_taken", "email", email=email)
        role: Role = wanted.role
        return {
            "name": name,
            "role": role,
            "email": email,
            "manager_ids": self._managers(wanted.managers) if role == "rep" else [],
            "started_on": wanted.started_on and wanted.started_on.isoformat(),
            "region": (wanted.region or "").strip() or None,
            "active": True,
        }

    def _managers(self, said: tuple[str, ...]) -> list[str]:
        found = []
        for one in said:
            id_ = one if one in self.desk.members else self.desk.called(one)
            if id_ is None:
                raise NotSo("manager_unknown", "manager_ids", manager=one[:254])
            found.append(id_)
        return list(dict.fromkeys(found))
