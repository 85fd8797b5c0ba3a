"""An import on a real database of both makes: what is in it afterwards, and that again is harmless."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.demo.ids import ORGANIZATION_ID
from server.demo.make import make_demo
from server.importing.bring_in import Report, Run, bring_in, try_out
from server.importing.organizations import OrganizationUnclear
from server.importing.refusals import UnreadableFile
from server.store.database import writing
from server.store.imports import people_of
from server.store.organizations import add_organization, organizations
from server.store.tables import Change, Checklist, Opportunity, Organization, Person
from tests.importing.files import HEADER, OTHER_ROW, ROW, TEAMS, real_export

NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)


def run(rows: str = ROW + OTHER_ROW, teams: str = TEAMS, organization: str | None = None) -> Run:
    files = ("teams.csv", teams.encode()), ("pipeline.csv", (HEADER + rows).encode())
    return Run(*files, profile=None, organization=organization, email_domain="imported.invalid", now=NOW)


def real_run(organization: str | None = None) -> Run:
    teams, opportunities = real_export()
    files = ("t", teams.read_bytes()), ("o", opportunities.read_bytes())
    return Run(*files, profile=None, organization=organization, email_domain="imported.invalid", now=NOW)


def version(session: Session) -> int:
    session.expire_all()
    return session.scalars(select(Organization.version)).one()


def opportunities(session: Session) -> list[Opportunity]:
    session.expire_all()
    asked = select(Opportunity).where(~Opportunity.deleted).order_by(Opportunity.source_id)
    return list(session.scalars(asked))


def person(session: Session, name: str) -> Person:
    session.expire_all()
    return session.scalars(select(Person).where(Person.name == name)).one()


def bring(session: Session, what: Run) -> Report:
    return bring_in(session, what, iter)


def test_the_real_export_comes_in_whole_and_again_is_harmless(session: Session) -> None:
    report = bring(session, real_run())
    assert report.export.refused == []
    assert Counter(session.scalars(select(Person.role))) == {"manager": 6, "rep": 35}
    stages = Counter(session.scalars(select(Opportunity.stage)))
    assert stages == {"won": 4238, "lost": 2473, "engaging": 1589, "prospecting": 500}
    assert len(set(session.scalars(select(Opportunity.rep_id)))) == 30
    assert session.scalars(select(func.sum(Opportunity.value))).one() == 10_005_534
    assert session.scalars(select(Checklist.state)).one() == "published", "they can be ridden with at once"
    moses = person(session, "Moses Frase")
    assert moses.manager_ids == [person(session, "Dustin Brinkmann").id]
    assert (moses.email, moses.region) == ("moses.frase@imported.invalid", "Central")
    in_feed = select(func.count()).where(Change.kind == "opportunity", Change.scope == f"rep:{moses.id}")
    of_moses = select(func.count()).where(Opportunity.rep_id == moses.id)
    assert session.scalars(in_feed).one() == session.scalars(of_moses).one() > 0

    before = version(session)
    again = bring(session, real_run())
    assert version(session) == before
    assert (sum(again.written.new.values()), sum(again.written.changed.values())) == (0, 0)
    assert again.written.unchanged["opportunity"] == 8800


def test_an_import_leaves_the_people_of_the_demo_alone(session: Session) -> None:
    make_demo(session, date(2026, 11, 21), UTC, NOW)
    before = {each.id: each for each in people_of(session, ORGANIZATION_ID)}
    teams, _ = real_export()
    assert bring(session, run(teams=teams.read_text())).organization == "Brightwater Software"
    after = {each.id: each for each in people_of(session, ORGANIZATION_ID)}
    assert {id_: after[id_] for id_ in before} == before
    assert len(after) == len(before) + 41


def test_a_changed_row_changes_its_record_and_no_other(session: Session) -> None:
    bring(session, run())
    before = version(session)
    report = bring(session, run(ROW.replace("1054", "2000") + OTHER_ROW))
    assert [each.value for each in opportunities(session)] == [2000, None]
    assert report.written.changed == {"opportunity": 1}
    assert version(session) == before + 1


def test_an_opportunity_that_went_to_another_rep_leaves_the_old_one(session: Session) -> None:
    bring(session, run(ROW))
    report = bring(session, run(ROW.replace("Moses Frase", "Anna Snelling")))
    assert report.moved == 1
    moses, anna = person(session, "Moses Frase").id, person(session, "Anna Snelling").id
    assert [each.rep_id for each in opportunities(session)] == [anna]
    gone = session.execute(select(Change.scope, Change.deleted).where(Change.kind == "opportunity"))
    assert {tuple(row) for row in gone} == {(f"rep:{moses}", True), (f"rep:{anna}", False)}
    assert bring(session, run(ROW)).moved == 1, "and comes back"
    assert [each.rep_id for each in opportunities(session)] == [moses]


def test_what_is_no_longer_in_the_file_stays(session: Session) -> None:
    bring(session, run())
    bring(session, run(ROW))
    assert len(opportunities(session)) == 2


def test_a_rep_gets_the_manager_that_the_file_says_and_keeps_the_rest(session: Session) -> None:
    bring(session, run())
    before = person(session, "Moses Frase")
    bring(session, run(teams=TEAMS.replace("Moses Frase,Dustin Brinkmann", "Moses Frase,Cara Losch")))
    after = person(session, "Moses Frase")
    assert after.manager_ids == [person(session, "Cara Losch").id]
    assert (after.id, after.email) == (before.id, before.email)


def test_two_people_never_get_one_address(session: Session) -> None:
    with writing(session):
        add_organization(session, "Another")
        add_organization(session, "Third")
    bring(session, run(organization="Another"))
    bring(session, run(organization="Third"))
    addresses = list(session.scalars(select(Person.email).where(Person.name == "Moses Frase")))
    assert sorted(addresses) == ["moses.frase.2@imported.invalid", "moses.frase@imported.invalid"]


def test_all_or_nothing_when_the_file_cannot_be_read(session: Session) -> None:
    with pytest.raises(UnreadableFile):
        bring(session, Run(("t", TEAMS.encode()), ("o", b""), None, None, "imported.invalid", NOW))
    assert organizations(session) == []


def test_trying_out_reports_the_same_and_keeps_nothing(session: Session) -> None:
    tried = try_out(session, run(), iter)
    assert organizations(session) == []
    assert bring(session, run()).written == tried.written


def test_into_which_organization(session: Session) -> None:
    assert bring(session, run()).organization == "Our organization"
    make_demo(session, date(2026, 11, 21), UTC, NOW)
    assert bring(session, run()).organization == "Our organization", "the only one that is not the demo"
    assert bring(session, run(organization="Second")).organization == "Second"
    with pytest.raises(OrganizationUnclear, match="“Our organization”, “Second”"):
        bring(session, run())
