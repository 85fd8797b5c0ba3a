"""Every check there is, in one list; runs the groups it is given and prints one summary.

python tools/checks.py lint test
"""

import re
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple


class Check(NamedTuple):
    """`needs`: a file that names the program the check runs, or says in one line why there is none."""

    name: str
    command: str
    needs: Path | None = None

    @property
    def why_not(self) -> str | None:
        found = self.needs.read_text().strip() if self.needs else "/"
        return None if found.startswith("/") else found


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
            "pytest --numprocesses 2 --dist loadfile --ignore tests/journeys --ignore tests/webkit",
        ),
        Check("journeys in the browser", "pytest --numprocesses 2 tests/journeys"),
        Check("journeys in WebKit", "pytest --numprocesses 2 tests/webkit", Path("build/webkit")),
    ],
}


class Result(NamedTuple):
    check: Check
    passed: bool | None  # None: could not be run here
    seconds: float
    said: str


def main(groups: list[str]) -> int:
    """Run the checks of these groups, all of them even when one fails; 0 when all passed."""
    results = [run(check) for group in groups for check in GROUPS[group]]
    print("\nSummary")
    for result in results:
        sign = {True: "✓", False: "✕", None: "–"}[result.passed]
        print(f"  {sign} {result.check.name:<30} {result.seconds:5.0f} s   {result.said}")
    passed, failed = (sum(result.passed is way for result in results) for way in (True, False))
    print(f"\n{passed} passed, {failed} failed")
    return 1 if failed else 0


def run(check: Check) -> Result:
    """Run one check, its output shown as it comes."""
    print(f"\n── {check.name}: {check.why_not or check.command}", flush=True)
    if check.why_not:
        return Result(check, None, 0, check.why_not)
    started = time.monotonic()
    process = subprocess.Popen(
        check.command.split(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        print(line, end="", flush=True)
        if re.search(r"\d+ (passed|failed)", line):
            said = re.sub(r"\x1b\[[0-9;]*m", "", line).strip(" =\n")
    return Result(check, process.wait() == 0, time.monotonic() - started, said)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    Path("build").mkdir(exist_ok=True)
    raise SystemExit(main(sys.argv[1:]))
