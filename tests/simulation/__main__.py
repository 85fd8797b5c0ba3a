"""Run seeds of the simulation: python -m tests.simulation --seeds 1000 [--first 1] [--database postgresql].

Ends with 1 when something was found.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.databases import NewDatabase, postgresql_databases, sqlite_databases
from tests.simulation.bundle import bundled
from tests.simulation.harness import Harness

DATABASES = {"sqlite": sqlite_databases, "postgresql": postgresql_databases}


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that everything that was started ends too
    asked = arguments()
    asked.bundle = asked.bundle or str(bundled())
    return both(asked) if asked.database == "both" else run(asked)


def both(asked: argparse.Namespace) -> int:
    """Half of the seeds on each database, at the same time."""
    half = (asked.seeds + 1) // 2
    halves = [("sqlite", asked.first, half), ("postgresql", asked.first + half, asked.seeds - half)]
    again = [sys.executable, "-m", "tests.simulation", "--bundle", asked.bundle]
    running = [
        subprocess.Popen([*again, "--database", database, "--first", str(first), "--seeds", str(seeds)])
        for database, first, seeds in halves
    ]
    try:
        return max([one.wait() for one in running])
    finally:
        for one in running:
            one.terminate()


def run(asked: argparse.Namespace) -> int:
    room = os.environ.get("PYTEST_DEBUG_TEMPROOT")
    with (
        tempfile.TemporaryDirectory(prefix="simulation-", dir=room) as folder,
        databases(asked.database, folder) as new,
    ):
        harness = Harness(new, Path(folder), asked.mutant)
        # more room for what is young: an IndexedDB in memory makes a lot of it
        command = ["tools/node", "node", "--max-semi-space-size=64", asked.bundle, json.dumps(vars(asked))]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as simulator:
            assert simulator.stdin is not None
            assert simulator.stdout is not None
            try:
                harness.answer_all(simulator.stdout, simulator.stdin)
            finally:
                harness.stop()
        return simulator.returncode


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation")
    parser.add_argument("--seeds", type=int, default=100, help="how many")
    parser.add_argument("--first", type=int, default=1, help="the first of them")
    parser.add_argument("--database", choices=["both", *DATABASES], default="both")
    parser.add_argument("--steps", default="", help="only these steps, such as 0,4,17")
    parser.add_argument("--mutant", help="break it on purpose, by name")
    parser.add_argument("--bundle", help="the simulator as one file, when it is built already")
    return parser.parse_args()


@contextmanager
def databases(make: str, folder: str) -> Iterator[NewDatabase]:
    with DATABASES[make](Path(folder)) as new:
        yield new


if __name__ == "__main__":
    sys.exit(main())
