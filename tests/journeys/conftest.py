"""What every journey starts from: a server with the demo organization, and phones that reach it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.journeys.line import Line, line_to
from tests.journeys.phone import FLAGS, Phone, headless
from tests.journeys.server import Server, copy_of
from tests.prepared import prepared_in

expect.set_options(timeout=15_000)

Phones = Callable[..., Phone]


#: The longest first: one that begins last would run on alone.
LONGEST = (
    "test_every_screen",
    "test_killed_often",
    "test_captured",
    "test_main_job",
    "test_goals",
    "test_checklists",
    "test_installed",
    "test_counting",
    "test_full_phone",
    "test_not_accepted",
    "test_retrospectives",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: LONGEST.index(item.path.stem) if item.path.stem in LONGEST else len(LONGEST))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """What the phones share that are opened once."""
    with playwright.chromium.launch(executable_path=headless(), args=FLAGS) as started:
        yield started


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the demo organization, made once, by the commands a newcomer runs."""
    room = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        room = room.parent  # that of all workers
    return prepared_in(room)


@pytest.fixture
def server(prepared: Path, tmp_path: Path) -> Iterator[Server]:
    running = Server(copy_of(prepared, tmp_path / "data"))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def line(server: Server) -> Iterator[Line]:
    with line_to(server) as opened:
        yield opened


@pytest.fixture
def phones(browser: Browser, server: Server, tmp_path: Path) -> Iterator[Phones]:
    """Make a phone, by the options of `Phone`; `kept`: with a profile. In no page may a fault be left."""
    made: list[Phone] = []

    def make(
        url: str | None = None, *, kept: bool = False, **options: bool | float | tuple[str, ...]
    ) -> Phone:
        profile = tmp_path / f"profile-{len(made)}" if kept else None
        made.append(Phone(browser, url or server.url, kept=profile, **options))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for phone in made:
        phone.close()
    assert [fault for phone in made for fault in phone.faults] == []
