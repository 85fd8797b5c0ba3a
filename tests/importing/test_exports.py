"""Exports of other systems, on real databases: each is recognized, and read as it is meant."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.importing.plan import Plan
from server.importing.refusals import UnreadableFile
from server.store.tables import Conversation
from tests.importing import numbers_files as files
from tests.importing.bringing import bring, deals, metrics, seen, version
from tests.organization import Team


@pytest.mark.parametrize(
    ("file", "product", "kind", "dropped"),
    [
        (files.HUBSPOT_DEALS, "HubSpot", "opportunities", []),
        (files.HUBSPOT_CALLS, "HubSpot", "calls", ["Call duration"]),
        (files.SALESFORCE_OPPORTUNITIES, "Salesforce", "opportunities", []),
        (files.SALESFORCE_TASKS, "Salesforce", "calls", ["Call Duration"]),
        (files.PIPEDRIVE_DEALS, "Pipedrive", "opportunities", []),
        (files.PIPEDRIVE_ACTIVITIES, "Pipedrive", "calls", ["Activity - Due time", "Activity - Duration"]),
        (files.GERMAN, None, "opportunities", []),
        (files.COUNTS, None, "counts", ["Talk time"]),
    ],
)
def test_an_export_is_recognized_by_its_header(
    session: Session, team: Team, file: str, product: str | None, kind: str, dropped: list[str]
) -> None:
    found = seen(session, team, file)
    assert (found.product, found.plan.kind) == (product, kind)
    assert [found.sheet.header[place] for place in found.unread] == dropped
    assert all(found.plan.columns[place] is None for place in found.unread)


DEALS = [
    ("won", "2026-03-02", "2026-03-20", "Cancity"),
    ("engaging", "2026-03-05", "None", "Isdom"),
]


@pytest.mark.parametrize("file", [files.HUBSPOT_DEALS, files.PIPEDRIVE_DEALS])
def test_deals_come_in_as_they_are_recognized(session: Session, team: Team, file: str) -> None:
    report = bring(session, team, file)
    assert report.refused == []
    assert [
        (stage, began, closed, account) for _, stage, began, closed, _, account in deals(session)
    ] == DEALS
    assert [value for _, _, _, _, value, _ in deals(session)] == [1054, None]


def test_american_dates_of_salesforce_are_told_by_the_days_after_the_twelfth(
    session: Session, team: Team
) -> None:
    assert bring(session, team, files.SALESFORCE_OPPORTUNITIES).refused == []
    assert deals(session) == [
        ("006A", "won", "2026-03-02", "2026-03-20", 1055, "Cancity"),
        ("006B", "engaging", "2026-03-22", "2026-04-30", None, "Isdom"),
    ]


def test_activities_of_all_kinds_in_one_file_go_where_they_belong(session: Session, team: Team) -> None:
    report = bring(session, team, files.SALESFORCE_TASKS)
    assert (report.counts["new"], report.left_out, report.refused) == (2, 2, [])
    assert metrics(session) == [("calls", "2026-03-30", 1, "00T1"), ("emails", "2026-03-30", 1, "00T2")]
    assert report.conversations == {"made": 1}
    report = bring(session, team, files.PIPEDRIVE_ACTIVITIES)
    assert (report.counts["new"], report.left_out, report.refused) == (2, 2, [])
    rows = session.scalars(select(Conversation).order_by(Conversation.held_on))
    assert [(one.source_id, str(one.held_on)) for one in rows] == [
        ("00T1", "2026-03-30"),
        ("3002", "2026-03-31"),
    ]


def test_german_dates_and_amounts(session: Session, team: Team) -> None:
    found = seen(session, team, files.GERMAN)
    assert (found.plan.dates, found.plan.decimals) == ("dmy", "comma")
    for content in (files.GERMAN.encode("cp1252"), b"\xef\xbb\xbf" + files.GERMAN.encode()):
        assert bring(session, team, content).refused == []
    assert deals(session) == [
        ("1", "won", "2026-03-02", "2026-03-20", 1055, "Müller & Söhne"),
        ("2", "engaging", "2026-03-05", "None", 2500, "Straßer"),
    ]


def test_dates_that_may_be_two_things_are_asked_for(session: Session, team: Team) -> None:
    file = "Id,Owner,Date,Outcome\n1,Rob,03/02/2026,Busy\n2,Rob,04/02/2026,Busy\n"
    found = seen(session, team, file, "calls")
    assert (found.orders.possible, found.plan.dates, found.orders.example) == (
        ("dmy", "mdy"), None, "03/02/2026",
    )  # fmt: skip
    with pytest.raises(UnreadableFile) as problem:
        bring(session, team, file, found.plan)
    assert problem.value.code == "dates_unclear"
    for order, day in (("dmy", "2026-02-03"), ("mdy", "2026-03-02")):
        plan = Plan(found.plan.kind, found.plan.columns, order)  # type: ignore[arg-type]
        bring(session, team, file, plan)
        assert metrics(session)[0][1] == day


def test_counts_of_a_day_are_one_number_each_and_an_empty_cell_is_none(session: Session, team: Team) -> None:
    file = files.COUNTS + "2026-03-31,Rob,0,,3,0:50\n2026-03-31,Tess,4.0,x,,\n"
    report = bring(session, team, file)
    assert [(one.row, one.code) for one in report.refused] == [(4, "bad_value")]
    assert {(metric, day, count) for metric, day, count, _ in metrics(session)} == {
        ("calls", "2026-03-30", 42), ("emails", "2026-03-30", 12), ("conversations", "2026-03-30", 5),
        ("calls", "2026-03-31", 0), ("conversations", "2026-03-31", 3),
    }  # fmt: skip
    before = version(session, team)
    assert bring(session, team, file).counts["unchanged"] == 2
    assert version(session, team) == before
    assert bring(session, team, file.replace(",42,", ",40,")).counts["changed"] == 1


def test_counts_may_stand_below_each_other(session: Session, team: Team) -> None:
    file = (
        "day,rep,metric,count\n2026-03-30,Rob,Calls,42\n2026-03-30,Rob,E-Mails,12\n2026-03-30,Rob,Steps,9\n"
    )
    report = bring(session, team, file)
    assert (report.counts["new"], report.left_out) == (2, 1)
