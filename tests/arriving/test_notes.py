"""Notes of calls in a table, whatever its columns are called; a row that is broken takes nothing with it."""

from datetime import date

import pytest

from server.arriving.arrival import Arrival, Left
from server.importing.refusals import UnreadableFile
from tests.arriving.conftest import Opens
from tests.arriving.making import read

ROWS = """Id,Rep,Date,Customer,Title,Notes,Call duration
1,Rob,2026-03-30,Acme,Intro,"Asked about budget.
Will call again.",12:04
2,tess@north.example,2026-03-29,Isdom,,<p>No <b>budget</b>.</p><p>Next year.</p>,3:10
"""


def test_each_row_is_one_and_no_duration_is_read(opens: Opens) -> None:
    first, second = opens(ROWS.encode(), "notes.csv")
    assert isinstance(first, Arrival)
    assert isinstance(second, Arrival)
    assert (first.kind, first.source, first.occurred_on) == ("call_note", "notes", date(2026, 3, 30))
    assert (first.customer, first.title) == ("Acme", "Intro")
    assert first.content == b"Asked about budget.\nWill call again."
    assert second.content == b"No budget.\n\nNext year."
    assert second.whose.owner == "tess@north.example"
    assert not any(b"12:04" in read(one) for one in (first, second))


def test_rows_without_an_id_are_told_apart_by_what_they_say(opens: Opens) -> None:
    rows = "Owner;Datum;Notiz\nRob;30.03.2026;Keiner da\nRob;27.03.2026;Keiner da\nRob;30.03.2026;Keiner da\n"
    ids = [one.source_id for one in opens(rows.encode("cp1252")) if isinstance(one, Arrival)]
    assert ids[0] == ids[2] != ids[1]


def test_rows_that_are_numbered_anew_each_week_are_told_apart(opens: Opens) -> None:
    def ids(rows: str) -> list[str | None]:
        found = opens(f"id,rep,date,notes\n{rows}".encode())
        return [one.source_id for one in found if isinstance(one, Arrival)]

    assert ids("1,Rob,2026-03-23,Old") != ids("1,Rob,2026-03-30,New")
    assert ids("1,Rob,2026-03-23,Old") == ids("1,Rob,2026-03-23,Old with a word more")


@pytest.mark.parametrize(
    "table",
    [
        "Note ID,Activity date,Activity assigned to,Note body,Associated Company\n"
        "12,2026-03-30 14:02,Rob Smith,<p>Talked <b>twice</b></p>,Acme\n",
        "Record ID - Call,Call Title,Call notes,Activity Date,Activity assigned to,Call length,Company name\n"
        "12,Intro,Talked twice,2026-03-30 14:02,Rob Smith,120000,Acme\n",
        "Assigned,Subject,Due Date,Comments,Company / Account,Call Duration\n"
        "Rob Smith,Call,3/30/2026,Talked twice,Acme,60\n",
        '"Activity ID","Assigned: Full Name","Date","Full Comments","Account Name","Call Duration (sec)"\n'
        '"00T1","Rob Smith","3/30/2026","Talked twice","Acme","60"\n',
    ],
)
def test_tables_of_hubspot_and_salesforce_are_read_as_they_are(opens: Opens, table: str) -> None:
    (found,) = opens(table.encode())
    assert isinstance(found, Arrival)
    assert (found.whose.owner, found.occurred_on, found.customer, found.content) == (
        "Rob Smith",
        date(2026, 3, 30),
        "Acme",
        b"Talked twice",
    )


def test_notes_may_be_long_have_many_lines_and_odd_characters(opens: Opens) -> None:
    long = "line\n" * 600 + "x" * 40_000
    rows = f'rep,date,notes\nRob,2026-03-30,"{long}"\nRob,2026-03-30,"a\x0bb \x1f👍🏽"\n'
    whole, odd = opens(rows.encode())
    assert isinstance(whole, Arrival)
    assert isinstance(odd, Arrival)
    assert whole.content == long.encode()
    assert odd.content == "a\nb 👍🏽".encode()


def test_a_broken_row_is_named_alone(opens: Opens) -> None:
    rows = (
        "rep,date,notes\nRob,2026-03-30,Fine\nRob,soon,When\nRob,2026-03-30,\n,2026-03-30,Whose\n"
        'Rob,2026-04-30,To come\nRob,2026-03-30,"open\nRob,2026-03-30,Fine too\n'
    )
    found = opens(rows.encode())
    assert [one.content for one in found if isinstance(one, Arrival)] == [b"Fine", b"Fine too"]
    assert [(one.what, one.code) for one in found if isinstance(one, Left)] == [
        ("Row 7", "broken_quotes"),
        ("Row 3", "bad_date"),
        ("Row 4", "no_text"),
        ("Row 5", "missing_value"),
        ("Row 6", "day_to_come"),
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"just a line of text\n", "missing_column"),
        (b"rep,date\nRob,2026-03-30\n", "missing_column"),
        (b"rep,date,notes\nRob,03/04/2026,x\n", "dates_unclear"),
        (b"\n\n", "empty_file"),
    ],
)
def test_a_table_that_cannot_be_read_is_named(opens: Opens, content: bytes, code: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        opens(content)
    assert refused.value.code == code
