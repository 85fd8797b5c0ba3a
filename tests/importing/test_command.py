"""`ridealong import opportunities` as it is typed: what it prints, writes and answers."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from server.cli import main
from tests.databases import NewDatabase
from tests.importing.files import HEADER, OTHER_ROW, ROW, TEAMS

Typed = Callable[..., Result]


@pytest.fixture
def typed(tmp_path: Path, new_sqlite: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Types the command with these opportunities; the files are beside each other in `tmp_path`."""
    monkeypatch.setenv("RIDEALONG_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("RIDEALONG_DATABASE_URL", new_sqlite())

    def run(rows: str, *options: str, header: str = HEADER) -> Result:
        teams, pipeline = tmp_path / "teams.csv", tmp_path / "pipeline.csv"
        teams.write_text(TEAMS)
        pipeline.write_text(header + rows)
        command = ["import", "opportunities", "--teams", str(teams), str(pipeline), *options]
        return CliRunner().invoke(main, command)

    return run


def test_all_rows_in_is_zero_and_nothing_but_the_report_in_a_pipe(typed: Typed) -> None:
    result = typed(ROW + OTHER_ROW)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "1 manager and 2 reps came in: 3 new, 0 changed, 0 as before.",
        "2 of 2 opportunity rows came in: 2 new, 0 changed, 0 as before.",
        "Refused rows: 0.",
        "Organization “Our organization”, profile “crm-sales-opportunities”.",
        "Who is new signs in after `ridealong password EMAIL`, such as dustin.brinkmann@imported.invalid.",
    ]
    assert result.stderr == ""
    again = typed(ROW + OTHER_ROW)
    assert "0 new, 0 changed, 2 as before" in again.stdout


def test_a_refused_row_is_one_and_is_printed_and_kept(typed: Typed, tmp_path: Path) -> None:
    rejected = tmp_path / "rejected.csv"
    result = typed(ROW + "A1,Nobody Known,GTX,Cancity,Won,,,\n", "--rejected", str(rejected))
    assert result.exit_code == 1
    assert "Refused: pipeline.csv, row 3: belongs to Nobody Known" in result.stdout
    assert "1 of 2 opportunity rows came in" in result.stdout
    with rejected.open(newline="") as file:
        header, row = csv.reader(file)
    assert header[:4] == ["file", "row", "code", "reason"]
    assert row[:3] == ["pipeline.csv", "3", "unknown_rep"]
    assert row[4:] == ["A1", "Nobody Known", "GTX", "Cancity", "Won", "", "", ""]


def test_nothing_read_is_two_with_the_reason(typed: Typed) -> None:
    result = typed(ROW, header="id,who\n")
    assert result.exit_code == 2
    assert "Nothing was read. pipeline.csv: no column for" in result.stderr


def test_a_dry_run_says_what_would_come_and_writes_nothing(typed: Typed) -> None:
    assert "2 of 2 opportunity rows would come in: 2 new" in typed(ROW + OTHER_ROW, "--dry-run").stdout
    assert "2 of 2 opportunity rows came in: 2 new" in typed(ROW + OTHER_ROW).stdout


@pytest.mark.parametrize(
    "option", [("--email-domain", "no domain"), ("--organization", " "), ("--profile", "x")]
)
def test_an_option_that_cannot_be_used_is_two(typed: Typed, option: tuple[str, str]) -> None:
    assert typed(ROW, *option).exit_code == 2
