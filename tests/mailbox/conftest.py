"""A real IMAP server on this machine, and an organization whose reps' e-mails go to it."""

import select
import subprocess
import sys
from collections.abc import Iterator

import pytest
from imapclient import IMAPClient
from sqlalchemy.orm import Session

from tests.journeys.server import free_port
from tests.mailbox.certificate import Certificate, certificate_in
from tests.organization import Team, make_team

USER, PASSWORD = "coach@north.example", "correct horse"
RUNS = "from pymap.main import main; main()"


class ImapServer:
    """One mailbox, empty at first: `puts` an e-mail into it. Started anew it is empty and numbers anew."""

    def __init__(self, *arguments: str, user: str = USER, password: str = PASSWORD) -> None:
        self.port = free_port()
        told = ["--host", "127.0.0.1", "--port", str(self.port), *arguments, "dict", "--demo-user", user]
        self.arguments = [*told, "--demo-password", password]

    def __enter__(self) -> "ImapServer":
        self.process = subprocess.Popen([sys.executable, "-c", RUNS, *self.arguments])
        while self.process.poll() is None:
            try:
                self._client().shutdown()
            except ConnectionError:
                select.select([], [], [], 0.02)  # gives the processor to the server
                continue
            return self
        raise AssertionError("the IMAP server did not start")

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait()

    def _client(self) -> IMAPClient:
        return IMAPClient("127.0.0.1", self.port, ssl=False)

    def puts(self, *mails: bytes) -> None:
        with self._client() as client:
            if b"STARTTLS" in client.capabilities():
                client.starttls()
            client.login(USER, PASSWORD)
            for mail in mails:
                client.append("INBOX", mail.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))

    def empties(self) -> None:
        """Take everything out of it."""
        with self._client() as client:
            client.login(USER, PASSWORD)
            client.select_folder("INBOX")
            if found := client.search():
                client.delete_messages(found)
                client.expunge()

    def flags(self) -> set[bytes]:
        """Of all e-mails in it."""
        with self._client() as client:
            client.login(USER, PASSWORD)
            client.select_folder("INBOX", readonly=True)
            found = client.get_flags(client.search())
        return {flag for flags in found.values() for flag in flags}


@pytest.fixture(scope="session")
def one_for_all() -> Iterator[ImapServer]:
    """To start one takes longer than most of what is done with it."""
    with ImapServer("--no-tls") as server:
        yield server


@pytest.fixture
def imap(one_for_all: ImapServer) -> ImapServer:
    """An empty mailbox. Whoever ends its server has one of their own."""
    one_for_all.empties()
    return one_for_all


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return certificate_in(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def team(session: Session) -> Team:
    return make_team(session)
