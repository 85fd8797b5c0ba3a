"""The simulation finds nothing in the app as it is, and finds every way in which it is broken on purpose.

`make simulate SEEDS=10000` runs more. A seed that finds something prints the command that replays it.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.simulation.bundle import bundled

SEEDS = 4  # on each database; `make simulate SEEDS=1000` runs more
ENOUGH_TO_NOTICE = 40


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bundled(tmp_path_factory.mktemp("simulation"))


def simulate(bundle: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "tests.simulation", "--bundle", str(bundle), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("database", "first"), [("sqlite", 1), ("postgresql", 1001)])
def test_nothing_is_lost_and_everybody_has_the_same(bundle: Path, database: str, first: int) -> None:
    done = simulate(bundle, "--database", database, "--first", str(first), "--seeds", str(SEEDS))
    assert done.returncode == 0, done.stderr
    assert f"{SEEDS} seeds" in done.stderr


@pytest.mark.parametrize(
    ("mutant", "database", "says"),
    [
        ("versions-from-a-sequence", "postgresql", "found something"),
        ("deferred-begin", "sqlite", "storage_away"),
        ("merge-by-clock-only", "sqlite", "was no concurrent edit|nobody brought it back"),
        ("no-receipts", "sqlite", "A replay was answered"),
        ("outbox-cleared-on-any-200", "sqlite", "not accepted, and waits nowhere"),
        ("cursor-before-records", "sqlite", "and should as"),
        ("taps-that-do-not-look", "sqlite", "and has another version"),
    ],
)
def test_what_is_broken_on_purpose_is_found(bundle: Path, mutant: str, database: str, says: str) -> None:
    options = ("--mutant", mutant, "--database", database, "--seeds", str(ENOUGH_TO_NOTICE))
    done = simulate(bundle, *options)
    assert done.returncode == 1, done.stderr
    assert "The simulation itself" not in done.stderr
    assert re.search(says, done.stderr)
