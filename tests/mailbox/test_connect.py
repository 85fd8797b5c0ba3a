"""What a mail server says that is no e-mail: which of it passes, and what it costs us."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

import pytest

from server.mailbox.connect import Mailbox, MailboxTrouble, opened
from server.mailbox.new_mails import new_mails
from server.outgoing.guard import Guard
from tests.mailbox.conftest import USER, ImapServer

HERE = Guard(frozenset({"127.0.0.1"}))
BEGINS = {"CAPABILITY": "* CAPABILITY IMAP4rev1\r\n{tag} OK so", "LOGOUT": "* BYE\r\n{tag} OK out"}
OPENS = BEGINS | {"LOGIN": "{tag} OK in", "EXAMINE": "{tag} OK open"}


@contextmanager
def says(answers: Mapping[str, str]) -> Iterator[int]:
    """The port of a server that answers each command with this; one it has no answer for cuts the line."""

    class Handler(StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"* OK [CAPABILITY IMAP4rev1] here\r\n")
            while line := self.rfile.readline().decode().split():
                command = line[2] if line[1] == "UID" else line[1]
                if command not in answers:
                    return
                self.wfile.write(answers[command].format(tag=line[0]).encode() + b"\r\n")

    with ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield int(server.server_address[1])
        server.shutdown()


def reads(port: int, user: str = USER, password: str = "correct horse") -> None:  # noqa: S107
    with opened(HERE, Mailbox("127.0.0.1", port, "none", user), password) as client:
        list(new_mails(client, "INBOX", None))


@pytest.mark.parametrize(
    ("answers", "passes"),
    [
        ({**BEGINS, "LOGIN": "{tag} NO [AUTHENTICATIONFAILED] wrong"}, False),
        ({**BEGINS, "LOGIN": "{tag} NO [UNAVAILABLE] Temporary authentication failure"}, True),
        (BEGINS, True),
        ({**OPENS, "EXAMINE": "{tag} NO [INUSE] another one reads it"}, True),
        ({**OPENS, "EXAMINE": "{tag} NO no such folder\0"}, False),
    ],
)
def test_trouble_of_the_server_passes_and_a_wrong_password_does_not(
    answers: dict[str, str], passes: bool
) -> None:
    with says(answers) as port, pytest.raises(MailboxTrouble) as trouble:
        reads(port)
    assert (trouble.value.passes, "\0" in str(trouble.value)) == (passes, False)


def test_more_than_an_e_mail_is_not_taken_in() -> None:
    answers = OPENS | {
        "STATUS": '* STATUS "INBOX" (UIDVALIDITY 1)\r\n{tag} OK so',
        "SEARCH": "* SEARCH 1\r\n{tag} OK so",
        "FETCH": "* 1 FETCH (UID 1 RFC822.SIZE {{99999999999}}\r\n",
    }
    with says(answers) as port, pytest.raises(MailboxTrouble, match="more than an e-mail"):
        reads(port)


@pytest.mark.parametrize(("user", "password"), [("Jürgen", "Grüße €"), (r"NORTH\anna b", 'a"b\\c')])
def test_users_and_passwords_of_any_language_are_let_in(user: str, password: str) -> None:
    with ImapServer("--no-tls", user=user, password=password) as imap:
        reads(imap.port, user, password)
