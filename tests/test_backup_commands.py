"""`ridealong backup`, `restore` and `check`, as an operator runs them while it is served."""

from pathlib import Path

from tests.journeys.server import Server
from tests.test_serve import ridealong


def test_backed_up_and_restored_while_it_is_served(tmp_path: Path) -> None:
    data, backups = tmp_path / "data", tmp_path / "backups"
    backups.mkdir()
    server = Server(data)
    server.run("migrate")
    server.start()
    try:
        file = backups / "monday.tar"
        made = ridealong(data, "backup", str(file))
        assert made.returncode == 0, made.stderr
        assert file.stat().st_mode & 0o777 == 0o600
        said = ridealong(data, "restore", str(file), said="n\n")
        assert said.returncode == 1
        assert "Replace everything" in said.stdout
        done = ridealong(data, "restore", str(file), "--yes")
        assert done.returncode == 0, done.stderr
        (kept,) = backups.glob("before-restore-*.tar")
        assert str(kept) in done.stdout
        assert server.answers()
    finally:
        server.stop()
    checked = ridealong(data, "check")
    assert checked.returncode == 0, checked.stdout
    elsewhere = tmp_path / "elsewhere"
    fresh = ridealong(elsewhere, "restore", str(file), "--yes")
    assert fresh.returncode == 0, fresh.stderr
    assert "What was there" not in fresh.stdout
