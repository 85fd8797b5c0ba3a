"""Exports as dialers and CRMs write them, with their quirks: what is read of each row, or why it is not."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from server.importing.bring_numbers import read_numbers
from server.importing.file_reps import FileReps
from server.importing.file_rows import FileRows, read_rows
from server.importing.look import Look, look_at
from server.importing.plan import check_plan

REPS = FileReps({"rob stone": "R", "tess lane": "T"})


def read(content: str | bytes) -> tuple[Look, FileRows]:
    raw = content if isinstance(content, bytes) else content.encode()
    sheet = read_numbers(("export.csv", raw))
    seen = look_at(sheet, None)
    check_plan(sheet, seen.plan, {"R", "T"})
    return seen, read_rows(sheet, seen.plan, REPS, ZoneInfo("Europe/Berlin"))


def told(found: FileRows, *fields: str) -> list[tuple[Any, ...]]:
    """Id, rep and these fields of every row that was read."""
    rows = [row for one in found.found for row in one.rows]
    return [(row.source_id, row.rep_id, *((row.fields or {}).get(name) for name in fields)) for row in rows]


def refused(found: FileRows) -> list[tuple[int, str]]:
    return [(one.row, one.code) for one in found.refused]


def test_a_salesforce_report_with_its_footer() -> None:
    _, found = read(
        '\ufeff"Opportunity Owner","Account Name","Opportunity Name","Stage","Amount","Close Date",'
        '"Created Date","Opportunity ID"\r\n'
        '"Rob Stone","Acme","Acme","Proposal/Price Quote","12,500.00","12/18/2026","11/02/2026","006A"\r\n'
        '"Tess Lane","Globex","Globex","Closed Lost","$3,000","11/13/2026","10/04/2026","006B"\r\n'
        '\r\n"Total","","","","15,500.00"\r\n\r\n"Copyright (c) salesforce.com, inc."\r\n'
    )
    assert told(found, "stage", "value", "engaged_on", "closed_on") == [
        ("006A", "R", "engaging", 12500, "2026-11-02", "2026-12-18"),
        ("006B", "T", "lost", 3000, "2026-10-04", "2026-11-13"),
    ]
    assert refused(found) == [(5, "ragged_row"), (7, "ragged_row")]


def test_zoho_deals_with_the_amounts_of_india_and_switzerland() -> None:
    _, found = read(
        "Record Id,Deal Owner,Amount,Closing Date,Account Name,Stage,Created Time\n"
        'zcrm_1,Rob Stone,"Rs. 1,20,000.00",2026-12-01,Acme,Closed Won,2026-11-01 10:00:00\n'
        "zcrm_2,Tess Lane,CHF 2'500.50,2026-12-01,Acme,Closed Lost to Competition,2026-11-01 10:00:00\n"
    )
    assert told(found, "stage", "value", "closed_on", "engaged_on") == [
        ("zcrm_1", "R", "won", 120000, "2026-12-01", "2026-11-01"),
        ("zcrm_2", "T", "lost", 2501, "2026-12-01", "2026-11-01"),
    ]


def test_zoho_calls() -> None:
    seen, found = read(
        "Call Owner,Subject,Call Start Time,Call Duration,Call Duration (in seconds),Call Result,Id\n"
        "Rob Stone,Ann,11/20/2026 02:05 PM,03:12,192,Interested,zcrm_3\n"
    )
    assert told(found, "counted_on", "outcome") == [("zcrm_3", "R", "2026-11-20", "Interested")]
    assert [seen.sheet.header[place] for place in seen.unread] == [
        "Call Duration", "Call Duration (in seconds)",
    ]  # fmt: skip


def test_close_opportunities_and_calls() -> None:
    seen, found = read(
        "id,lead_id,lead_name,user_name,status_type,status_label,value,date_created,date_won\n"
        "oppo_1,lead_1,Acme,Rob Stone,won,Won,120000,2026-11-01T10:00:00.123000+00:00,2026-11-20\n"
        "oppo_2,lead_1,Acme,Tess Lane,active,Pilot,5000,2026-11-01T10:00:00+00:00,\n"
    )
    assert told(found, "stage", "account", "closed_on") == [("oppo_1", "R", "won", "Acme", "2026-11-20")]
    assert (seen.unknown, found.left_out) == ([("Pilot", 1)], 1)
    _, found = read(
        "id,date_created,direction,disposition,duration,user_name,lead_name\n"
        "acti_1,2026-11-20T23:30:00.000000+00:00,outbound,answered,192,Rob Stone,Acme\n"
    )
    assert told(found, "counted_on", "outcome") == [("acti_1", "R", "2026-11-21", "answered")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_aircall_in_utf_16_with_tabs(encoding: str) -> None:
    seen, found = read(
        (
            "line\tdate (TZ offset incl.)\tdatetime (UTC)\tfrom\tto\tuser\tduration (total)\tcall ID\n"
            "Sales\t2026-11-20 00:05:00\t2026-11-19 23:05:00\t+49301\t+49302\tRob Stone\t192\t123456\n"
        ).encode(encoding)
    )
    assert told(found, "counted_on") == [("123456", "R", "2026-11-20")]
    assert seen.sheet.remarks == ("read as UTF-16",)


def test_a_phone_system_with_quotes_in_quotes_and_lines_in_cells() -> None:
    _, found = read(
        '"calldate","clid, as shown",dst,duration,billsec,disposition,uniqueid,agent,note\n'
        '"2026-11-20 14:05:09","""Rob"" <101>",0301,192,180,ANSWERED,1763647509.12,Rob Stone,"one\r\ntwo"\n'
        ',,,,,,,,\n\n"2026-11-20 14:09:09","x",0302,22,0,NO ANSWER,1763647749.13,Tess Lane,=SUM(A1)\n'
    )
    assert told(found, "counted_on", "outcome") == [
        ("1763647509.12", "R", "2026-11-20", "ANSWERED"),
        ("1763647749.13", "T", "2026-11-20", "NO ANSWER"),
    ]


def test_what_divides_the_cells_is_not_looked_for_in_quotes() -> None:
    seen, _ = read('Id;Rep;Date;"Customer, or lead, or anybody, by name"\n1;Rob Stone;2026-11-20;Acme\n')
    assert seen.sheet.header[:3] == ("Id", "Rep", "Date")


def test_days_of_a_phone_system_with_their_weekday_and_half_of_the_day() -> None:
    _, found = read(
        "Id,Rep,Date\n1,Rob Stone,Fri 11/20/2026\n2,Rob Stone,11/20/2026 9 PM\n"
        '3,Rob Stone,"11/20/2026, 11:30 PM EST"\n4,Rob Stone,11/20/26 14:05\n'
    )
    assert [day for *_, day in told(found, "counted_on")] == ["2026-11-20"] * 4


def test_a_date_column_that_is_empty_asks_nothing() -> None:
    _, found = read("Id,Owner,Stage,Close date\n1,Rob Stone,Open,\n2,Rob Stone,Open,-\n3,Rob Stone,Open,\n")
    assert [closed for *_, closed in told(found, "closed_on")] == [None] * 3


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1.054", 1054),
        ("€ 12.500", 12500),
        ("1 234,50 €", 1235),
        ("CHF 1'000.00", 1000),
        ("1.500,-", 1500),
        ("R$ 1.000,00", 1000),
        ("3 000 kr", 3000),
        ("US$ 1.000", 1000),
        ("–", None),
    ],
)
def test_amounts_of_many_countries_in_one_file(cell: str, value: int | None) -> None:
    _, found = read(f"Id;Owner;Stage;Value\n1;Rob Stone;Won;{cell}\n2;Rob Stone;Won;2.000,00\n")
    assert [amount for *_, amount in told(found, "value")] == [value, 2000]


@pytest.mark.parametrize("cell", ["-500", "(500,00)", "12k", "1,5 Mio", "1,5 MIO", "EUR", "a lot"])
def test_what_is_no_amount_is_named(cell: str) -> None:
    _, found = read(f"Id;Owner;Stage;Value\n1;Rob Stone;Won;{cell}\n")
    assert refused(found) == [(2, "bad_value")]


def test_a_thousand_is_a_thousand_where_no_amount_says_otherwise() -> None:
    _, found = read("Id;Owner;Stage;Value;Created\n1;Rob Stone;Won;1.054;2026-11-20\n")
    assert told(found, "value") == [("1", "R", 1054)]


def test_cells_that_are_durations_are_known_however_they_are_spelled() -> None:
    seen, _ = read(
        "Id,Rep,Date,A,B,C,D,E,Outcome\n"
        "1,Rob Stone,2026-11-20,3m 12s,192 sec,00:03:12.000,PT3M12S,3 Min. 12 Sek.,Connected\n"
        "2,Rob Stone,2026-11-20,12s,12 sec,00:00:12.000,PT12S,12 Sek.,Busy\n"
    )
    assert [seen.sheet.header[place] for place in seen.unread] == ["A", "B", "C", "D", "E"]


def test_moments_told_in_seconds_are_the_days_they_were_where_the_team_works() -> None:
    _, found = read("Id,Rep,Date\n1,Rob Stone,1763679600\n2,Rob Stone,1763679599000\n")
    assert [day for *_, day in told(found, "counted_on")] == ["2025-11-21", "2025-11-20"]


def test_what_is_around_a_cell_and_cannot_be_seen_is_no_part_of_it() -> None:
    _, found = read(
        'Id\u200b,Rep\u00a0,Date\n="0012",\u200bRob\u00a0Stone,2026-11-20\n"=""0013""",Tess Lane ,2026-11-20'
    )
    assert told(found) == [("0012", "R"), ("0013", "T")]


def test_a_dash_is_no_count() -> None:
    _, found = read("Date,Rep,Calls,Emails\n2026-11-20,Rob Stone,-,12\n2026-11-21,Rob Stone,–3,12\n")
    assert [(row.metric, row.fields and row.fields["count"]) for row in found.found[0].rows] == [
        ("emails", 12)
    ]
    assert refused(found) == [(3, "bad_value")]
