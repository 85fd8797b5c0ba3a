"""What is in HubSpot comes in: deals, calls with their recordings, e-mails and notes, of the reps here."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.connecting.hubspot import connector
from server.store.tables import Critique, Metric, Opportunity
from server.work.job import TryLater
from tests.arriving.making import recording
from tests.connecting.a_hubspot import HubSpotAccount
from tests.connecting.a_server import Answer
from tests.connecting.conftest import NOW, Connected
from tests.organization import Team

AT = int(NOW.timestamp())
CONNECTED = "f240bbac-87c9-4f6e-bf70-924b57d47db7"


def rows(session: Session, table: Any, *names: str) -> list[tuple[Any, ...]]:
    found = session.scalars(select(table).where(~table.deleted)).all()
    session.rollback()
    return sorted(tuple(getattr(one, name) for name in names) for one in found)


def test_deals_become_opportunities_of_their_reps(
    hubspot: HubSpotAccount, to_hubspot: Connected, session: Session, team: Team
) -> None:
    hubspot.put(
        "deals", "10", AT, dealname="Harbor Tools", dealstage="s-offer", amount="1200.60",
        hubspot_owner_id="1",
        createdate="2026-02-03T10:00:00.000Z", closedate="2026-06-30T00:00:00Z", hs_is_closed="false",
    )  # fmt: skip
    hubspot.put(
        "deals", "11", AT, dealname="Mill", dealstage="s-won", hs_is_closed="true", hs_is_closed_won="true",
        createdate="2026-03-05T08:00:00Z", closedate="2026-03-01T00:00:00Z", hubspot_owner_id="2",
    )  # fmt: skip
    hubspot.put("deals", "12", AT, dealstage="s-lost", closedate="2026-03-02T12:00:00Z", hubspot_owner_id="1")
    hubspot.put("deals", "13", AT, dealname="Theirs", dealstage="s-first", hubspot_owner_id="9")
    hubspot.put("deals", "14", AT, dealname="Odd", dealstage="s-first", amount="a lot", hubspot_owner_id="1")
    assert to_hubspot.run().says == "3 new or changed, 1 not taken, 1 of nobody here."
    found = rows(session, Opportunity, "source_id", "rep_id", "stage", "account", "value", "closed_on")
    assert [(one[0], one[1], one[2], one[3], one[4], str(one[5])) for one in found] == [
        ("10", team.rob, "engaging", "Harbor Tools", 1201, "None"),
        ("11", team.tess, "won", "Mill", None, "2026-03-01"),
        ("12", team.rob, "lost", None, None, "2026-03-02"),
    ]
    report = to_hubspot.report
    assert report["refused"] == [{"what": "Deal 14", "why": "has “a lot” as its amount, which is no number."}]
    (nobody,) = report["nobody"]
    assert (nobody["who"], nobody["count"]) == ("zoe@elsewhere.example", 1)


def test_a_call_is_counted_its_recording_and_its_note_are_critiqued(
    hubspot: HubSpotAccount, to_hubspot: Connected, session: Session, team: Team
) -> None:
    sound = recording()
    plain = hubspot.answer
    hubspot.line.answer = lambda asked: (
        Answer(200, sound, {"Content-Type": "audio/mpeg"}) if asked.path == "/sound" else plain(asked)
    )
    hubspot.put(
        "calls", "20", AT, hs_timestamp="2026-03-30T15:00:00Z", hs_call_title="Call with Ada",
        hs_call_body="<p>She asked for <b>prices</b>.</p>", hs_call_disposition=CONNECTED,
        hs_call_status="COMPLETED", hs_call_recording_url=f"{hubspot.line.address}/sound",
        hubspot_owner_id="1",
    )  # fmt: skip
    hubspot.put("calls", "21", AT, hs_timestamp="1774886400000", hs_call_disposition="own-1",
                hubspot_owner_id="1")  # fmt: skip
    hubspot.put("calls", "22", AT, hs_timestamp="2026-04-30T16:00:00Z", hs_call_status="QUEUED",
                hubspot_owner_id="1")  # fmt: skip
    to_hubspot.run()
    assert rows(session, Metric, "source_id", "metric", "rep_id", "outcome", "source") == [
        ("20", "calls", team.rob, "Connected", "Hubspot"),
        ("21", "calls", team.rob, "Booked a visit", "Hubspot"),
    ]
    assert rows(session, Critique, "kind", "rep_id", "media_type", "size", "title") == [
        ("call_note", team.rob, "text/plain", len("She asked for prices."), "Call with Ada"),
        ("call_recording", team.rob, "audio/mpeg", len(sound), "Call with Ada"),
    ]
    assert b"duration" not in b"".join(one.body for one in hubspot.line.asked)
    before = len([one for one in hubspot.line.asked if one.path == "/sound"])
    to_hubspot.run(NOW + timedelta(hours=1))
    assert [before, len([one for one in hubspot.line.asked if one.path == "/sound"])] == [1, 1]


def test_an_email_that_a_rep_wrote_is_counted_and_critiqued_one_that_came_is_not(
    hubspot: HubSpotAccount, to_hubspot: Connected, session: Session, team: Team
) -> None:
    written = {
        "hs_timestamp": "2026-03-30T15:00:00Z", "hs_email_direction": "EMAIL", "hs_email_status": "SENT",
        "hs_email_subject": "Our offer", "hs_email_html": "<div>Dear Ada,<br>here it is.</div>",
        "hs_email_to_firstname": "Ada", "hs_email_to_lastname": "Byron", "hubspot_owner_id": "1",
    }  # fmt: skip
    hubspot.put("emails", "30", AT, **written, hs_email_message_id="<abc@mail.example>")
    hubspot.put("emails", "31", AT, **written | {"hs_email_direction": "INCOMING_EMAIL"})
    hubspot.put("emails", "32", AT, **written | {"hs_email_status": "FAILED"})
    to_hubspot.run()
    assert rows(session, Metric, "source_id", "metric", "customer") == [("30", "emails", "Ada Byron")]
    assert rows(session, Critique, "kind", "source", "source_id", "customer", "title") == [
        ("email", "email", "<abc@mail.example>", "Ada Byron", "Our offer")
    ]


def test_what_is_deleted_there_is_gone_here_and_what_changed_is_read_again(
    hubspot: HubSpotAccount, to_hubspot: Connected, session: Session
) -> None:
    for id_ in ("10", "11"):
        hubspot.put("deals", id_, AT - 5000, dealname=id_, dealstage="s-first", hubspot_owner_id="1")
    to_hubspot.run()
    del hubspot.objects["deals"]["10"]
    hubspot.archived["deals"].add("10")
    hubspot.put("deals", "11", AT + 60, dealname="11", dealstage="s-offer", hubspot_owner_id="1")
    hubspot.line.asked.clear()
    assert to_hubspot.run(NOW + timedelta(hours=1)).says == "2 new or changed."
    assert rows(session, Opportunity, "source_id", "stage") == [("11", "engaging")]
    assert to_hubspot.report["read"] == 1  # what had not changed was not told again


def test_whoever_comes_to_be_known_gets_what_was_there_before(
    hubspot: HubSpotAccount, to_hubspot: Connected, session: Session, team: Team
) -> None:
    hubspot.put("notes", "40", AT - 90_000, hs_timestamp="2026-03-03T09:00:00Z", hs_note_body="Met them.",
                hubspot_owner_id="9")  # fmt: skip
    to_hubspot.run()
    assert rows(session, Critique, "kind") == []
    hubspot.owners[2]["email"] = "sam@north.example"
    to_hubspot.run(NOW + timedelta(hours=1))
    assert rows(session, Critique, "kind", "rep_id") == [("call_note", team.sam)]


@pytest.mark.parametrize("by_id", [True, False], ids=["filters by id", "pages alone"])
def test_every_page_to_the_end(
    hubspot: HubSpotAccount, to_hubspot: Connected, session: Session, by_id: bool
) -> None:
    hubspot.filters_by_id = by_id
    for id_ in range(250):
        hubspot.put("deals", str(1000 + id_), AT, dealstage="s-first", hubspot_owner_id="1")
    to_hubspot.run()
    assert len(rows(session, Opportunity, "id")) == 250
    assert to_hubspot.steps[0] == (0, 250)
    assert to_hubspot.steps[-1][0] >= 250  # type: ignore[operator]


def test_one_that_gives_the_same_page_for_ever_is_left(
    hubspot: HubSpotAccount, to_hubspot: Connected, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connector, "_MOST_IDLE", 5)
    hubspot.put("deals", "10", AT, dealstage="s-first", hubspot_owner_id="1")
    hubspot.repeats, hubspot.filters_by_id = True, False
    to_hubspot.run()
    assert len(rows(session, Opportunity, "id")) == 1
    assert "HubSpot gives the same page of deals again and again." in to_hubspot.report["withheld"]


def test_a_token_that_ran_out_is_a_directors_business(hubspot: HubSpotAccount, to_hubspot: Connected) -> None:
    hubspot.token = "another"
    assert "does not take the token any more" in to_hubspot.run().says
    trouble = to_hubspot.row.trouble
    assert trouble
    assert "Make a new one in HubSpot" in trouble
    asked = len(hubspot.line.asked)
    to_hubspot.run()
    assert len(hubspot.line.asked) == asked  # it waits for somebody


def test_a_kind_that_the_token_does_not_show_is_said_and_the_rest_comes(
    hubspot: HubSpotAccount, to_hubspot: Connected, session: Session
) -> None:
    hubspot.shown.remove("emails")
    hubspot.put(
        "notes", "40", AT, hs_timestamp="2026-03-03T09:00:00Z", hs_note_body="Hm.", hubspot_owner_id="1"
    )
    to_hubspot.run()
    assert len(rows(session, Critique, "id")) == 1
    assert to_hubspot.report["withheld"] == [
        "HubSpot does not show the emails there to this token. Give it the scope for them."
    ]


@pytest.mark.parametrize(
    ("fault", "pauses"),
    [
        (Answer(429, {}, {"Retry-After": "3"}), [3.0]),
        (Answer(429, {}, {"Retry-After": "Tue, 31 Mar 2026 14:05:07 GMT"}), [7.0]),
        (Answer(502, b"<html>"), [2.0]),
        (Answer(200, b'{"results": [', cut=True), [2.0]),
        (Answer(200, b"<html>Sign in to the hotel</html>"), [2.0]),
    ],
    ids=["429 in seconds", "429 until a date", "502", "cut off", "a captive portal"],
)
def test_what_passes_is_waited_for(
    hubspot: HubSpotAccount, to_hubspot: Connected, session: Session, fault: Answer, pauses: list[float]
) -> None:
    hubspot.put("deals", "10", AT, dealstage="s-first", hubspot_owner_id="1")
    hubspot.line.faults = [None, None, None, fault]
    to_hubspot.run()
    assert to_hubspot.waits == pauses
    assert len(rows(session, Opportunity, "id")) == 1


@pytest.mark.parametrize(
    ("fault", "after"),
    [
        (Answer(429, {}, {"Retry-After": "600"}), timedelta(minutes=10)),
        (Answer(429, {"policyName": "DAILY"}), timedelta(hours=1)),
    ],
)
def test_what_does_not_pass_soon_is_tried_later(
    hubspot: HubSpotAccount, to_hubspot: Connected, fault: Answer, after: timedelta
) -> None:
    hubspot.line.faults = [fault] * 8
    with pytest.raises(TryLater, match="asked often enough") as later:
        to_hubspot.run()
    assert later.value.after == after
    assert to_hubspot.row.trouble is None
