"""`ridealong demo` as it is typed."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from server.cli import main
from server.demo.command import local_zone
from tests.databases import NewDatabase


def test_the_sign_ins_are_printed_whether_it_was_there_or_not(
    tmp_path: Path, new_sqlite: NewDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RIDEALONG_DATA", str(tmp_path))
    monkeypatch.setenv("RIDEALONG_DATABASE_URL", new_sqlite())
    first, second = (CliRunner().invoke(main, ["demo"]) for _ in range(2))
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "is made" in first.stdout
    assert "is there" in second.stdout
    for who in ("director", "manager", "rep"):
        assert f"{who}@demo.example" in first.stdout
        assert f"{who}@demo.example" in second.stdout


def test_a_database_without_tables_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RIDEALONG_DATA", str(tmp_path))
    monkeypatch.delenv("RIDEALONG_DATABASE_URL", raising=False)
    result = CliRunner().invoke(main, ["demo"])
    assert result.exit_code == 1
    assert "ridealong migrate" in result.stderr


@pytest.mark.parametrize(
    ("named", "zone"), [("America/Denver", "America/Denver"), (":Asia/Tokyo", "Asia/Tokyo")]
)
def test_the_days_are_those_of_this_computer(named: str, zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", named)
    assert str(local_zone()) == zone


def test_a_zone_that_there_is_not_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Nowhere/At/All")
    assert local_zone()
