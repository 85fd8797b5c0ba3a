"""Every check there is, in one list; runs the groups it is given and prints one summary.

The checks of "lint" run two at a time, since each uses one processor; those of "test" use all there are.

python tools/checks.py lint test
"""

import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import psutil


class Check(NamedTuple):
    """`needs`: a file that names the program the check runs, or says in one line why there is none."""

    name: str
    command: str
    needs: Path | None = None

    @property
    def why_not(self) -> str | None:
        found = self.needs.read_text().strip() if self.needs else "/"
        return None if found.startswith("/") else found


PYTEST = "pytest --numprocesses 2 --dist worksteal --durations 10 --durations-min 1"
NO_PROPERTIES = "-p no:hypothesispytest -p no:anyio"  # plugins that journeys have no use for, slow to import
#: A browser waits now and then; one test at a time is given out. The last of two such options counts.
ONE_MORE = "--numprocesses 3 --dist load --maxschedchunk 1"
AT_ONCE = {"lint": 2, "test": 1}
SLOWEST = 10
MOST_SECONDS = 780  # a check that hangs fails: the gate has to end by itself

GROUPS = {
    "lint": [
        Check("rules, Python", "ruff check --quiet"),
        Check("format, Python", "ruff format --check --quiet"),
        Check("types, Python", "mypy"),
        Check(
            "rules and format, TypeScript", "tools/node npx biome check --error-on-warnings --log-level=warn"
        ),
        Check("types, TypeScript", "tools/node npx tsc --project tsconfig.json"),
    ],
    "test": [
        Check("TypeScript", "tools/node npx vitest run"),
        Check(
            "Python, both databases",
            f"{PYTEST} --ignore tests/journeys --ignore tests/webkit --ignore tests/simulation",
        ),
        Check("simulation", f"{PYTEST} {NO_PROPERTIES} tests/simulation"),
        Check("journeys in the browser", f"{PYTEST} {ONE_MORE} {NO_PROPERTIES} tests/journeys"),
        Check("journeys in WebKit", f"{PYTEST} {NO_PROPERTIES} tests/webkit", Path("build/webkit")),
    ],
}


class Result(NamedTuple):
    check: Check
    passed: bool | None  # None: could not be run here
    seconds: float
    output: str = ""

    @property
    def said(self) -> str:
        """How many tests passed, where the check counts them."""
        counts = [line for line in self.output.splitlines() if re.search(r"\d+ (passed|failed)", line)]
        return self.check.why_not or (counts[-1].strip(" =") if counts else "")

    @property
    def durations(self) -> dict[str, float]:
        """Seconds of its slow tests, their set-up included."""
        found: dict[str, float] = {}
        for seconds, test in re.findall(
            r"^([\d.]+)s (?:setup|call|teardown) +(.+)$", self.output, re.MULTILINE
        ):
            found[test] = found.get(test, 0) + float(seconds)
        return found


def main(groups: list[str]) -> int:
    """Run the checks of these groups, all of them even when one fails; 0 when all passed."""
    results = [result for group in groups for result in run_group(group)]
    print_slowest(results)
    print("\nSummary")
    for result in results:
        sign = {True: "✓", False: "✕", None: "–"}[result.passed]
        print(f"  {sign} {result.check.name:<30} {result.seconds:5.0f} s   {result.said}")
    passed, failed = (sum(result.passed is way for result in results) for way in (True, False))
    print(f"\n{passed} passed, {failed} failed")
    return 1 if failed else 0


def run_group(group: str) -> list[Result]:
    with ThreadPoolExecutor(AT_ONCE[group]) as pool:
        return list(pool.map(lambda check: run(check, alone=AT_ONCE[group] == 1), GROUPS[group]))


def run(check: Check, *, alone: bool) -> Result:
    """Run one check, its output shown as it comes, or in one piece when others run beside it."""
    title = f"\n── {check.name}: {check.why_not or check.command}\n"
    show(title if alone or check.why_not else "")
    if check.why_not:
        return Result(check, None, 0)
    started = time.monotonic()
    output, code = watched(check.command, show if alone else lambda _line: None)
    show("" if alone else title + output)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", output)
    return Result(check, code == 0, time.monotonic() - started, plain)


def watched(command: str, each_line: Callable[[str], None]) -> tuple[str, int]:
    """What a command printed, and its exit code. It and all it started is ended when it takes too long."""
    process = subprocess.Popen(command.split(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    started = time.monotonic()
    watch = threading.Timer(MOST_SECONDS, end, [process.pid])
    watch.start()
    lines = []
    for line in process.stdout:
        lines.append(line)
        each_line(line)
    watch.cancel()
    code = process.wait()
    if time.monotonic() - started >= MOST_SECONDS:
        lines.append(f"It did not end within {MOST_SECONDS} seconds, and was ended.\n")
        each_line(lines[-1])
        code = code or 1
    return "".join(lines), code


def end(pid: int) -> None:
    """Kill a process and all it started, groups of their own too: any may hold the pipe that is read."""
    with suppress(psutil.NoSuchProcess):
        started = psutil.Process(pid)
        for process in [*started.children(recursive=True), started]:
            with suppress(psutil.NoSuchProcess):
                process.kill()


def show(text: str) -> None:
    print(text, end="", flush=True)


def print_slowest(results: list[Result]) -> None:
    """The slowest tests of all checks, so that growth is seen."""
    durations = [found for result in results for found in result.durations.items()]
    slowest = sorted(durations, key=lambda found: -found[1])[:SLOWEST]
    if slowest:
        print("\nSlowest tests")
    for test, seconds in slowest:
        print(f"  {seconds:5.1f} s   {test}")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    Path("build").mkdir(exist_ok=True)
    raise SystemExit(main(sys.argv[1:]))
