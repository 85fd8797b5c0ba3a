"""Cursors: how far a device is, page by page, and when it starts anew."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from sqlalchemy import Engine, event, update
from sqlalchemy.orm import Session

from server.cursors import Cursor, Cursors
from server.store.database import writing
from server.store.tables import Organization
from server.store.writer import Given, write_records
from tests.organization import NOW, Team
from tests.phone import CURSORS, Phone, observation_id

Phones = Callable[[str], Phone]


@pytest.fixture
def engine(own_engine: Engine) -> Engine:
    return own_engine


def test_pages_of_any_size_bring_the_same(phone: Phones, team: Team) -> None:
    mo = phone("mo")
    mo.accepted(*(mo.visit(f"visit {n}", (team.rob, team.sam)[n % 2]) for n in range(20)))
    at_once = phone("mo").pull_all()
    for limit in (1, 3, 7):
        reader = phone("mo")
        first = reader.pull(limit)
        assert sum(len(scope.records) for scope in first.scopes.values()) == limit
        assert first.scopes[f"rep:{team.sam}"].more
        assert reader.pull_all(limit) == at_once


def test_nothing_new_is_nothing_more(phone: Phones, team: Team) -> None:
    mo = phone("mo")
    mo.pull_all()
    delivery = mo.pull()
    assert set(delivery.scopes) == {"org", f"rep:{team.rob}", f"rep:{team.sam}", f"private:{team.mo}"}
    assert not any(scope.records or scope.more for scope in delivery.scopes.values())
    assert (delivery.reset, delivery.dropped) == ([], [])


def test_a_record_changed_twice_comes_once_as_it_is_now(phone: Phones, team: Team) -> None:
    mo, other = phone("mo"), phone("mo")
    mo.accepted(mo.visit("visit", team.rob))
    other.pull_all()
    mo.accepted(mo.edit("interaction", team.visit, customer="Konex"))
    mo.accepted(mo.edit("interaction", team.visit, customer="Konex Ltd"))
    (record,) = other.pull().scopes[f"rep:{team.rob}"].records
    assert record["fields"]["customer"] == "Konex Ltd"


@pytest.mark.parametrize("cursor", ["", "nonsense", "WyJhIl0.c2lnbmF0dXJl", "x" * 10_000, "é"])
def test_a_cursor_that_cannot_be_read_starts_the_scope_anew(phone: Phones, team: Team, cursor: str) -> None:
    mo = phone("mo")
    everything = mo.pull_all()
    mo.cursors["org"] = cursor
    delivery = mo.pull()
    assert delivery.reset == ["org"]
    assert len(delivery.scopes["org"].records) == len(
        [1 for one in everything.values() if one["scope"] == "org"]
    )
    assert mo.pull_all() == everything


def test_a_cursor_is_good_for_its_own_scope_server_and_view_only(phone: Phones, team: Team) -> None:
    mo = phone("mo")
    mo.pull_all()
    known = CURSORS.read(mo.cursors["org"])
    assert known is not None
    forgeries = {
        "another scope": mo.cursors[f"rep:{team.rob}"],
        "another server": Cursors("another secret").write(known),
        "what a rep may see": CURSORS.write(known._replace(hidden=False)),
        "another organization": CURSORS.write(known._replace(organization_id=str(uuid4()))),
    }
    for cursor in forgeries.values():
        mo.cursors["org"] = cursor
        assert mo.pull().reset == ["org"]


def test_after_a_restore_everything_comes_anew(phone: Phones, team: Team, session: Session) -> None:
    mo = phone("mo")
    everything = mo.pull_all()
    session.execute(update(Organization).values(epoch=str(uuid4())))
    session.commit()
    delivery = mo.pull()
    assert set(delivery.reset) == {"org", f"rep:{team.rob}", f"rep:{team.sam}", f"private:{team.mo}"}
    assert mo.pull_all() == everything


def test_a_scope_that_is_not_theirs_is_dropped(phone: Phones, team: Team) -> None:
    rob = phone("rob")
    rob.cursors = {
        f"rep:{team.sam}": CURSORS.write(Cursor(team.organization, team.epoch, f"rep:{team.sam}", False, 0)),
        "private:" + team.mo: "x",
        "everything": "x",
    }
    delivery = rob.pull()
    assert delivery.dropped == sorted(["everything", f"private:{team.mo}", f"rep:{team.sam}"])
    assert set(delivery.scopes) == {"org", f"rep:{team.rob}", f"private:{team.rob}"}


def test_a_record_that_changes_while_it_is_delivered_never_runs_ahead_of_what_came_before_it(
    engine: Engine, phone: Phones, team: Team
) -> None:
    """Who holds a version of a scope has all of the scope before it: merging relies on that."""
    mo, reader = phone("mo"), phone("mo")
    (made,) = mo.accepted(mo.visit("visit", team.rob))

    to_write = [
        mo.rating("visit", "agenda", "met"),
        mo.edit("interaction", team.visit, made, customer="Konex"),
    ]

    def somebody_else_writes(
        _connection: object, _cursor: object, statement: str, parameters: object, *_: object
    ) -> None:
        walks_the_scope = "ORDER BY changes.version" in statement and f"rep:{team.rob}" in str(parameters)
        if walks_the_scope and to_write:
            mutations = to_write.copy()
            to_write.clear()  # once: its own statements pass here too
            with Session(engine) as own:
                Phone(own, team, team.mo, device=mo.device).accepted(*mutations)

    event.listen(engine, "after_cursor_execute", somebody_else_writes)
    reader.pull()
    assert observation_id(team.visit, team.agenda) not in reader.records
    assert reader.records[team.visit]["version"] == made
    assert reader.pull_all()[team.visit]["fields"]["customer"] == "Konex"
    assert observation_id(team.visit, team.agenda) in reader.records


def test_who_moves_from_one_scope_to_another_meanwhile_is_not_missed_in_both(
    engine: Engine, phone: Phones, team: Team
) -> None:
    reader = phone("mo")
    reader.pull_all()
    phone("mo").accepted(phone("mo").visit("visit", team.rob))
    session = reader.session
    with writing(session):
        write_records(session, team.organization, [Given("item", team.agenda, {"impact": 1})], now=NOW)
    to_write = [Given("person", team.rob, {"role": "manager"})]

    def somebody_else_writes(
        _connection: object, _cursor: object, statement: str, parameters: object, *_: object
    ) -> None:
        if "ORDER BY changes.version" in statement and "'org'" in str(parameters) and to_write:
            given = to_write.copy()
            to_write.clear()
            with Session(engine) as own, writing(own):
                write_records(own, team.organization, given, now=NOW)

    event.listen(engine, "after_cursor_execute", somebody_else_writes)
    reader.pull()
    assert not to_write
    assert not reader.records[team.rob]["deleted"]
    reader.pull_all()
    assert reader.records[team.rob]["fields"]["role"] == "manager"
