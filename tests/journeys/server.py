"""The real server of a journey: `ridealong serve` on a free port, on data of its own."""

import os
import select
import shutil
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from tests.ridealong import Ridealong, run

START_SECONDS = 30


class Server:
    """One organization's server that a journey may stop, start again and ask for its data folder."""

    def __init__(self, data: Path, database_url: str | None = None) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.data = data
        self.environment = {**os.environ, "RIDEALONG_DATA": str(data)}
        self.environment.pop("RIDEALONG_DATABASE_URL", None)
        if database_url:
            self.environment["RIDEALONG_DATABASE_URL"] = database_url
        self.log = data.with_name(f"{data.name}.log")
        self.process: Ridealong | None = None

    def run(self, *arguments: str, said: str | None = None) -> str:
        """Run one `ridealong` command to its end; its output. `said` goes to its standard input."""
        done = run(arguments, self.environment, said or "")
        assert done.returncode == 0, f"ridealong {' '.join(arguments)}: {done.stdout}{done.stderr}"
        return done.stdout

    def start(self) -> None:
        """Serve, and come back when it answers. Once stopped, it may be started again at the same address."""
        arguments = ["serve", "--host", "127.0.0.1", "--port", str(self.port)]
        self.process = Ridealong(arguments, self.environment, self.log)
        log, process = self.log, self.process
        self.wait_for_an_answer(lambda: log.read_text() if process.poll() is not None else None)

    def wait_for_an_answer(self, ended: Callable[[], str | None]) -> None:
        """Come back when it answers; `ended` tells why, once it never will."""

        def answers() -> bool:
            why = ended()
            assert why is None, f"the server ended before it answered: {why}"
            return self.answers()

        self.wait_until(answers)

    def wait_until(self, so: Callable[[], bool]) -> None:
        """Come back when it is so."""
        until = time.monotonic() + START_SECONDS
        while not so():
            assert time.monotonic() < until, "the server did not do it in time"
            select.select([], [], [], 0.02)  # gives the processor to the server

    def stop(self) -> None:
        """End it as an operator would."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=START_SECONDS)

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/api/health", timeout=2) as answer:  # noqa: S310 our own address
                return bool(answer.status == 200)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False


def copy_of(prepared: Path, to: Path) -> Path:
    """A data folder of its own for one journey, from one that was prepared once."""
    shutil.copytree(prepared, to)
    return to


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
