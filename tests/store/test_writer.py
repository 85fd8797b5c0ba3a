"""The one way records are written: versions, the feed, and nothing written twice."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from server.coaching.problems import Wrong
from server.store.database import writing
from server.store.records import load
from server.store.schema import is_migrated, migrate
from server.store.tables import Change, Organization
from server.store.writer import Given, write_records
from tests.organization import NOW, Team, make_team


def feed(session: Session, team: Team) -> dict[str, Change]:
    changes = session.scalars(select(Change).where(Change.organization_id == team.organization))
    return {change.record_id: change for change in changes}


def test_the_tables_are_what_the_migrations_make(engine: Engine) -> None:
    from alembic import command

    from server.store.schema import _config

    assert is_migrated(engine)
    migrate(engine)
    with engine.connect() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.check(config)


def test_every_record_has_a_version_of_its_own_and_stands_in_its_scope(session: Session) -> None:
    team = make_team(session)
    changes = feed(session, team)
    assert sorted(change.version for change in changes.values()) == list(range(1, len(changes) + 1))
    assert session.get_one(Organization, team.organization).version == len(changes)
    assert changes[team.rob].scope == f"rep:{team.rob}"
    assert {changes[id_].scope for id_ in (team.dana, team.mo, team.checklist, team.agenda)} == {"org"}


def test_writing_the_same_again_changes_nothing(session: Session) -> None:
    team = make_team(session)
    same = Given("person", team.rob, {"name": "Rob", "role": "rep"})
    other = Given("person", team.sam, {"region": "West"})
    before = session.get_one(Organization, team.organization).version
    with writing(session):
        written = write_records(session, team.organization, [same, other], now=NOW + timedelta(days=1))
    assert (written.unchanged, written.changed, written.new) == ({"person": 1}, {"person": 1}, {})
    session.expire_all()
    assert session.get_one(Organization, team.organization).version == before + 1
    sam = load(session, team.organization, "person", [team.sam])[team.sam]
    assert (sam.fields["region"], sam.fields["name"], sam.version) == ("West", "Sam", before + 1)
    assert sam.stamps["region"].version == before + 1 > sam.stamps["name"].version


def test_what_a_record_cannot_hold_is_refused_and_nothing_is_written(session: Session) -> None:
    team = make_team(session)
    given = [
        Given("person", team.rob, {"region": "East"}),
        Given("person", team.sam, {"region": 7}),
    ]
    with pytest.raises(Wrong) as raised, writing(session):
        write_records(session, team.organization, given, now=NOW)
    assert raised.value.problem.code == "not_text"
    assert load(session, team.organization, "person", [team.rob])[team.rob].fields["region"] is None


def test_times_and_dates_come_back_as_they_were_written(session: Session) -> None:
    team = make_team(session)
    times = {"started_at": "2026-03-31T14:05:00.250Z", "finished_at": "2026-03-31T14:45:00Z"}
    with writing(session):
        write_records(
            session,
            team.organization,
            [
                Given(
                    "interaction",
                    team.visit,
                    {
                        "rep_id": team.rob,
                        "kind": "ride_along",
                        "occurred_on": "2026-03-31",
                        "checklist_id": team.checklist,
                        "manager_id": team.mo,
                        "private_note": "Ünïcode ✓ 🚗",
                        **times,
                    },
                )
            ],
            now=NOW,
        )
    session.expire_all()
    visit = load(session, team.organization, "interaction", [team.visit])[team.visit].fields
    assert {name: visit[name] for name in times} == times
    assert (visit["occurred_on"], visit["private_note"], visit["state"]) == (
        "2026-03-31",
        "Ünïcode ✓ 🚗",
        "open",
    )


def test_what_belongs_to_an_interaction_is_shared_when_it_is_talked_through(session: Session) -> None:
    team = make_team(session)
    visit = Given(
        "interaction",
        team.visit,
        {
            "rep_id": team.rob,
            "kind": "ride_along",
            "occurred_on": "2026-03-31",
            "checklist_id": team.checklist,
            "manager_id": team.mo,
        },
    )
    seen = Given(
        "observation",
        team.seen,
        {"interaction_id": team.visit, "item_id": team.agenda, "rating": "met"},
    )
    with writing(session):
        write_records(session, team.organization, [seen, visit], now=NOW)
    hidden = feed(session, team)
    assert not hidden[team.visit].shared
    assert not hidden[team.seen].shared
    before = hidden[team.seen].version
    with writing(session):
        debriefed = Given("interaction", team.visit, {"state": "debriefed"})
        write_records(session, team.organization, [debriefed], now=NOW)
    session.expire_all()
    shared = feed(session, team)
    assert shared[team.visit].shared
    assert shared[team.seen].shared
    assert shared[team.seen].version > before
    stored = load(session, team.organization, "observation", [team.seen])[team.seen]
    assert stored.version == shared[team.seen].version
    assert stored.stamps["rating"].version == before
