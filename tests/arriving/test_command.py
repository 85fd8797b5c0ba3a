"""`ridealong bring` as it is typed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from server.cli import main
from tests.arriving.making import mail, mailbox, recording
from tests.databases import NewDatabase
from tests.organization import make_team

Typed = Callable[..., Result]


@pytest.fixture
def typed(tmp_path: Path, new_sqlite: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> Typed:
    url = new_sqlite()
    engine = create_engine(url)
    with Session(engine) as session:
        make_team(session)
    engine.dispose()
    monkeypatch.setenv("RIDEALONG_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("RIDEALONG_DATABASE_URL", url)
    return lambda *words: CliRunner().invoke(main, ["bring", *map(str, words)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of Rob's with calls in it, and a mailbox beside."""
    (tmp_path / "in" / "Rob").mkdir(parents=True)
    (tmp_path / "in" / "Rob" / "first.mp3").write_bytes(recording("mp3"))
    (tmp_path / "in" / "Rob" / "second.wav").write_bytes(recording("wav"))
    (tmp_path / "in" / ".DS_Store").write_bytes(b"\0\0\0\x01Bud1")
    (tmp_path / "in" / "box.mbox").write_bytes(
        mailbox(mail(), mail(Message_ID="<2>", From="tess@north.example"))
    )
    return tmp_path / "in"


def test_a_whole_folder_comes_in_once(typed: Typed, folder: Path) -> None:
    result = typed(folder)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "Rob: 3 new.",
        "Tess: 1 new.",
        "4 new, 0 there already, from 3 files.",
    ]
    assert "0 new, 4 there already" in typed(folder).stdout
    check = CliRunner().invoke(main, ["check"])
    assert "file" not in check.stdout, check.stdout


def test_what_is_nobodys_and_what_cannot_be_read_is_named(typed: Typed, folder: Path) -> None:
    (folder / "stranger.eml").write_bytes(mail(From="ann@other.example", Message_ID="<9>"))
    (folder / "film.zip").write_bytes(b"PK\x03\x04")
    result = typed(folder)
    assert result.exit_code == 1
    assert "Nobody's: stranger.eml names ann@other.example, who is none of your active reps." in result.stdout
    assert "Not read: in/film.zip: this is an archive" in result.stderr
    assert "4 new, 0 there already, from 4 files." in result.stdout
    said = typed(folder / "stranger.eml", "--rep", "sam@north.example")
    assert (said.exit_code, said.stdout.splitlines()[0]) == (0, "Sam: 1 new.")


def test_somebody_who_is_not_there_is_not_written_for(typed: Typed, folder: Path) -> None:
    assert "Nobody here is called Zoe." in typed(folder, "--rep", "Zoe").stderr
    nothing = typed(folder / ".DS_Store")
    assert (nothing.exit_code, "no recording (mp3" in nothing.stderr) == (2, True)
