"""What is in Salesforce comes in: opportunities, calls, e-mails and notes, of the reps here."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from server.store.connections import connection
from server.store.database import writing
from server.store.tables import Critique, Metric, Opportunity
from server.work.job import TryLater
from tests.arriving.making import recording
from tests.connecting.a_salesforce import CLIENT, SECRET, SalesforceOrganization
from tests.connecting.a_server import Answer
from tests.connecting.conftest import NOW, Connected
from tests.connecting.test_hubspot import rows
from tests.organization import Team

MARCH = "2026-03-{:02}T10:00:00.000+0000"


def opportunity(salesforce: SalesforceOrganization, id_: str, day: int = 20, **fields: Any) -> None:
    told = {
        "Name": f"Deal {id_}", "StageName": "Prospecting", "IsWon": False, "IsClosed": False,
        "OwnerId": "005R",
        "CreatedDate": MARCH.format(2), "CloseDate": "2026-04-30",
    }  # fmt: skip
    salesforce.put("Opportunity", id_, MARCH.format(day), **told | fields)


def test_opportunities_of_their_reps_and_of_nobody(
    salesforce: SalesforceOrganization, to_salesforce: Connected, session: Session, team: Team
) -> None:
    opportunity(salesforce, "006A", Amount=1200.5, Account={"Name": "Mill"}, NextStep="Call Ada")
    opportunity(salesforce, "006B", StageName="Signed", IsWon=True, IsClosed=True, CloseDate="2026-03-01")
    opportunity(salesforce, "006C", StageName="Legal review", OwnerId="005T")
    opportunity(salesforce, "006D", OwnerId="005Z")
    opportunity(salesforce, "006E", Amount={"odd": 1})
    assert to_salesforce.run().says == "3 new or changed, 1 not taken, 1 of nobody here."
    found = rows(session, Opportunity, "source_id", "rep_id", "stage", "account", "value", "next_step")
    assert [tuple(str(value) for value in one) for one in found] == [
        ("006A", team.rob, "prospecting", "Mill", "1200", "Call Ada"),
        ("006B", team.rob, "won", "Deal 006B", "None", "None"),
        ("006C", team.tess, "engaging", "Deal 006C", "None", "None"),
    ]
    assert [one["what"] for one in to_salesforce.report["refused"]] == ["Opportunity 006E"]


def test_a_call_that_is_done_counts_and_its_notes_are_critiqued(
    salesforce: SalesforceOrganization, to_salesforce: Connected, session: Session, team: Team
) -> None:
    done = {"TaskSubtype": "Call", "IsClosed": True, "OwnerId": "005R", "ActivityDate": "2026-03-20"}
    salesforce.put("Task", "00TA", MARCH.format(20), Subject="Call with Ada",
                   Description="She asked for prices.", CallDisposition="Connected",
                   Who={"Name": "Ada Byron"}, **done)  # fmt: skip
    salesforce.put("Task", "00TB", MARCH.format(20), Subject="To call", **done | {"IsClosed": False})
    salesforce.put("Task", "00TC", MARCH.format(20), Subject="Email: hi", **done | {"TaskSubtype": "Email"})
    to_salesforce.run()
    assert rows(session, Metric, "source_id", "metric", "outcome", "customer") == [
        ("00TA", "calls", "Connected", "Ada Byron")
    ]
    assert rows(session, Critique, "kind", "source_id", "rep_id") == [("call_note", "call 00TA", team.rob)]
    assert not any("Duration" in one.query.get("q", "") for one in salesforce.line.asked)


def test_emails_that_went_out_and_notes(
    salesforce: SalesforceOrganization, to_salesforce: Connected, session: Session, team: Team
) -> None:
    mail = {"Subject": "Our offer", "TextBody": "Dear Ada", "FromAddress": "Rob@north.example", "Status": "3",
            "ToAddress": "ada@mill.example; b@mill.example", "MessageDate": MARCH.format(20),
            "Incoming": False}  # fmt: skip
    salesforce.put("EmailMessage", "02sA", MARCH.format(20), **mail, MessageIdentifier="<abc@mail.example>")
    salesforce.put("EmailMessage", "02sB", MARCH.format(20), **mail | {"Incoming": True})
    salesforce.put("EmailMessage", "02sC", MARCH.format(20), **mail | {"Status": "5"})
    salesforce.put("ContentNote", "069A", MARCH.format(20), Title="Visit", TextPreview="Met the…",
                   OwnerId="005T", CreatedDate=MARCH.format(19))  # fmt: skip
    salesforce.blobs["sobjects/ContentNote/069A/Content"] = b"<p>Met the buyer.</p>"
    to_salesforce.run()
    assert rows(session, Metric, "source_id", "metric", "customer") == [
        ("02sA", "emails", "ada@mill.example")
    ]
    assert rows(session, Critique, "kind", "source", "source_id", "rep_id", "size") == [
        ("call_note", "salesforce", "note 069A", team.tess, len("Met the buyer.")),
        ("email", "email", "<abc@mail.example>", team.rob, len("Dear Ada")),
    ]


def test_where_there_are_no_emails_tasks_that_are_some_count(
    salesforce: SalesforceOrganization, to_salesforce: Connected, session: Session
) -> None:
    salesforce.shown.remove("EmailMessage")
    salesforce.put("Task", "00TC", MARCH.format(20), Subject="Email: hi", TaskSubtype="Email", IsClosed=True,
                   OwnerId="005R", ActivityDate="2026-03-20")  # fmt: skip
    to_salesforce.run()
    assert rows(session, Metric, "source_id", "metric") == [("00TC", "emails")]
    assert "does not show e-mails" in to_salesforce.report["withheld"][0]


def test_a_recording_lies_where_the_org_says_and_a_field_that_is_none_is_named(
    connected: Connected, salesforce: SalesforceOrganization, session: Session, team: Team
) -> None:
    plain = salesforce.answer
    salesforce.line.answer = lambda asked: (
        Answer(200, recording()) if asked.path == "/sound" else plain(asked)
    )
    salesforce.put("Task", "00TA", MARCH.format(20), TaskSubtype="Call", IsClosed=True, OwnerId="005R",
                   ActivityDate="2026-03-20", Link__c=f"{salesforce.line.address}/sound")  # fmt: skip
    settings = {"address": salesforce.line.address, "client_id": CLIENT}
    connected.to("salesforce", SECRET, **settings, recording_field="Link__c").run()
    assert rows(session, Critique, "kind", "source_id", "rep_id") == [
        ("call_recording", "recording 00TA", team.rob)
    ]
    with writing(session):
        found = connection(session, *connected.place)
        assert found
        found.settings = {**settings, "recording_field": "Wrong__c"}
    connected.run()
    assert "the field Wrong__c of tasks" in connected.report["withheld"][0]


def test_every_page_then_only_what_changed_and_what_is_deleted_goes(
    salesforce: SalesforceOrganization, to_salesforce: Connected, session: Session
) -> None:
    for nth in range(7):
        opportunity(salesforce, f"006{nth}")
    to_salesforce.run()
    assert len(rows(session, Opportunity, "id")) == 7
    opportunity(salesforce, "0061", day=25, IsDeleted=True)
    opportunity(salesforce, "0062", day=26, StageName="Negotiation/Review")
    to_salesforce.run(NOW + timedelta(hours=1))
    assert ("0062", "engaging") in rows(session, Opportunity, "source_id", "stage")
    assert len(rows(session, Opportunity, "id")) == 6
    assert to_salesforce.report["numbers"]["opportunity"] == {"gone": 1, "changed": 1, "unchanged": 5}


def test_a_session_that_ran_out_is_begun_anew(
    salesforce: SalesforceOrganization, to_salesforce: Connected, session: Session
) -> None:
    opportunity(salesforce, "006A")
    salesforce.line.faults = [None, None, Answer(401, [{"errorCode": "INVALID_SESSION_ID"}])]
    to_salesforce.run()
    assert len(rows(session, Opportunity, "id")) == 1


def test_an_app_that_is_not_let_in_is_a_directors_business(
    salesforce: SalesforceOrganization, to_salesforce: Connected
) -> None:
    salesforce.secret = "another"
    assert "Salesforce does not let us in" in to_salesforce.run().says
    assert to_salesforce.row.trouble


@pytest.mark.parametrize(
    ("fault", "after"),
    [
        (Answer(403, [{"errorCode": "REQUEST_LIMIT_EXCEEDED"}]), timedelta(hours=1)),
        (Answer(503, [{"errorCode": "SERVER_UNAVAILABLE"}]), timedelta(minutes=1)),
        (Answer(200, b'{"records": [', cut=True), timedelta(minutes=1)),
    ],
)
def test_what_passes_is_tried_later(
    salesforce: SalesforceOrganization, to_salesforce: Connected, fault: Answer, after: timedelta
) -> None:
    salesforce.line.faults = [None, *[fault] * 8]
    with pytest.raises(TryLater) as later:
        to_salesforce.run()
    assert later.value.after == after
    assert to_salesforce.row.trouble is None
