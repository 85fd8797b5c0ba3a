"""Run seeds of the simulation: python -m tests.simulation --seeds 100 [--first 1] [--database postgresql]."""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.databases import NewDatabase, postgresql_databases, sqlite_databases
from tests.simulation.harness import Harness

BUNDLES = Path("build/simulation")


def main() -> int:
    asked = arguments()
    bundle = bundled()
    with (
        tempfile.TemporaryDirectory(prefix="simulation") as folder,
        databases(asked.database, Path(folder)) as new,
    ):
        harness = Harness(new, Path(folder), asked.mutant)
        settings = vars(asked)
        command = ["tools/node", "node", "--max-semi-space-size=64", bundle, json.dumps(settings)]
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
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--steps", default="", help="only these steps, such as 0,4,17")
    parser.add_argument("--mutant", help="break it on purpose, by name")
    return parser.parse_args()


def bundled() -> str:
    """The simulator with the app's own code, as one file that Node runs."""
    built = BUNDLES / "app.mjs"
    build = ["tools/node", "npx", "vite", "build", "--config", "tests/simulation/vite.config.ts"]
    subprocess.run([*build, "--logLevel", "warn"], check=True)
    return str(built)


@contextmanager
def databases(make: str, folder: Path) -> Iterator[NewDatabase]:
    with (sqlite_databases if make == "sqlite" else postgresql_databases)(folder) as new:
        yield new


if __name__ == "__main__":
    sys.exit(main())
