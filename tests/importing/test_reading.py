"""Every row of an export either comes in or is named with its number and the reason."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.importing.export import Export, read_export
from server.importing.refusals import UnreadableFile
from tests.importing.files import HEADER, OTHER_ROW, ROW, TEAMS, real_export


def read(rows: str | bytes, teams: str = TEAMS, profile: str | None = None, header: str = HEADER) -> Export:
    content = header.encode() + rows if isinstance(rows, bytes) else (header + rows).encode()
    return read_export(("teams.csv", teams.encode()), ("pipeline.csv", content), profile, {})


def refused(export: Export) -> list[tuple[str, int, str]]:
    return [(refusal.file, refusal.row, refusal.code) for refusal in export.refused]


def test_the_real_export_comes_in_whole() -> None:
    teams, opportunities = real_export()
    export = read_export(("t", teams.read_bytes()), ("o", opportunities.read_bytes()), None, {})
    assert export.profile.name == "crm-sales-opportunities"
    assert (len(export.teams.managers), len(export.teams.reps)) == (6, 35)
    assert export.refused == []
    assert export.remarks == []
    stages = Counter(each.stage for each in export.opportunities)
    assert stages == {"won": 4238, "lost": 2473, "engaging": 1589, "prospecting": 500}
    assert len({each.rep for each in export.opportunities}) == 30
    assert sum(each.account is None for each in export.opportunities) == 1425
    assert sum(each.engaged_on is None for each in export.opportunities) == 500
    assert sum(each.closed_on is None for each in export.opportunities) == 2089
    assert "GTXPro" not in {each.product for each in export.opportunities}


BROKEN = {
    "ragged_row": "A1,Moses Frase,GTX,Cancity,Won,2016-10-20\n",
    "broken_quotes": 'A1,Moses Frase,"GTX,Cancity,Won,2016-10-20,2017-03-01,1054\n',
    "cell_too_large": f"A1,Moses Frase,{'x' * 201},Cancity,Won,,,\n",
    "bad_character": "A1,Moses Frase,G\0TX,Cancity,Won,,,\n",
    "missing_value": ",Moses Frase,GTX,Cancity,Won,,,\n",
    "duplicate_id": ROW.replace("1054", "9"),
    "unknown_rep": "A1,Nobody Known,GTX,Cancity,Won,,,\n",
    "unknown_stage": "A1,Moses Frase,GTX,Cancity,Pondering,,,\n",
    "bad_date": "A1,Moses Frase,GTX,Cancity,Won,2016-02-30,,\n",
    "bad_value": "A1,Moses Frase,GTX,Cancity,Won,,,a lot\n",
    "closed_before_engaged": "A1,Moses Frase,GTX,Cancity,Won,2016-10-20,2016-10-19,\n",
}


@pytest.mark.parametrize("code", BROKEN)
def test_a_broken_row_is_named_and_takes_no_other_along(code: str) -> None:
    export = read(ROW + BROKEN[code] + OTHER_ROW)
    assert refused(export) == [("pipeline.csv", 3, code)]
    assert [each.source_id for each in export.opportunities] == ["1C1I7A6R", "Z063OYW0"]


@pytest.mark.parametrize("size", [10_001, 200_000])
def test_a_huge_cell_is_refused_alone(size: int) -> None:
    export = read(f"A1,Moses Frase,{'x' * size},Cancity,Won,,,\n" + ROW)
    assert refused(export) == [("pipeline.csv", 2, "cell_too_large")]
    assert len(export.opportunities) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"\n\n  \n", "empty_file"),
        (b"PK\x03\x04rest of a workbook", "not_text"),
        (b"opportunity_id,sales_agent\x81\x8d,deal_stage\n", "not_text"),
        (b"opportunity_id,product,deal_stage\nA,B,Won\n", "missing_column"),
        (b"opportunity_id,sales_agent,deal_stage,deal_stage\n", "repeated_column"),
        (b'"opportunity_id,sales_agent,deal_stage\nA,B,Won\n', "missing_column"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content: bytes, code: str) -> None:
    with pytest.raises(UnreadableFile) as problem:
        read_export(("teams.csv", TEAMS.encode()), ("pipeline.csv", content), None, {})
    assert (problem.value.code, problem.value.file) == (code, "pipeline.csv")


def test_a_profile_that_there_is_not_is_named_with_those_there_are() -> None:
    with pytest.raises(UnreadableFile, match="crm-sales-opportunities, generic"):
        read(ROW, profile="salesfarce")


@pytest.mark.parametrize(
    ("encoding", "remark"),
    [("utf-8", ""), ("utf-8-sig", ""), ("cp1252", "Windows-1252"), ("utf-16", "UTF-16")],
)
def test_names_with_accents_come_in_whatever_the_encoding(encoding: str, remark: str) -> None:
    rows = (HEADER + ROW.replace("Cancity", "Café Zürich")).encode(encoding)
    export = read_export(("teams.csv", TEAMS.encode()), ("pipeline.csv", rows), None, {})
    assert export.opportunities[0].account == "Café Zürich"
    assert remark in " ".join(export.remarks)
    assert bool(remark) == bool(export.remarks)


@pytest.mark.parametrize(
    "header",
    [
        "Call Time",
        "talk_time",
        "CallDuration",
        "call duration (sec)",
        "Minutes on call",
        "Avg. Handle Time",
        "AHT",
    ],
)
def test_the_time_of_calls_is_dropped_and_said(header: str) -> None:
    export = read(ROW.strip() + ",417\n", header=HEADER.strip() + f",{header}\n")
    assert len(export.opportunities) == 1
    assert any(header in remark and "never read" in remark for remark in export.remarks)


def test_a_column_nobody_asked_for_is_not_used_and_said() -> None:
    export = read(ROW.strip() + ",x\n", header=HEADER.strip() + ",Close reason\n")
    assert export.remarks == ["pipeline.csv: not used: “Close reason”."]


def test_another_crm_comes_in_by_the_generic_profile() -> None:
    teams = "Rep;Reports to\nMoses Frase;Dustin Brinkmann\n"
    rows = "Deal ID;Owner;Stage Name;Amount;Close Date\n7;moses  FRASE;Closed Won;$1,054.50;03/01/2017\n"
    export = read_export(("t", teams.encode()), ("o", rows.encode()), None, {})
    assert export.profile.name == "generic"
    (deal,) = export.opportunities
    assert (deal.source_id, deal.stage, deal.value, deal.closed_on) == ("7", "won", 1055, "2017-03-01")


def test_a_rep_with_two_managers_has_both_and_a_manager_is_no_rep() -> None:
    teams = TEAMS + (
        "Moses Frase,Cara Losch,Central\nMoses Frase,Cara Losch,Central\nCara Losch,Dustin Brinkmann,East\n"
    )
    export = read(ROW, teams=teams)
    assert export.teams.reps["moses frase"].managers == ["dustin brinkmann", "cara losch"]
    assert refused(export) == [("teams.csv", 5, "duplicate_row"), ("teams.csv", 6, "two_roles")]


def test_a_person_keeps_the_role_they_have() -> None:
    export = read_export(
        ("teams.csv", TEAMS.encode()),
        ("pipeline.csv", (HEADER + ROW).encode()),
        None,
        {"moses frase": "director"},
    )
    assert refused(export) == [("teams.csv", 3, "two_roles"), ("pipeline.csv", 2, "unknown_rep")]


def test_a_cell_may_hold_a_line_break() -> None:
    export = read('A1,Moses Frase,GTX,"Can\ncity",Won,,,\n' + ROW)
    assert export.refused == []
    assert export.opportunities[0].account == "Can city"


@given(st.binary(max_size=400) | st.text(alphabet='A,"\r\n;\0é', max_size=400).map(str.encode))
def test_no_row_is_ever_lost_in_silence(rows: bytes) -> None:
    try:
        export = read(rows + b"\n" + ROW.encode())
    except UnreadableFile:
        return
    assert len(export.opportunities) + len(export.refused) == export.rows
    assert export.opportunities or export.refused
