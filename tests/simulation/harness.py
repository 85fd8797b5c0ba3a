"""The server's side of a simulation: a real server that can be killed and comes back, and a way to ask.

`Harness` answers the questions of the simulator, one JSON object a line: make an organization, edit as an
administrator does, kill the server, copy and restore the database, read everything. The serving process is
forked from one that has imported everything already, behind a socket that stays open: a request made while
nobody serves waits for the next one.
"""

import json
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

from flask import Flask
from sqlalchemy import NullPool, create_engine
from sqlalchemy.orm import Session

from server import create_app
from server.config import Config
from server.serve import Server
from tests.databases import NewDatabase
from tests.simulation import organizations, reading, restoring
from tests.simulation.faults import arm
from tests.simulation.mutants import MUTANTS
from tests.simulation.warm import warm_up

SECRET = "a secret that only the simulation knows"
THREADS = 8
LONGEST_LOG = 4000  # characters of it that are told

Answer = Callable[..., Any]


class Harness:
    """One database, the server on it, and the answers to what the simulator asks."""

    def __init__(self, new_database: NewDatabase, folder: Path, mutant: str | None = None) -> None:
        """`mutant`: the name of a way in which the server is broken on purpose."""
        self.new_database, self.folder = new_database, folder
        self.log = folder / "server.log"
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.process: int | None = None
        arm()
        if mutant in MUTANTS:
            MUTANTS[mutant]()
        self.fresh()

    def fresh(self) -> None:
        """Go on with a new database, empty but for its tables."""
        self.stop()
        self.url = self.new_database()
        self.config = Config(database_url=self.url, data=self.folder, secret_key=SECRET)
        self.app = create_app(self.config)
        # nothing stays open that a fork would share
        self.engine = create_engine(self.url, poolclass=NullPool)
        with Session(self.engine) as session:
            warm_up(self.app, session)
        self.start()

    def answer_all(self, asked: TextIO, answers: TextIO) -> None:
        """Answer line by line until there are no more."""
        known: dict[str, Answer] = {
            "address": lambda: self.socket.getsockname()[1],
            "fresh": self.fresh,
            "kill": self.kill,
            "log": lambda: self.log.read_text(errors="replace")[-LONGEST_LOG:],
            "organization": self.within(organizations.make),
            "write": self.within(organizations.write),
            "end_sessions": self.within(organizations.end_sessions),
            "everything": self.within(reading.everything),
            "backup": lambda: restoring.back_up(self),
            "restore": lambda: restoring.go_back(self),
        }
        for line in asked:
            question = json.loads(line)
            answer = known[question.pop("ask")](**question)
            answers.write(json.dumps(answer) + "\n")
            answers.flush()

    def within(self, answer: Answer) -> Answer:
        """Let `answer` work in a session of its own, given first."""

        def ask(**question: Any) -> Any:
            with Session(self.engine, expire_on_commit=False) as session:
                return answer(session, **question)

        return ask

    def start(self) -> None:
        """Serve, in a process group of its own."""
        self.process = os.fork()
        if self.process:
            return
        try:
            os.setsid()
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            log = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            os.dup2(log, 1)
            os.dup2(log, 2)
            serve(self.app, self.socket.fileno())
        finally:
            os._exit(1)

    def kill(self) -> None:
        """End the server as a power cut does, and let it come back."""
        self.stop()
        self.start()

    def stop(self) -> None:
        if self.process is None:
            return
        while True:  # until it has made itself a group of its own, there is none to kill
            try:
                os.killpg(self.process, signal.SIGKILL)
                break
            except ProcessLookupError:
                time.sleep(0.001)
        os.waitpid(self.process, 0)
        self.process = None


def serve(app: Flask, listening: int) -> None:
    """What `ridealong serve` runs, on a socket that is there already."""
    sys.argv = sys.argv[:1]
    server = Server(lambda: app, bind=f"fd://{listening}", workers=1, threads=THREADS, log=False)
    server.cfg.set("loglevel", "critical")
    server.run()
