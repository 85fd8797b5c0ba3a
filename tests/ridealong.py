"""The `ridealong` command as a process of its own, without the seconds that its imports take.

Each is forked from one process that has imported the server already. What runs is the real command: with the
arguments, the environment, the signals and the exit code that an operator would give it and get.
"""

import multiprocessing
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from subprocess import CompletedProcess

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["server.cli", "server.worker", "sqlalchemy.dialects.sqlite"])
WRITE = os.O_WRONLY | os.O_CREAT | os.O_APPEND


class Ridealong:
    """A command that runs; it reads `said`, and writes to `output` and `errors` (or where `output` is).

    `before`: what its process does first.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        output: Path,
        errors: Path | None = None,
        said: Path | None = None,
        before: Callable[[], None] | None = None,
    ) -> None:
        files = (str(said or os.devnull), str(output), str(errors or output))
        self._process = FORKS.Process(
            target=_run, args=(list(arguments), dict(environment), files, before), daemon=True
        )
        self._process.start()
        assert self._process.pid
        self.pid: int = self._process.pid

    def poll(self) -> int | None:
        """The exit code, once there is one; a signal's is negative."""
        return self._process.exitcode

    def wait(self, timeout: float) -> int:
        """The exit code, when it has ended. Raises `TimeoutError` when it has not after `timeout` seconds."""
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise TimeoutError(f"ridealong still runs after {timeout} seconds")
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)


def run(
    arguments: Sequence[str],
    environment: Mapping[str, str],
    said: str = "",
    timeout: float = 60,
    before: Callable[[], None] | None = None,
) -> CompletedProcess[str]:
    """Run a command to its end, with `said` as its standard input."""
    with tempfile.TemporaryDirectory() as folder:
        asked, output, errors = (Path(folder) / name for name in ("in", "out", "err"))
        asked.write_text(said, encoding="utf-8")
        code = Ridealong(arguments, environment, output, errors, asked, before).wait(timeout)
        return CompletedProcess(
            list(arguments), code, output.read_text(encoding="utf-8"), errors.read_text(encoding="utf-8")
        )


def _run(
    arguments: list[str],
    environment: dict[str, str],
    files: tuple[str, str, str],
    before: Callable[[], None] | None,
) -> None:
    """What the forked process does."""
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    said, output, errors = files
    for number, path, how in ((0, said, os.O_RDONLY), (1, output, WRITE), (2, errors, WRITE)):
        opened = os.open(path, how, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 it lives as long as the process
    from server.cli import main

    if before is not None:
        before()
    main(arguments, prog_name="ridealong")
