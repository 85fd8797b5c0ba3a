"""Teams are what the people say of their managers, whatever was written last."""

import json

from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from server.store.database import Base, writing
from server.store.schema import migrate, upgrade
from server.store.tables import Person, TeamRep
from server.store.teams import rep_ids
from server.store.writer import Given, write_records
from tests.organization import NOW, Team, make_team


def set_person(session: Session, team: Team, id_: str, **fields: object) -> None:
    with writing(session):
        write_records(session, team.organization, [Given("person", id_, fields)], now=NOW)


def teams(session: Session, team: Team) -> dict[str, set[str]]:
    session.expire_all()
    people = session.scalars(select(Person).where(Person.organization_id == team.organization))
    return {person.id: set(rep_ids(session, person)) for person in people}


def test_a_rep_is_in_the_team_of_every_manager_named_and_of_no_other(session: Session) -> None:
    team = make_team(session)
    make_team(session, "South")
    before = teams(session, team)
    assert before[team.mo] == {team.rob, team.sam}
    assert before[team.rob] == {team.rob}
    assert before[team.dana] == {team.rob, team.sam, team.tess}

    set_person(session, team, team.rob, manager_ids=[team.nia, team.mo, team.nia])
    set_person(session, team, team.sam, manager_ids=[])
    set_person(session, team, team.tess, name="Tess Newname")
    after = teams(session, team)
    assert after[team.mo] == {team.rob}
    assert after[team.nia] == {team.rob, team.tess}


def test_who_is_no_rep_any_more_is_in_no_team_until_they_are_again(session: Session) -> None:
    team = make_team(session)
    set_person(session, team, team.rob, role="manager")
    assert teams(session, team)[team.mo] == {team.sam}
    assert teams(session, team)[team.rob] == set()
    set_person(session, team, team.rob, role="rep")
    assert teams(session, team)[team.mo] == {team.rob, team.sam}


def test_a_database_from_before_knows_its_teams_after_the_migration(engine: Engine, session: Session) -> None:
    team = Team("Old")
    session.close()
    Base.metadata.drop_all(engine)
    bare = engine.dialect.name == "sqlite"
    with engine.connect().execution_options(ridealong_writes=True) as connection, connection.begin():
        connection.execute(text("DROP TABLE alembic_version"))
        upgrade(connection, "0003")
        organization = team.organization.replace("-", "") if bare else team.organization
        connection.execute(
            text(
                "INSERT INTO organizations (id, name, version, epoch, restored_version, time_zone, demo)"
                " VALUES (:id, 'Old', 7, :id, 0, 'UTC', false)"
            ),
            {"id": organization},
        )
        for number, (first, role, managers) in enumerate(
            [("mo", "manager", []), ("rob", "rep", [team.mo, team.nia]), ("sam", "rep", [])], 1
        ):
            connection.execute(
                text(
                    "INSERT INTO people (organization_id, id, version, deleted, stamps, name, role, email,"
                    " manager_ids, active) VALUES"
                    " (:organization, :id, :version, false, '{}', :name, :role, :name, :managers, true)"
                ),
                {
                    "organization": organization,
                    "id": team.id(first).replace("-", "") if bare else team.id(first),
                    "version": number,
                    "name": first,
                    "role": role,
                    "managers": json.dumps(managers),
                },
            )
    migrate(engine)
    assert teams(session, team) == {team.mo: {team.rob}, team.rob: {team.rob}, team.sam: {team.sam}}
    rows = session.scalars(select(TeamRep)).all()
    assert {(row.manager_id, row.rep_id) for row in rows} == {(team.mo, team.rob), (team.nia, team.rob)}
