"""`ridealong import numbers` and `ridealong token` as they are typed."""

import csv
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from server.cli import main
from server.importing.bring_numbers import FileRun, bring_numbers
from server.importing.plan import Plan
from server.importing.who import Who
from server.store.tables import ImportToken, Metric, Person
from server.store.tokens import MOST, make_token
from tests.databases import NewDatabase
from tests.importing import numbers_files as files
from tests.organization import Team, make_team

Typed = Callable[..., Result]
NOW = datetime(2026, 4, 1, 18, 0, tzinfo=UTC)


@pytest.fixture
def url(new_sqlite: NewDatabase) -> str:
    made = new_sqlite()
    engine = create_engine(made)
    with Session(engine) as session:
        make_team(session)
    engine.dispose()
    return made


@pytest.fixture
def typed(tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Types `ridealong …` with a file beside it, whose content is the first word."""
    monkeypatch.setenv("RIDEALONG_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("RIDEALONG_DATABASE_URL", url)

    def run(content: str, *words: str) -> Result:
        file = tmp_path / "export.csv"
        file.write_text(content)
        return CliRunner().invoke(main, ["import", "numbers", str(file), *words])

    return run


def test_a_recognized_export_needs_nothing_more(typed: Typed) -> None:
    result = typed(files.HUBSPOT_CALLS)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "Left out “Call duration”. How long a call took is never read: what counts is what came of it.",
        "2 of 2 rows of calls came in: 2 new, 0 changed, 0 as before.",
        "Calls that were conversations: 1 more, 0 fewer; 0 stay, as their rep wrote on them.",
        "Refused rows: 0.",
        "Organization “North”.",
    ]
    assert "0 new, 0 changed, 2 as before" in typed(files.HUBSPOT_CALLS).stdout


def test_refused_rows_are_printed_and_kept_and_are_no_formulas(typed: Typed, tmp_path: Path) -> None:
    rejected = tmp_path / "rejected.csv"
    rows = "Id,Rep,Date\n1,Rob,2026-03-30\n2,=HYPERLINK(1),2026-03-30\n"
    result = typed(rows, "--kind", "calls", "--rejected", str(rejected))
    assert result.exit_code == 1
    assert "Refused: export.csv, row 3: belongs to =HYPERLINK(1)" in result.stdout
    with rejected.open(newline="") as file:
        assert list(csv.reader(file))[1][4:] == ["2", "'=HYPERLINK(1)", "2026-03-30"]


def test_a_dry_run_writes_nothing(typed: Typed) -> None:
    assert "2 of 2 rows of calls would come in: 2 new" in typed(files.HUBSPOT_CALLS, "--dry-run").stdout
    assert "2 of 2 rows of calls came in: 2 new" in typed(files.HUBSPOT_CALLS).stdout


def test_unclear_dates_are_said_on_the_line(typed: Typed, url: str) -> None:
    rows = "Id,Rep,Date\n1,Rob,03/04/2026\n"
    result = typed(rows)
    assert result.exit_code == 2
    assert "say whether its dates begin with the day, the month or the year" in result.stderr
    assert typed(rows, "--dates", "dmy").exit_code == 0
    with Session(create_engine(url)) as session:
        assert str(session.scalars(select(Metric.counted_on)).one()) == "2026-04-03"


def test_a_profile_saved_on_the_web_is_used_by_its_name(typed: Typed, url: str) -> None:
    rows, team = "Nr,Wer,Wann\n1,R.,03/02/2026\n", Team("North")
    plan = Plan("calls", ("source_id", "rep", "on"), "dmy", reps={"R.": team.rob})
    with Session(create_engine(url)) as session:
        run = FileRun(("a.csv", rows.encode()), plan, NOW, save_as="Dialer")
        bring_numbers(session, Who(team.organization), run)
    assert "1 as before" in typed(rows, "--profile", "Dialer").stdout
    other = typed("Nr,Wer\n1,R.\n", "--profile", "Dialer")
    assert (other.exit_code, "its columns are not those of “Dialer”" in other.stderr) == (2, True)
    unknown = typed(rows, "--profile", "Phone")
    assert (unknown.exit_code, "there are “Dialer”" in unknown.stderr) == (2, True)


def test_a_profile_that_names_somebody_who_is_no_rep_any_more_still_reads(typed: Typed, url: str) -> None:
    rows, team = "Nr,Wer,Wann\n1,R.,03/02/2026\n2,T.,03/02/2026\n", Team("North")
    plan = Plan("calls", ("source_id", "rep", "on"), "dmy", reps={"R.": team.rob, "T.": team.tess})
    with Session(create_engine(url)) as session:
        run = FileRun(("a.csv", rows.encode()), plan, NOW, save_as="Dialer")
        bring_numbers(session, Who(team.organization), run)
        session.get_one(Person, (team.organization, team.tess)).role = "manager"
        session.commit()
    for words in ((), ("--profile", "Dialer")):
        result = typed(rows, *words)
        assert (result.exit_code, "1 as before" in result.stdout) == (1, True), result.output
        assert "Refused: export.csv, row 3: belongs to T." in result.stdout


def test_words_that_mean_nothing_are_named_and_no_success(typed: Typed) -> None:
    rows = "Id,Owner,Stage\n1,Rob,Phase A\n2,Rob,Phase A\n3,Rob,Closed won\n"
    result = typed(rows)
    assert result.exit_code == 1
    assert "Left out, as nobody said what it means: “Phase A” (2)." in result.stdout
    assert typed(files.SALESFORCE_TASKS).exit_code == 0, "a task is no call, and nobody has to say so"


def test_an_organization_that_there_is_not_is_not_made(typed: Typed) -> None:
    result = typed(files.HUBSPOT_CALLS, "--organization", "Nowhere")
    assert result.exit_code == 2
    assert "There is no such organization" in result.output


def test_a_token_is_printed_once_listed_without_it_and_revoked(typed: Typed, url: str) -> None:
    assert typed is not None
    made = CliRunner().invoke(main, ["token", "make", "The dialer"])
    assert made.stdout.startswith("ridealong_")
    listed = CliRunner().invoke(main, ["token", "list"]).stdout
    assert "The dialer" in listed
    assert made.stdout.strip() not in listed
    id_ = listed.split()[0]
    assert CliRunner().invoke(main, ["token", "revoke", id_]).stdout == "Revoked.\n"
    assert "revoked" in CliRunner().invoke(main, ["token", "list"]).stdout
    assert CliRunner().invoke(main, ["token", "revoke", "nothing"]).exit_code == 1
    with Session(create_engine(url)) as session:
        assert session.scalars(select(ImportToken)).one().revoked_at


def test_no_more_tokens_are_made_than_may_be_in_use(typed: Typed, url: str) -> None:
    assert typed is not None
    with Session(create_engine(url)) as session:
        for nth in range(MOST):
            make_token(session, Team("North").organization, str(nth), NOW, None)
        session.commit()
    result = CliRunner().invoke(main, ["token", "make", "One more"])
    assert (result.exit_code, "Revoke one" in result.output) == (1, True)
