"""One direction only: walks the imports of both languages and names each that goes the wrong way."""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
APP = ROOT / "pwa" / "app"

DATABASE = {"sqlalchemy", "alembic", "psycopg", "sqlite3", "flask_sqlalchemy", "flask_migrate"}
HTTP = {"flask", "werkzeug", "flask_smorest", "flask_jwt_extended", "flask_limiter", "marshmallow", "webargs"}
WIRING = {"__init__", "extensions", "shell", "cli", "cli_app", "serve", "headers"}

#: What a screen may know of the phone's store and of sending; everything else goes through `record/`.
FOR_SCREENS = re.compile(
    r"store/(queries(/\w+)?|phone|session|safety|trouble)|sync/(state|when|files(_fetch)?)"
)


class Import(NamedTuple):
    """One import: the file it stands in, and what is imported, by its full name."""

    file: Path
    name: str

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT)} imports {self.name}"


def python_imports(folder: str) -> Iterator[Import]:
    for file in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Import):
                yield from (Import(file, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{file} imports by a relative name"
                yield from (Import(file, f"{node.module}.{alias.name}") for alias in node.names)


def browser_imports(folder: str) -> Iterator[Import]:
    """Imports of our own files, as a path from `pwa/app`; of packages, by their name."""
    pattern = re.compile(r"""(?<!\w)(?:from|import)\s*\(?\s*["']([^"']+)["']""")
    for file in sorted([*(APP / folder).rglob("*.ts"), *(APP / folder).rglob("*.tsx")]):
        if ".test." in file.name:
            continue
        for name in pattern.findall(file.read_text()):
            target = (file.parent / name).resolve()
            own = name.startswith(".") and target.is_relative_to(APP)
            yield Import(file, str(target.relative_to(APP)) if own else name)


def package(one: Import) -> str:
    return one.name.split(".")[0]


def names(wrong: Iterable[Import]) -> list[str]:
    return [str(one) for one in wrong]


@pytest.mark.parametrize(("folder", "own"), [("sync", "sync."), ("server/coaching", "server.coaching.")])
def test_the_core_imports_the_standard_library_and_itself_alone(folder: str, own: str) -> None:
    found = list(python_imports(folder))
    assert found
    allowed = sys.stdlib_module_names - DATABASE
    assert names(one for one in found if package(one) not in allowed and not one.name.startswith(own)) == []


def test_the_database_is_the_business_of_the_store() -> None:
    """Use cases name the session or the engine they are handed, and nothing else of it."""
    wrong = [
        one
        for one in python_imports("server")
        if package(one) in DATABASE
        and not one.file.is_relative_to(ROOT / "server/store")
        and one.name not in ("sqlalchemy.orm.Session", "sqlalchemy.Engine")
    ]
    assert names(wrong) == []


def test_http_is_the_business_of_the_api_and_the_wiring() -> None:
    at_home = (ROOT / "server/api", ROOT / "server/store/database.py", ROOT / "server/store/migrations")
    wrong = [
        one
        for one in python_imports("server")
        if package(one) in HTTP
        and not any(one.file.is_relative_to(place) for place in at_home)
        and not (one.file.parent == ROOT / "server" and one.file.stem in WIRING)
    ]
    assert names(wrong) == []


def test_the_store_knows_the_core_and_nothing_above_it() -> None:
    own = ("server.store", "server.coaching")
    wrong = [
        one
        for one in python_imports("server/store")
        if package(one) == "server" and not one.name.startswith(own)
    ]
    assert names(wrong) == []


def test_the_rules_on_the_phone_import_themselves_alone() -> None:
    found = list(browser_imports("coaching"))
    assert found
    assert names(one for one in found if not one.name.startswith("coaching/")) == []


@pytest.mark.parametrize("folder", ["screens", "parts"])
def test_screens_read_from_the_phone_and_write_through_record(folder: str) -> None:
    found = list(browser_imports(folder))
    assert found
    wrong = [
        one
        for one in found
        if (one.name.startswith(("store/", "sync/", "worker/")) and not FOR_SCREENS.fullmatch(one.name))
        or (one.name == "dexie" and one.file.name != "live.tsx")
    ]
    assert names(wrong) == []


@pytest.mark.parametrize("folder", ["coaching", "record", "store", "sync"])
def test_nothing_below_knows_a_screen(folder: str) -> None:
    wrong = [one for one in browser_imports(folder) if one.name.startswith(("screens/", "parts/", "preact"))]
    assert names(wrong) == []


def test_one_file_talks_to_the_network_and_one_sends_for_it() -> None:
    fetches = re.compile(r"\bfetch\s*\(|XMLHttpRequest|sendBeacon|new WebSocket")
    files = [*APP.rglob("*.ts"), *APP.rglob("*.tsx")]
    talking = {str(file.relative_to(APP)) for file in files if fetches.search(file.read_text())}
    assert talking == {"sync/connection.ts", "sync/sending.ts"}
    sending = [one for one in browser_imports(".") if one.name == "sync/sending"]
    assert [str(one.file.relative_to(APP)) for one in sending] == ["sync/connection.ts"]
