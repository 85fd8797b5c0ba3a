"""An older backup is restored: phones send again what was lost, and everything is as if it had not been."""

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from server.cursors import Cursor
from server.recovery.lost_time import notice_lost_time
from server.store import sessions
from server.store.database import writing
from server.store.epochs import JUMP
from server.store.invitations import holder_of, make_link
from server.store.schema import is_migrated, upgrade
from server.store.tables import Change, Organization, SignIn
from tests.organization import NOW, Team, make_team
from tests.phone import CURSORS, Phone, observation_id, problem
from tests.recovery.conftest import Keeper

Phones = Callable[[str], Phone]
Mutations = list[dict[str, Any]]

#: Phones in one process take turns: more only make each transaction longer, and a restore wait for it.
AT_ONCE = 2


def lost_time(mo: Phone, nia: Phone, team: Team) -> None:
    """Two managers of Sam record, each going on from what the other did; every phone keeps what it sent."""
    seen = observation_id(team.visit, team.questions)
    mo.accepted(
        mo.rating("visit", "questions", "missed"), mo.edit("interaction", team.visit, customer="Konex")
    )
    nia.pull_all()
    nia.now = mo.now + timedelta(minutes=1)
    nia.accepted(
        nia.edit("observation", seen, nia.records[seen]["version"], rating="partly", note="Once he asked."),
        nia.edit("interaction", team.visit, nia.records[team.visit]["version"], rep_words="Too fast."),
        nia.visit("second", team.sam, customer="Ganjaflex"),
        nia.rating("second", "agenda", "met"),
    )
    mo.pull_all()
    mo.now = nia.now + timedelta(minutes=1)
    mo.accepted(
        mo.edit("interaction", team.second, mo.records[team.second]["version"], state="debriefed"),
        mo.rating("second", "next_step", "missed"),
        mo.edit("reply", team.reply, about_id=team.second, text="Well done."),
        mo.focus("focus", team.sam, "next_step"),
    )


def fields(records: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {id_: one["fields"] for id_, one in records.items() if one["kind"] != "overwritten"}


def send_again(phone: Phone, mutations: Mutations) -> None:
    """As a phone does after a reset: everything, in order, until nothing is blocked any more."""
    phone.pull_all()
    outcomes = phone.send(*mutations)
    assert {outcome["status"] for outcome in outcomes} <= {"applied", "merged", "duplicate", "blocked"}


@pytest.mark.parametrize("order", [("mo", "nia"), ("nia", "mo")], ids=["mo first", "nia first"])
def test_what_was_lost_comes_back_and_nothing_is_doubled(
    phone: Phones, team: Team, keeper: Keeper, order: tuple[str, str]
) -> None:
    phones = {first: phone(first) for first in ("mo", "nia")}
    mo, nia = phones["mo"], phones["nia"]
    mo.accepted(mo.visit("visit", team.sam), mo.rating("visit", "agenda", "met"))
    file = keeper.backup()
    lost_time(mo, nia, team)
    never_restored = {first: fields(phone(first).pull_all()) for first in ("mo", "nia", "sam", "dana")}
    keeper.restore(file)

    assert set(phones["mo"].pull().reset) == set(mo.actor.scopes())
    assert team.second not in phones["mo"].pull_all()
    for first in (*order, *order, *order):
        send_again(phones[first], phones[first].sent)
    for first, expected in never_restored.items():
        assert fields(phone(first).pull_all()) == expected
    replayed = [phones[first].send(*phones[first].sent) for first in order]
    assert {outcome["status"] for outcomes in replayed for outcome in outcomes} <= {
        "applied",
        "merged",
        "duplicate",
    }
    for first, expected in never_restored.items():
        assert fields(phone(first).pull_all()) == expected


def test_a_record_that_was_lost_is_waited_for_and_one_that_never_was_is_not_found(
    phone: Phones, team: Team, keeper: Keeper
) -> None:
    file = keeper.backup()
    mo, nia = phone("mo"), phone("nia")
    made = [mo.visit("visit", team.sam), mo.rating("visit", "agenda", "met")]
    version, _ = mo.accepted(*made)
    keeper.restore(file)
    edit = nia.edit("interaction", team.visit, version, customer="Konex")
    child = nia.rating("visit", "questions", "missed")
    lost = ("blocked", "lost_in_restore")
    assert [problem(outcome)[:2] for outcome in nia.send(edit, child)] == [lost, lost]
    never = nia.edit("interaction", team.never, 2 * JUMP, customer="x")
    assert problem(nia.send(never)[0])[:2] == ("rejected", "not_found")
    (back, _) = mo.accepted(*made)
    ahead = nia.edit("interaction", team.visit, back + 5, customer="x")
    assert problem(nia.send(ahead)[0])[:2] == ("rejected", "base_from_the_future")
    nia.accepted(edit, child)


def test_who_has_not_heard_of_the_restore_sends_what_is_older_first(
    phone: Phones, team: Team, keeper: Keeper
) -> None:
    mo = phone("mo")
    mo.accepted(mo.visit("visit", team.sam, customer="Konex"), mo.visit("other", team.rob))
    mo.pull_all()
    file = keeper.backup()
    visit, other = (mo.records[id_]["version"] for id_ in (team.visit, team.other))
    (named,) = mo.accepted(mo.edit("interaction", team.visit, visit, customer="Ganjaflex"))
    finished, gone = mo.accepted(
        mo.edit("interaction", team.visit, named, state="finished"),
        mo.deletion("interaction", team.other, other),
    )
    newer = [
        mo.edit("interaction", team.visit, finished, customer="Cancity", state="debriefed"),
        mo.edit("interaction", team.other, gone, customer="Kept after all"),
    ]
    keeper.restore(file)

    put_off = ("blocked", "restored_since")
    assert [problem(outcome)[:2] for outcome in mo.send(*newer)] == [put_off, put_off]
    mo.pull_all()
    assert mo.records[team.visit]["fields"]["customer"] == "Konex"  # nothing was done
    mo.accepted(*mo.sent, *newer)
    records = mo.pull_all()
    assert records[team.other]["fields"]["customer"] == "Kept after all"
    assert (records[team.visit]["fields"]["customer"], records[team.visit]["fields"]["state"]) == (
        "Cancity",
        "debriefed",
    )
    assert not [one for one in records.values() if one["kind"] == "overwritten"]


def test_no_version_is_ever_given_twice_however_often_one_restores(
    phone: Phones, team: Team, keeper: Keeper, session: Session
) -> None:
    file = keeper.backup()
    given: list[int] = []
    for count in range(2):
        mo = phone("mo")
        given += mo.accepted(
            mo.visit(f"visit {count}", team.rob), mo.rating(f"visit {count}", "agenda", "met")
        )
        keeper.restore(file)
    assert len(set(given)) == len(given)
    assert given == sorted(given)
    organization = session.scalars(select(Organization)).one()
    assert organization.restored_version == organization.version > given[-1]
    assert organization.version < 2**53 / 2**18


def test_a_session_that_was_closed_since_stays_closed_and_an_open_one_open(
    team: Team, keeper: Keeper, session: Session
) -> None:
    account = sessions.account(session, "mo@north.example")
    assert account
    with writing(session):
        stolen = sessions.begin(session, account, NOW, NOW + timedelta(days=30))
    file = keeper.backup()
    with writing(session):
        sessions.close(session, stolen, NOW)
        later = sessions.begin(session, account, NOW, NOW + timedelta(days=30))
    keeper.restore(file)
    session.expire_all()
    assert sessions.actor(session, stolen, team.mo, NOW) is None
    assert sessions.actor(session, later, team.mo, NOW) is not None
    assert len(session.scalars(select(SignIn)).all()) == 2


def test_a_link_that_may_have_been_used_since_is_good_no_more(
    team: Team, session: Session, keeper: Keeper
) -> None:
    with writing(session):
        said, _ = make_link(session, team.organization, team.rob, "join", NOW, None)
    assert holder_of(session, said, NOW)
    session.rollback()
    file = keeper.backup()
    keeper.restore(file)
    session.expire_all()
    assert holder_of(session, said, NOW) is None


def test_a_backup_of_an_older_schema_is_brought_to_the_newest(
    engine: Engine, keeper: Keeper, session: Session, tmp_path: Path
) -> None:
    session.close()
    wipe(engine)
    with engine.connect().execution_options(ridealong_writes=True) as connection, connection.begin():
        upgrade(connection, "0001")
        connection.execute(
            text(
                "INSERT INTO organizations (id, name, version, epoch, time_zone, demo)"
                " VALUES (:id, 'Old', 7, :id, 'UTC', false)"
            ),
            {"id": "0" * 32 if engine.dialect.name == "sqlite" else Team("Old").organization},
        )
    file = keeper.backup()
    keeper.restore(file)
    assert is_migrated(engine)
    assert session.scalars(select(Organization.version)).one() == 7 + JUMP


def wipe(engine: Engine) -> None:
    from server.store.database import Base

    Base.metadata.drop_all(engine)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))


def test_it_goes_on_serving_while_it_is_backed_up_and_restored(
    engine: Engine, phone: Phones, team: Team, keeper: Keeper
) -> None:
    """Phones push and pull all the time; in the end everything that any of them was told is kept is there."""
    file = keeper.backup()
    over = threading.Event()
    failures: list[BaseException] = []
    phones: list[Phone] = []

    def work(number: int) -> None:
        try:
            with Session(engine, expire_on_commit=False) as own:
                mine = Phone(own, team, team.mo)
                phones.append(mine)
                while not over.is_set():
                    made = mine.visit(f"visit {number} {mine.number}", team.rob)
                    while problem(mine.send(made)[0])[1] == "restored_since":
                        send_again(mine, mine.sent)
                    mine.sent.append(made)
                    mine.pull()
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=work, args=[number]) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for count in range(2):
        keeper.backup(f"another {count}.tar")
        keeper.restore(file)
    over.set()
    for thread in threads:
        thread.join()
    assert failures == []
    for one in phones:
        one.session = phone("mo").session
        send_again(one, one.sent)
    expected = {mutation["id"] for one in phones for mutation in one.sent}
    received = phone("mo").pull_all()
    assert expected <= set(received)
    assert len({one["version"] for one in received.values()}) == len(received)


def test_an_older_database_put_back_by_hand_is_noticed_once(
    engine: Engine, team: Team, session: Session
) -> None:
    """A genuine cursor that is ahead, whatever its epoch, shown to eight workers at the same moment."""
    before = session.scalars(select(Organization.version)).one()
    session.rollback()
    actor = Phone(session, team, team.mo).actor
    ahead = {"org": CURSORS.write(Cursor(team.organization, "an epoch", "org", True, before + 1000))}
    ready = threading.Barrier(8)

    def work() -> None:
        with Session(engine) as own:
            ready.wait()
            notice_lost_time(own, actor, ahead, CURSORS)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    session.rollback()
    organization = session.scalars(select(Organization)).one()
    assert organization.version == organization.restored_version == before + 1000 + JUMP
    assert organization.epoch != team.epoch


@pytest.mark.parametrize("cursor", ["of another organization", "not ours", "not ahead"])
def test_no_other_cursor_begins_an_epoch(team: Team, session: Session, cursor: str) -> None:
    south = make_team(session, "South")
    before = session.get_one(Organization, team.organization).version
    far = Cursor(team.organization, team.epoch, "org", True, before + 1000)
    text_of = {
        "of another organization": CURSORS.write(far._replace(organization_id=south.organization)),
        "not ours": CURSORS.write(far) + "x",
        "not ahead": CURSORS.write(far._replace(version=before)),
    }
    session.rollback()
    notice_lost_time(session, Phone(session, team, team.mo).actor, {"org": text_of[cursor]}, CURSORS)
    session.expire_all()
    assert session.get_one(Organization, team.organization).epoch == team.epoch


def test_the_feed_is_whole_after_a_restore(
    phone: Phones, team: Team, keeper: Keeper, session: Session
) -> None:
    mo = phone("mo")
    mo.accepted(mo.visit("visit", team.rob), mo.rating("visit", "agenda", "met"))
    before = {(one.kind, one.record_id, one.version) for one in session.scalars(select(Change))}
    session.rollback()
    keeper.restore(keeper.backup())
    session.expire_all()
    assert {(one.kind, one.record_id, one.version) for one in session.scalars(select(Change))} == before
