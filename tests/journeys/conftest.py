"""What every journey starts from: a server with the demo organization, and phones that reach it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect, sync_playwright

from tests.journeys.phone import Phone
from tests.journeys.server import Server, copy_of

expect.set_options(timeout=10_000)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser that `make test` found or installed."""
    return (Path(__file__).parents[2] / "build" / "chromium").read_text().strip()


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the demo organization, made once by the commands a newcomer runs."""
    server = Server(tmp_path_factory.mktemp("prepared") / "data")
    server.run("migrate")
    server.run("demo")
    return server.data


@pytest.fixture
def server(prepared: Path, tmp_path: Path) -> Iterator[Server]:
    running = Server(copy_of(prepared, tmp_path / "data"))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def phones(playwright: Playwright, chromium: str, server: Server, tmp_path: Path) -> Iterator[Callable[..., Phone]]:
    """Make a phone (`desk=True`: a desk) with a profile of its own; no page may have thrown an error at the end."""
    made: list[Phone] = []

    def make(url: str = server.url, desk: bool = False) -> Phone:
        made.append(Phone(playwright, chromium, tmp_path / f"profile-{len(made)}", url, desk))
        return made[-1]

    yield make
    for phone in made:
        phone.close()
    assert [error for phone in made for error in phone.errors] == []


Phones = Callable[..., Phone]
