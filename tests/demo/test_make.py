"""The demo in a real database of both makes."""

from datetime import UTC, date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.demo.cast import MANAGER, REPS
from server.demo.ids import person_id
from server.demo.make import PASSWORD, make_demo
from server.passwords import verify_password
from server.store.sessions import account
from server.store.tables import Change, Interaction, Organization, Person
from server.store.teams import rep_ids

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


def organization(session: Session) -> Organization:
    session.expire_all()
    return session.scalars(select(Organization)).one()


def test_the_three_can_sign_in_and_the_manager_has_the_team(session: Session) -> None:
    assert make_demo(session, TODAY, UTC, NOW)
    for who in ("director", "manager", "rep"):
        found = account(session, f"{who}@demo.example")
        assert found is not None
        assert found.demo
        assert verify_password(found.password_hash, PASSWORD)
    manager = session.scalars(select(Person).where(Person.name == MANAGER)).one()
    assert rep_ids(session, manager) == {person_id(rep.name) for rep in REPS if MANAGER in rep.managers}
    assert len(rep_ids(session, manager)) == 8


def test_making_it_again_changes_nothing(session: Session) -> None:
    make_demo(session, TODAY, UTC, NOW)
    before = organization(session).version
    assert not make_demo(session, TODAY, UTC, NOW)
    assert organization(session).version == before


def test_fresh_makes_todays_and_phones_pull_it_afresh(session: Session) -> None:
    make_demo(session, TODAY, UTC, NOW)
    epoch = organization(session).epoch
    assert make_demo(session, date(2027, 2, 1), UTC, NOW, fresh=True)
    assert organization(session).epoch != epoch
    latest = session.scalars(select(func.max(Interaction.occurred_on))).one()
    assert latest == date(2027, 1, 29)


def test_the_rep_sees_nothing_that_was_not_talked_through(session: Session) -> None:
    make_demo(session, TODAY, UTC, NOW)
    waiting = session.scalars(select(Interaction.id).where(Interaction.state == "finished")).all()
    assert len(waiting) == 2
    shared = select(Change.shared).where(Change.kind == "interaction", Change.record_id.in_(waiting))
    assert set(session.scalars(shared)) == {False}
    assert set(session.scalars(select(Change.shared).where(Change.kind == "plan"))) == {False}
