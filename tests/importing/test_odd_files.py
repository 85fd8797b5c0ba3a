"""Files as people have them: their dates, amounts and first lines are read, or named, never guessed."""

import pytest
from sqlalchemy.orm import Session

from server.coaching.durations import NEVER_READ, TIME_OF_DAY
from server.importing.bring_numbers import MOST_COLUMNS, FileRun, bring_numbers, try_numbers
from server.importing.plan import Plan
from server.importing.refusals import UnreadableFile
from server.store.database import writing
from tests.importing.bringing import NOW, bring, deals, director, metrics, seen
from tests.organization import Team


def test_an_amount_of_thousands_of_digits_is_refused_alone(session: Session, team: Team) -> None:
    file = f"Id,Owner,Stage,Value\n1,Rob,Won,{'9' * 5000}\n2,Rob,Won,{'0' * 30}7\n3,Rob,Won,12\n"
    report = bring(session, team, file)
    assert [(one.row, one.code) for one in report.refused] == [(2, "bad_value")]
    assert [(id_, value) for id_, _, _, _, value, _ in deals(session)] == [("2", 7), ("3", 12)]


def test_columns_may_write_their_dates_in_two_ways(session: Session, team: Team) -> None:
    file = (
        "Id,Owner,Stage,Created,Close date\n"
        "1,Rob,Won,2026-02-27 09:14,27/03/2026\n"
        "2,Rob,Won,2026/02/27,2026-03-28T10:00:00\n"
        "3,Rob,Won,20260227,29/03/2026\n"
    )
    assert bring(session, team, file).refused == []
    assert [(began, closed) for _, _, began, closed, _, _ in deals(session)] == [
        ("2026-02-27", "2026-03-27"), ("2026-02-27", "2026-03-28"), ("2026-02-27", "2026-03-29"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "date",
    [
        "3. März 2026",
        "3 March 2026",
        "3-Mar-26",
        "03-MAR-2026",
        "Mar 3, 2026",
        "March 3rd, 2026 at 9:14 AM",
        "Tue, 3 Mar 2026 09:14:00",
        "3 mars 2026",
        "3 de marzo de 2026",
        "2026-03-03 - 09:14",
    ],
)
def test_a_date_with_its_month_in_words_says_itself_what_it_is(
    session: Session, team: Team, date: str
) -> None:
    assert bring(session, team, f'Id,Rep,Date\n1,Rob,"{date}"\n2,Rob,2026-03-30\n').refused == []
    assert [day for _, day, _, _ in metrics(session)] == ["2026-03-03", "2026-03-30"]


@pytest.mark.parametrize(
    "date", ["31. Februar 2026", "3 Marchember 2026", "3 Ma 2026", "3 jui 2026", "45992"]
)
def test_what_is_no_date_is_named(session: Session, team: Team, date: str) -> None:
    report = bring(session, team, f'Id,Rep,Date\n1,Rob,"{date}"\n2,Rob,2026-03-30\n')
    assert [(one.row, one.code) for one in report.refused] == [(2, "bad_date")]


@pytest.mark.parametrize("first", ["sep=;\r\n", '"sep=;"\n', "SEP=;;;\n"])
def test_excels_line_of_the_delimiter_is_no_header(session: Session, team: Team, first: str) -> None:
    report = bring(session, team, f'\ufeff{first}Id;Rep;Date;"Customer, if any"\n1;Rob;2026-03-30;x\n2;Rob\n')
    assert report.header == ("Id", "Rep", "Date", "Customer, if any")
    assert (report.counts["new"], [one.row for one in report.refused]) == (1, [3])


def test_more_columns_than_anybody_has_are_refused_at_once(session: Session, team: Team) -> None:
    content = b"a" + b"," * 2_000_000 + b"\n1\n"
    with pytest.raises(UnreadableFile) as problem:
        seen(session, team, content)
    assert problem.value.code == "too_many_columns"
    assert f"{MOST_COLUMNS:,} at most" in str(problem.value)


def test_a_column_called_call_time_that_holds_dates_is_the_date(session: Session, team: Team) -> None:
    file = "Id,Rep,Call time,Length (s)\n1,Rob,2026-03-30 09:14,271\n2,Rob,30.03.2026 09:20,12\n"
    found = seen(session, team, file)
    assert found.unread == {3: NEVER_READ}
    plan = Plan("calls", ("source_id", "rep", "on", None), "dmy")
    assert bring(session, team, file, plan).counts["new"] == 2


def test_a_time_of_day_is_not_called_a_duration(session: Session, team: Team) -> None:
    file = "Id,Rep,Date,Due time,Lasted\n1,Rob,2026-03-30,09:30,00:15\n2,Rob,2026-03-30,14:00,01:00\n"
    report = bring(session, team, file)
    assert report.remarks == [f"Left out “Due time”. {TIME_OF_DAY}", f"Left out “Lasted”. {NEVER_READ}"]
    with pytest.raises(UnreadableFile) as problem:
        bring(session, team, file, Plan("calls", ("source_id", "rep", "on", "outcome", None), "ymd"))
    assert problem.value.code == "time_not_read"


@pytest.mark.parametrize("how", [bring_numbers, try_numbers])
def test_nobody_waits_while_a_file_is_read(session: Session, team: Team, how: object) -> None:
    plan = seen(session, team, "Id,Rep,Date\n1,Rob,2026-03-30\n").plan
    run = FileRun(("export.csv", b"PK\x03\x04workbook"), plan, NOW)
    with Session(session.get_bind()) as other, writing(other), pytest.raises(UnreadableFile):
        how(session, director(team), run)  # type: ignore[operator]


def test_a_row_that_is_refused_stands_in_no_others_way(session: Session, team: Team) -> None:
    file = (
        "Date,Rep,Calls,E-mails\n2026-03-30,Rob,42,a lot\n2026-03-30,Rob,42,12\n2026-03-30,Rob,40,11\n"
        '2026-03-31,Rob,"1,234","1.000"\n'
    )
    report = bring(session, team, file)
    assert [(one.row, one.code) for one in report.refused] == [(2, "bad_value"), (4, "duplicate_id")]
    assert report.refused[1].reason == "counts the calls of the same rep and day as row 3."
    assert {(metric, day, count) for metric, day, count, _ in metrics(session)} == {
        ("calls", "2026-03-30", 42), ("emails", "2026-03-30", 12),
        ("calls", "2026-03-31", 1234), ("emails", "2026-03-31", 1000),
    }  # fmt: skip


def test_a_day_that_has_not_come_is_named(session: Session, team: Team) -> None:
    file = "Id,Rep,Date\n1,Rob,2026-04-01\n2,Rob,2026-04-02\n3,Rob,2026-04-03\n4,Rob,2206-03-30\n"
    report = bring(session, team, file)
    assert [(one.row, one.code) for one in report.refused] == [(4, "day_to_come"), (5, "day_to_come")]
    assert report.refused[0].reason == "2026-04-03 has not come yet. Send what happened, not what is planned."
    assert len(metrics(session)) == 2


def test_a_column_that_is_there_twice_is_said(session: Session, team: Team) -> None:
    report = bring(session, team, "Id,Date,Rep,Date\n1,2026-03-30,Rob,2026-03-31\n")
    assert report.remarks == ["“Date” is there 2 times: the column number 2 is read."]
    assert [day for _, day, _, _ in metrics(session)] == ["2026-03-30"]
