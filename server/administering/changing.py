"""Changing people: what they are, who coaches them, and whether they have access."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from server.administering.desk import Desk, at_desk, member_of
from server.coaching.administration import (
    NotSo,
    check_change,
    check_hand_over,
    checked_email,
    reps_of,
)
from server.coaching.people import Actor
from server.coaching.records import Json
from server.store import sessions
from server.store.invitations import end_links
from server.store.wire import Stored
from server.store.writer import Given

#: What of a person is noted as it was and as it is; who coaches them is noted by name.
_NOTED = ("name", "email", "role", "started_on", "region")


def change(
    session: Session, actor: Actor, person_id: str, fields: Mapping[str, Json], now: datetime
) -> Stored:
    """Change these fields of a person: name, email, role, manager_ids, started_on, region, active.

    Whoever is made inactive is out at once: their sessions are closed, their links worth nothing. Nor is a
    link good any more once their e-mail is another one. Raises `NotSo`, and `Wrong` for what a person
    cannot hold.
    """
    with at_desk(session, actor, now) as desk:
        before = _known(desk, person_id)
        wanted = _wanted(desk, before, fields)
        check_change(desk.members, member_of(_with(before, wanted)), actor.person_id)
        desk.write([Given("person", person_id, wanted)])
        after = desk.people[person_id]
        _note(desk, before, after)
        if before.fields["active"] != after.fields["active"]:
            _end_access(desk, person_id)  # taken back, they sign in anew
        elif before.fields["email"] != after.fields["email"]:
            end_links(session, desk.organization_id, person_id, now)  # one may have gone to a stranger
        return after


def hand_over(session: Session, actor: Actor, from_id: str, to_id: str, now: datetime) -> list[str]:
    """Give all reps of one person to another; the names of those that moved. Raises `NotSo`."""
    with at_desk(session, actor, now) as desk:
        giver = _known(desk, from_id)
        check_hand_over(desk.members, from_id, to_id)
        reps = reps_of(desk.members.values(), from_id)
        given = []
        for rep in reps:
            others = [id_ for id_ in rep.manager_ids if id_ not in (from_id, to_id)]
            given.append(Given("person", rep.id, {"manager_ids": [*others, to_id]}))
        desk.write(given)
        names = [rep.name for rep in reps]
        if names:
            detail = {"reps": names, "to": desk.members[to_id].name}
            desk.note("reps_handed_over", (str(giver.fields["name"]), from_id), detail)
        return names


def _known(desk: Desk, person_id: str) -> Stored:
    found = desk.people.get(person_id)
    if found is None:
        raise NotSo("person_unknown")
    return found


def _wanted(desk: Desk, before: Stored, fields: Mapping[str, Json]) -> dict[str, Any]:
    wanted = dict(fields)
    if "name" in wanted:
        wanted["name"] = " ".join(str(wanted["name"]).split())
        if not wanted["name"] or not wanted["name"].isprintable():
            raise NotSo("name_missing", "name")
    if "email" in wanted:
        wanted["email"] = checked_email(str(wanted["email"]))
        if wanted["email"] != before.fields["email"] and sessions.email_in_use(desk.session, wanted["email"]):
            raise NotSo("email_taken", "email", email=wanted["email"])
    if wanted.get("role", before.fields["role"]) != "rep":
        wanted["manager_ids"] = []
    elif "manager_ids" in wanted:
        wanted["manager_ids"] = list(dict.fromkeys(wanted["manager_ids"]))
    return wanted


def _with(stored: Stored, fields: Mapping[str, Json]) -> Stored:
    return Stored(stored.kind, stored.id, stored.version, stored.fields | dict(fields), stored.stamps)


def _note(desk: Desk, before: Stored, after: Stored) -> None:
    about = (str(after.fields["name"]), after.id)
    was, is_ = before.fields, after.fields
    if was["active"] != is_["active"]:
        desk.note("person_taken_back" if is_["active"] else "person_made_inactive", about)
    detail: dict[str, Json] = {name: [was[name], is_[name]] for name in _NOTED if was[name] != is_[name]}
    if set(was["manager_ids"]) != set(is_["manager_ids"]):
        detail["managers"] = [desk.names(was["manager_ids"]), desk.names(is_["manager_ids"])]
    if detail:
        desk.note("person_changed", about, detail)


def _end_access(desk: Desk, person_id: str) -> None:
    account = sessions.account_of(desk.session, desk.organization_id, person_id)
    assert account is not None  # noqa: S101 - just written
    sessions.close_all(desk.session, account, desk.now)
    end_links(desk.session, desk.organization_id, person_id, desk.now)
