"""Files of numbers on real databases: messy, unclear, tried out, and again without harm."""

import csv
import io
from collections import Counter

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.importing.bring_numbers import FileRun, bring_numbers, look, try_numbers
from server.importing.plan import Plan
from server.importing.refusals import UnreadableFile
from server.importing.who import Who
from server.store.database import writing
from server.store.import_profiles import profiles_of
from server.store.tables import Metric, Organization
from tests.importing import numbers_files as files
from tests.importing.bringing import NOW, bring, deals, director, metrics, seen, version, with_words
from tests.importing.files import real_export
from tests.organization import Team


def test_rows_without_an_id_are_the_same_rows_again(session: Session, team: Team) -> None:
    rows = "Rob,2026-03-30,Busy,Isdom\n" * 3 + "Rob,2026-03-30,Connected,Isdom\n"
    file = "Rep,Date,Outcome,Customer\n" + rows
    assert bring(session, team, file).counts["new"] == 4
    before = version(session, team)
    assert bring(session, team, file).counts["unchanged"] == 4
    assert version(session, team) == before
    assert bring(session, team, file + "Rob,2026-03-30,Busy,Isdom\n").counts["new"] == 1


MESSY = (
    "\ufeffId,Rep,Date,Outcome,Customer\n"
    '1,Rob,2026-03-30,Busy,"Isdom, ""the"" one"\n'
    "1,Rob,2026-03-30,Busy,Again\n"
    "2,Nobody Known,2026-03-30,Busy,x\n"
    '3,Rob,2026-03-30,Busy,"never closed\n'
    "4,Rob,30.02.2026,Busy,x\n"
    "5,Rob,,Busy,x\n"
    "6,,2026-03-30,Busy,x\n"
    "7,Rob,2026-03-30\n"
    f"8,Rob,2026-03-30,Busy,{'x' * 201}\n"
    "9,Rob,2026-03-30,Bu\0sy,x\n"
    '10,"Known, Rob",2026-03-30,Busy,x\n'
    "11, ROB ,2026-03-30,Busy,Last\n"
)


def test_every_row_comes_in_or_is_named(session: Session, team: Team) -> None:
    report = bring(session, team, MESSY)
    assert [(one.row, one.code) for one in report.refused] == [
        (3, "duplicate_id"),
        (4, "unknown_rep"),
        (5, "broken_quotes"),
        (6, "bad_date"),
        (7, "missing_value"),
        (8, "missing_value"),
        (9, "ragged_row"),
        (10, "cell_too_large"),
        (11, "bad_character"),
        (12, "unknown_rep"),
    ]
    assert (report.rows, report.counts["new"], report.counts["refused"]) == (12, 2, 10)
    assert [source_id for *_, source_id in metrics(session)] == ["1", "11"]
    assert session.scalars(select(Metric.customer).order_by(Metric.source_id)).first() == 'Isdom, "the" one'


def test_somebody_says_who_an_unknown_name_is_or_leaves_it_out(session: Session, team: Team) -> None:
    plan = seen(session, team, MESSY).plan
    said = Plan(plan.kind, plan.columns, "ymd", reps={"Nobody Known": team.tess, "Known, Rob": None})
    report = bring(session, team, MESSY, said)
    assert "unknown_rep" not in {one.code for one in report.refused}
    assert report.left_out == 1
    assert {one.rep_id for one in session.scalars(select(Metric))} == {team.rob, team.tess}


def test_words_nobody_knows_are_named_until_somebody_says_what_they_mean(
    session: Session, team: Team
) -> None:
    file = "Id,Owner,Stage\n1,Rob,Pondering\n2,Rob,Won!\n3,Rob,On ice\n"
    plan = seen(session, team, file).plan
    assert plan.words["stage"] == {"Pondering": None, "Won!": "won", "On ice": None}
    said = with_words(plan, stage={"Pondering": "prospecting", "Won!": "won"})
    report = bring(session, team, file, said)
    assert [(one.row, one.code) for one in report.refused] == [(4, "unknown_stage")]
    said = with_words(plan, stage={"Pondering": "prospecting", "Won!": "won", "On ice": None})
    assert bring(session, team, file, said).left_out == 1
    assert [(id_, stage) for id_, stage, *_ in deals(session)] == [("1", "prospecting"), ("2", "won")]


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        (["rep", "on", None, "customer"], "duration_not_read"),
        (["rep", "on", "outcome", None], "duration_not_read"),
        (["rep", "rep", None, None], "repeated_column"),
        (["rep", None, None, None], "missing_column"),
        (["rep", "on", None], "columns_differ"),
        (["rep", "stage", None, None], "unknown_field"),
    ],
)
def test_a_plan_that_cannot_be_is_named(
    session: Session, team: Team, columns: list[str | None], code: str
) -> None:
    file = "Rep,Date,Length,How long\nRob,2026-03-30,417,4 min 31 s\nRob,2026-03-30,12,31 s\n"
    with pytest.raises(UnreadableFile) as problem:
        bring(session, team, file, Plan("calls", tuple(columns), "ymd"))
    assert problem.value.code == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"Rep,Date\n", "empty_file"),
        (b"PK\x03\x04workbook", "not_text"),
        (b"\xff\xfeR\x00\n", "not_text"),
        (b"a\n" * 200_001, "too_many_rows"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(session: Session, team: Team, content: bytes, code: str) -> None:
    with pytest.raises(UnreadableFile) as problem:
        seen(session, team, content)
    assert problem.value.code == code


def test_utf_16_and_bars_come_in(session: Session, team: Team) -> None:
    assert bring(session, team, files.HUBSPOT_CALLS.replace(",", "|").encode("utf-16")).refused == []
    assert len(metrics(session)) == 2


def test_a_moment_in_a_cell_is_the_day_it_was_where_the_team_works(session: Session, team: Team) -> None:
    with writing(session):
        session.get_one(Organization, team.organization).time_zone = "Europe/Berlin"
    file = (
        "Id,Rep,Date\n1,Rob,2026-03-30T22:30:00Z\n2,Rob,2026-03-30 23:59\n3,Rob,2026-03-30T20:00:00-04:00\n"
    )
    bring(session, team, file)
    assert [(id_, day) for _, day, _, id_ in sorted(metrics(session), key=lambda one: one[3])] == [
        ("1", "2026-03-31"), ("2", "2026-03-30"), ("3", "2026-03-31"),
    ]  # fmt: skip


def test_trying_says_the_same_and_keeps_nothing(session: Session, team: Team) -> None:
    plan = seen(session, team, MESSY).plan
    run = FileRun(("export.csv", MESSY.encode()), plan, NOW, save_as="Ours")
    before = version(session, team)
    tried = try_numbers(session, director(team), run)
    assert version(session, team) == before
    assert profiles_of(session, team.organization) == []
    assert tried == bring_numbers(session, director(team), run)


def test_how_a_file_was_read_is_kept_and_known_again_by_its_columns(session: Session, team: Team) -> None:
    file = "Nr,Wer,Wann,Was\n1,R.,03/02/2026,Busy\n"
    plan = Plan("calls", ("source_id", "rep", "on", "outcome"), "dmy", reps={"R.": team.rob})
    assert bring(session, team, file, plan, save_as="Our dialer").counts["new"] == 1
    later = file + "2,T.,04/02/2026,Busy\n"
    found, _, name = look(session, director(team), ("later.csv", later.encode()), None, None)
    assert name == "Our dialer"
    assert (found.plan.columns, found.plan.dates, found.plan.reps) == (plan.columns, "dmy", plan.reps)
    of_mo = Who(team.organization, team.mo, frozenset({team.sam}))
    assert look(session, of_mo, ("later.csv", later.encode()), None, None)[0].plan.reps == {}
    bring(session, team, file, plan, save_as="Our dialer")
    assert len(profiles_of(session, team.organization)) == 1


def test_a_saved_way_to_read_files_is_its_makers_or_a_directors_to_change(
    session: Session, team: Team
) -> None:
    file = "Id,Rep,Date\n1,Rob,2026-03-30\n"
    run = FileRun(("a.csv", file.encode()), seen(session, team, file).plan, NOW, save_as="Our dialer")
    of_mo = Who(team.organization, team.mo, frozenset({team.rob}))
    bring_numbers(session, of_mo, run)
    bring_numbers(session, of_mo, run)
    bring_numbers(session, director(team), run)
    with pytest.raises(UnreadableFile) as problem:
        bring_numbers(session, of_mo, run)
    assert problem.value.code == "name_taken"
    assert [one.by for one in profiles_of(session, team.organization)] == [team.dana]


def test_a_manager_brings_in_for_their_own_reps_alone(session: Session, team: Team) -> None:
    file = "Id,Rep,Date\n1,Rob,2026-03-30\n2,Tess,2026-03-30\n"
    plan = seen(session, team, file).plan
    of_mo = Who(team.organization, team.mo, frozenset({team.rob, team.sam}))
    report = bring_numbers(session, of_mo, FileRun(("a.csv", file.encode()), plan, NOW))
    assert [(one.row, one.code) for one in report.refused] == [(3, "unknown_rep")]
    bring(session, team, file)
    taken_over = Plan(plan.kind, plan.columns, "ymd", reps={"Tess": team.rob})
    report = bring_numbers(session, of_mo, FileRun(("a.csv", file.encode()), taken_over, NOW))
    assert [(one.row, one.code) for one in report.refused] == [(3, "rep_not_yours")]
    theirs = Plan(plan.kind, plan.columns, "ymd", reps={"Rob": team.tess})
    with pytest.raises(UnreadableFile):
        bring_numbers(session, of_mo, FileRun(("a.csv", file.encode()), theirs, NOW))


def test_the_real_export_comes_in_whole(session: Session, team: Team) -> None:
    _, pipeline = real_export()
    content = pipeline.read_bytes()
    names = {row["sales_agent"] for row in csv.DictReader(io.StringIO(content.decode()))}
    found = look(session, director(team), ("sales_pipeline.csv", content), None, None)[0]
    reps = {name: (team.rob, team.sam, team.tess)[n % 3] for n, name in enumerate(sorted(names))}
    plan = Plan(found.plan.kind, found.plan.columns, found.plan.dates, "point", found.plan.words, reps)
    report = bring(session, team, content, plan)
    assert (report.rows, report.counts["new"], report.refused) == (8800, 8800, [])
    assert Counter(stage for _, stage, *_ in deals(session)) == {
        "won": 4238, "lost": 2473, "engaging": 1589, "prospecting": 500,
    }  # fmt: skip
    assert bring(session, team, content, plan).counts["unchanged"] == 8800
