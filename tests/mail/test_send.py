"""A mail goes out by a real server, as secure as was asked for, or it is said why not."""

import socket
from collections.abc import Iterator
from threading import Thread
from typing import Literal

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from server.extensions import secret_key
from server.mail.message import Mail
from server.mail.send import can_send, send
from server.mail.words import NotSent
from server.sealing import seal
from server.store.database import db, writing
from server.store.mail_servers import Server, keep_mail_server, mail_server_of
from tests.api.conftest import SQLITE_ONLY
from tests.mail.smtp_server import PASSWORD, USER, Certificate, MailServer
from tests.organization import NOW, Team

pytestmark = SQLITE_ONLY

HELLO = Mail("rob@north.example", "Hello", "Good morning, Rob.")


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    with app.app_context():
        yield db.session()


def use(
    session: Session,
    team: Team,
    port: int,
    security: str = "none",
    *,
    host: str = "localhost",
    password: str | None = None,
) -> None:
    """Let North's mail go out by this server."""
    sealed = password and seal(secret_key(), password)
    server = Server(host, port, security, USER if password else None, sealed, "coach@north.example")
    with writing(session):
        keep_mail_server(session, team.organization, server, NOW)


def why(session: Session, team: Team, mail: Mail = HELLO) -> NotSent:
    with pytest.raises(NotSent) as raised:
        send(session, team.organization, mail)
    kept = mail_server_of(session, team.organization)
    assert kept is None or (kept.trouble == str(raised.value) and kept.tried_at)
    return raised.value


def test_a_mail_arrives_as_it_was_meant(session: Session, team: Team, smtp: MailServer) -> None:
    assert not can_send(session, team.organization)
    use(session, team, smtp.port)
    assert can_send(session, team.organization)

    send(
        session, team.organization, Mail("rob@north.example", "Füße", "Größe\n" + "x" * 2000, "<p>Größe</p>")
    )

    [(to, message)] = smtp.taken
    assert to == ["rob@north.example"]
    assert message["Subject"] == "Füße"
    assert message["From"] == '"Ridealong, North" <coach@north.example>'
    assert message["Message-ID"].endswith("@north.example>")
    assert message["Date"]
    assert message["Auto-Submitted"] == "auto-generated"
    text, html = message.get_body(["plain"]), message.get_body(["html"])
    assert text
    assert html
    assert text.get_content().splitlines() == ["Größe", "x" * 2000]
    assert html.get_content().strip() == "<p>Größe</p>"
    kept = mail_server_of(session, team.organization)
    assert kept
    assert kept.trouble is None
    assert kept.tried_at


def test_a_name_with_a_line_break_makes_no_header(session: Session, team: Team, smtp: MailServer) -> None:
    use(session, team, smtp.port)
    evil = "Rob\r\nBcc: eve@evil.example\r\n\r\nBuy now\u2028X-Odd: 1"

    send(session, team.organization, Mail("rob@north.example", evil, "Hello", headers={"List-Help": evil}))

    [(to, message)] = smtp.taken
    assert to == ["rob@north.example"]
    assert message["Bcc"] is None
    assert message["X-Odd"] is None
    assert message.get_content().strip() == "Hello"
    assert message["Subject"] == "Rob Bcc: eve@evil.example Buy now X-Odd: 1"


@pytest.mark.parametrize(
    "to",
    [
        "rob@north.example\r\nBcc: eve@evil.example",
        "a@b.example, eve@evil.example",
        "Rob <a@b.example>",
        "rob",
    ],
)
def test_an_address_is_one_address(session: Session, team: Team, smtp: MailServer, to: str) -> None:
    use(session, team, smtp.port)
    refused = why(session, team, Mail(to, "Hello", "Hello"))
    assert "is no e-mail address" in str(refused)
    assert refused.for_good
    assert smtp.taken == []


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")  # all of it is TLS
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_it_is_encrypted_and_signed_in(
    session: Session, team: Team, trusted: Certificate, security: Literal["starttls", "tls"]
) -> None:
    with MailServer(security, trusted, asks=True) as server:
        use(session, team, server.port, security, password=PASSWORD)
        send(session, team.organization, HELLO)
        assert server.signed_in == [USER]
        assert len(server.taken) == 1

        use(session, team, server.port, security, password="another")
        assert "does not accept this user and password" in str(why(session, team))
        assert len(server.taken) == 1


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_nothing_is_told_to_a_server_with_a_certificate_nobody_knows(
    session: Session, team: Team, certificate: Certificate, security: Literal["starttls", "tls"]
) -> None:
    with MailServer(security, certificate, asks=True) as server:
        use(session, team, server.port, security, password=PASSWORD)
        assert "The certificate of localhost is not trusted" in str(why(session, team))
        assert (server.signed_in, server.taken) == ([], [])


def test_a_server_without_encryption_gets_nothing_that_was_to_be_encrypted(
    session: Session, team: Team, smtp: MailServer
) -> None:
    use(session, team, smtp.port, "starttls")
    assert "offers no STARTTLS" in str(why(session, team))
    use(session, team, smtp.port, "tls")
    assert "speaks no TLS" in str(why(session, team))
    use(session, team, smtp.port, "none", password=PASSWORD)
    assert "Without encryption no password is sent" in str(why(session, team))
    assert smtp.taken == []


@pytest.mark.parametrize(("answer", "for_good"), [("550 5.1.1 Nobody here", True), ("451 Try later", False)])
@pytest.mark.parametrize("command", ["RCPT", "DATA"])
def test_what_the_server_refuses_is_said_in_its_words(
    session: Session, team: Team, smtp: MailServer, command: str, answer: str, for_good: bool
) -> None:
    use(session, team, smtp.port)
    smtp.answers[command] = answer
    refused = why(session, team)
    assert answer.partition(" ")[2] in str(refused)
    assert refused.for_good is for_good


def test_where_nobody_answers_and_where_nothing_may_go(session: Session, team: Team) -> None:
    assert "a director says by which server" in str(why(session, team))
    use(session, team, 9, host="127.0.0.1")
    assert "is an address inside" in str(why(session, team))
    use(session, team, 25, host="no-such-server.invalid")
    assert "There is no server called" in str(why(session, team))
    with socket.create_server(("localhost", 0)) as closed:
        port = closed.getsockname()[1]
    use(session, team, port)
    assert "does not answer" in str(why(session, team))


def test_what_is_no_mail_server_is_named(session: Session, team: Team) -> None:
    with socket.create_server(("localhost", 0)) as listening:

        def hang_up() -> None:
            line, _ = listening.accept()
            line.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            line.close()

        answering = Thread(target=hang_up)
        answering.start()
        use(session, team, listening.getsockname()[1])
        assert "is no mail server" in str(why(session, team))
        answering.join()


def test_a_server_that_hangs_up_after_the_mail_may_have_it(
    session: Session, team: Team, smtp: MailServer
) -> None:
    use(session, team, smtp.port)
    smtp.hangs_up = True
    refused = why(session, team)
    assert "did not say whether it took it" in str(refused)
    assert refused.perhaps
    assert len(smtp.taken) == 1


@pytest.mark.parametrize(
    ("command", "answer", "only_this"),
    [
        ("RCPT", "452 Mailbox full", True),
        ("RCPT", "550 Nobody here", True),
        ("RCPT", "421 Going down", False),
        ("DATA", "451 Try later", False),
    ],
)
def test_what_is_one_persons_and_what_is_the_servers(
    session: Session, team: Team, smtp: MailServer, command: str, answer: str, only_this: bool
) -> None:
    use(session, team, smtp.port)
    smtp.answers[command] = answer
    assert why(session, team).only_this is only_this
