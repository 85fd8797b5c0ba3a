"""Whatever command meets a disk or a database that fails ends with a sentence: what, why, and what to do."""

import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.disks import Disk, disk, respect_modes
from tests.importing.files import HEADER, ROW, TEAMS
from tests.journeys.server import free_port
from tests.ridealong import run

PASSWORD = "correct horse battery staple"
UNSENT = Path(__file__).parent / "vectors" / "unsent_work.json"
NO_ROOM = r"Cannot write {}\S*: there is no room\. Make some on its disk"
READ_ONLY = (
    r"Cannot write {}\S*: (it is read-only\. Make it writable|the user that this runs as may not\. Give)"
)
NO_RIGHT = r"Cannot write {}\S*: the user that this runs as may not\. Give them the right"
DAMAGED = (
    r"no database, or a damaged one: {}/ridealong\.db\. Stop the server, move it away and `ridealong restore`"
)


class Operator:
    """Somebody at the command line, with a data folder and files beside it."""

    def __init__(self, data: Path, beside: Path) -> None:
        self.data, self.beside = data, beside
        self.before: Callable[[], None] | None = None

    def types(self, *arguments: str, **settings: str) -> CompletedProcess[str]:
        environment = {**os.environ, "RIDEALONG_DATA": str(self.data), **settings}
        return run(arguments, environment, f"{PASSWORD}\n", before=self.before)

    def commands(self) -> dict[str, Sequence[str]]:
        made = ["--organization", "Other", "--director", "D", "--email", "d@other.example"]
        crm = ["--teams", str(self.beside / "teams.csv"), str(self.beside / "pipeline.csv")]
        return {
            "check": [],
            "serve": ["--port", str(free_port())],
            "migrate": [],
            "init": [*made, "--password-stdin"],
            "password": ["dora@acme.example", "--password-stdin"],
            "demo": [],
            "backup": [str(self.beside / "new.tar")],
            "restore": [str(self.beside / "good.tar"), "--yes"],
            "import": ["opportunities", *crm],
            "import-unsent": [str(UNSENT)],
        }

    def is_told(self, says: str, path: Path, *, but: Sequence[str] = ()) -> None:
        """Every command but these says this of a file at `path`."""
        for command, arguments in self.commands().items():
            if command not in but:
                is_told(self.types(command, *arguments), says, path)


def is_told(done: CompletedProcess[str], says: str, path: Path) -> None:
    said = done.stdout + done.stderr
    assert done.returncode == 1, (done.args, said)
    assert re.search(says.format(re.escape(str(path))), said), (done.args, said)
    assert "Traceback" not in said


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Operator:
    """An installation with an organization, its backup, and an export of a CRM."""
    folder = tmp_path_factory.mktemp("ready")
    made = Operator(folder / "data", folder)
    (folder / "teams.csv").write_text(TEAMS)
    (folder / "pipeline.csv").write_text(HEADER + ROW)
    told = ["--organization", "Acme", "--director", "Dora", "--email", "dora@acme.example"]
    for arguments in (["migrate"], ["init", *told, "--password-stdin"], ["backup", str(folder / "good.tar")]):
        done = made.types(*arguments)
        assert done.returncode == 0, done.stderr
    with closing(sqlite3.connect(made.data / "ridealong.db")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # so that everything is in the one file
    return made


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Disk]:
    with disk(tmp_path / "disk") as made:
        yield made


@pytest.fixture
def operator(small: Disk, ready: Operator) -> Operator:
    """The installation, on a small disk."""
    shutil.copytree(ready.data, small.folder / "data")
    return Operator(small.folder / "data", ready.beside)


def test_a_full_disk(operator: Operator, small: Disk) -> None:
    small.fill()
    operator.before = small.before
    operator.is_told(NO_ROOM, operator.data)
    small.make_room()
    operator.before = small.before
    assert operator.types("check").returncode == 0


def test_looking_leaves_nothing_behind(operator: Operator) -> None:
    before = {path.name: path.read_bytes() for path in operator.data.iterdir()}
    done = operator.types("check")
    assert done.returncode == 0, done.stdout
    after = {path.name: path.read_bytes() for path in operator.data.iterdir()}
    assert {name: content for name, content in after.items() if not name.endswith(("-shm", "-wal"))} == before


def test_a_read_only_disk(operator: Operator, small: Disk) -> None:
    small.freeze()
    operator.before = small.before
    operator.is_told(READ_ONLY, operator.data)


def test_a_database_file_that_is_for_somebody_else(operator: Operator) -> None:
    (operator.data / "ridealong.db").chmod(0o444)
    operator.before = respect_modes
    operator.is_told(NO_RIGHT, operator.data / "ridealong.db", but=["migrate", "backup", "import-unsent"])


@pytest.mark.parametrize("command", ["check", "serve"])
def test_a_data_folder_that_is_read_only_beside_a_database_that_is_well(
    operator: Operator, small: Disk, ready: Operator, command: str
) -> None:
    small.freeze()
    operator.before = small.before
    elsewhere = f"sqlite:///{ready.data / 'ridealong.db'}"
    is_told(operator.types(command, RIDEALONG_DATABASE_URL=elsewhere), READ_ONLY, operator.data)


def test_a_data_folder_that_cannot_be_made(small: Disk, ready: Operator) -> None:
    small.freeze()
    nowhere = Operator(small.folder / "data", ready.beside)
    nowhere.before = small.before
    nowhere.is_told(f"RIDEALONG_DATA: ({READ_ONLY})", nowhere.data)


def test_a_first_start_without_room_for_the_key(small: Disk, ready: Operator) -> None:
    if small.mounted:  # a bound on the size of files leaves room for a key
        small.fill()
    (small.folder / "data").mkdir(exist_ok=True)
    small.freeze()
    first = Operator(small.folder / "data", ready.beside)
    first.before = small.before
    is_told(first.types("migrate"), "RIDEALONG_DATA: Cannot write {}", first.data / "secret-key")


@pytest.mark.parametrize("spoilt", ["no database", "cut short"])
def test_a_database_file_that_cannot_be_read(operator: Operator, spoilt: str) -> None:
    file = operator.data / "ridealong.db"
    file.write_bytes(b"a letter, say\n" * 500 if spoilt == "no database" else file.read_bytes()[:50_000])
    operator.is_told(DAMAGED, operator.data)


def test_a_database_file_that_is_damaged_within(operator: Operator) -> None:
    """What reads all of it tells; what happens not to come to the place may go on."""
    file = operator.data / "ridealong.db"
    with closing(sqlite3.connect(file)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'receipts'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with file.open("r+b") as spoilt:
        spoilt.seek((page - 1) * size)
        spoilt.write(b"x" * size)
    is_told(operator.types("check"), "The database file is damaged", file)
    for command in ("backup", "restore"):
        is_told(operator.types(command, *operator.commands()[command]), DAMAGED, operator.data)


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_no_room_for_what_a_command_writes(ready: Operator, small: Disk, command: str) -> None:
    """The data folder is well: what has no room is the backup, or the one that a restore makes first."""
    file, yes = small.folder / "backup.tar", ["--yes"] if command == "restore" else []
    if yes:
        shutil.copy(ready.beside / "good.tar", file)
    small.fill()
    on_it = Operator(ready.data, small.folder)
    on_it.before = small.before
    # a bound on the size of files holds everywhere, and is met first at the database
    where = small.folder if small.mounted else ready.data
    is_told(on_it.types(command, str(file), *yes), NO_ROOM, where)
    small.make_room()
    assert [path.name for path in small.folder.iterdir()] == [file.name] * len(yes)


def test_no_room_for_the_refused_rows(ready: Operator, small: Disk) -> None:
    (small.folder / "refused.csv").touch()
    small.freeze()
    on_it = Operator(ready.data, ready.beside)
    on_it.before = small.before
    arguments = [*ready.commands()["import"], "--rejected", str(small.folder / "refused.csv")]
    is_told(
        on_it.types("import", *arguments), "The refused rows were not written. " + READ_ONLY, small.folder
    )
