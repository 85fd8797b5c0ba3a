"""What the journeys in WebKit start from: a screen nobody sees, a server, and phones that reach it."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys.conftest import line as line
from tests.journeys.conftest import prepared as prepared
from tests.journeys.conftest import server as server
from tests.journeys.server import Server
from tests.webkit.phone import Phone

Phones = Callable[..., Phone]


@pytest.fixture(scope="session")
def webkit() -> str:
    """WebKit's driver, that `make test` found or installed."""
    return (Path(__file__).parents[2] / "build" / "webkit").read_text().strip()


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """An X server without a screen, under the first number that is free."""
    told, tell = os.pipe()
    running = subprocess.Popen(
        ["Xvfb", "-displayfd", str(tell), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
        pass_fds=[tell],
        stderr=subprocess.DEVNULL,
    )
    os.close(tell)
    with os.fdopen(told) as line:
        yield f":{line.readline().strip()}"
    running.kill()
    running.wait()


@pytest.fixture
def phones(webkit: str, display: str, server: Server, tmp_path: Path) -> Iterator[Phones]:
    """Make a phone with a profile of its own, that finds the app at this address, or at the server's."""
    made: list[Phone] = []

    def make(url: str | None = None) -> Phone:
        made.append(Phone(webkit, display, tmp_path / f"profile-{len(made)}", url or server.url))
        return made[-1]

    yield make
    for phone in made:
        phone.close()
