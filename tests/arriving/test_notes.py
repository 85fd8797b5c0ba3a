"""Notes of calls in a table, whatever its columns are called; a row that is broken takes nothing with it."""

from datetime import date

import pytest

from server.arriving.arrival import Arrival, Left
from server.importing.refusals import UnreadableFile
from tests.arriving.conftest import Opens

ROWS = """Id,Rep,Date,Customer,Title,Notes,Call duration
1,Rob,2026-03-30,Acme,Intro,"Asked about budget.
Will call again.",12:04
2,tess@north.example,2026-03-29,Isdom,,<p>No <b>budget</b>.</p><p>Next year.</p>,3:10
"""


def test_each_row_is_one_and_no_duration_is_read(opens: Opens) -> None:
    first, second = opens(ROWS.encode(), "notes.csv")
    assert isinstance(first, Arrival)
    assert isinstance(second, Arrival)
    assert (first.kind, first.source, first.source_id, first.occurred_on) == (
        "call_note",
        "notes",
        "1",
        date(2026, 3, 30),
    )
    assert (first.customer, first.title) == ("Acme", "Intro")
    assert first.content == b"Asked about budget.\nWill call again."
    assert second.content == b"No budget.\n\nNext year."
    assert second.whose.owner == "tess@north.example"
    assert not any(b"12:04" in one.content for one in (first, second))


def test_rows_without_an_id_are_told_apart_by_what_they_say(opens: Opens) -> None:
    rows = "Owner;Datum;Notiz\nRob;30.03.2026;Keiner da\nRob;27.03.2026;Keiner da\nRob;30.03.2026;Keiner da\n"
    ids = [one.source_id for one in opens(rows.encode("cp1252")) if isinstance(one, Arrival)]
    assert ids[0] == ids[2] != ids[1]


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
