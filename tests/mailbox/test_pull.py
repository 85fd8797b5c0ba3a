"""Reps' e-mails come in from a mailbox: a real IMAP server, blind copies, and what was sent on."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.arriving.take import Taking
from server.files.disk import DiskStore
from server.importing.who import Who
from server.mailbox.connect import Mailbox, MailboxTrouble
from server.mailbox.pull import Pull, Pulled, pull_mails
from server.outgoing.guard import Guard
from server.store.tables import Critique
from tests.mailbox.certificate import Certificate
from tests.mailbox.conftest import PASSWORD, USER, ImapServer
from tests.organization import Team

NOW = datetime(2026, 3, 31, 14, 5, tzinfo=UTC)
HERE = Guard(frozenset({"127.0.0.1"}))
OF = """From: {of}
To: {to}
Date: Mon, 30 Mar 2026 10:00:00 +0000
Subject: {subject}
Message-ID: <{id}@x>

{text}
"""

Pulls = Callable[..., Pulled]


def mail(
    id_: str, *, of: str = "Rob <rob@north.example>", to: str = "Tom <tom@cedar.example>", **more: str
) -> bytes:
    told = {"subject": "Our offer", "text": "What happens if you do nothing?"} | more
    return OF.format(id=id_, of=of, to=to, **told).encode()


@pytest.fixture
def kept() -> list[Mapping[str, Any]]:
    """How far the mailbox was read, after each portion."""
    return []


@pytest.fixture
def pulls(
    session: Session, team: Team, imap: ImapServer, tmp_path: Path, kept: list[Mapping[str, Any]]
) -> Pulls:
    """Reads the mailbox, from where it was read last."""

    def pull(guard: Guard = HERE, password: str = PASSWORD, **changed: Any) -> Pulled:
        settings = {
            "host": "127.0.0.1",
            "port": imap.port,
            "security": "none",
            "user": USER,
            "folder": "INBOX",
        }
        asked = Pull(
            Mailbox(**settings | {name: value for name, value in changed.items() if name in settings}),
            password,
            frozenset({USER}),
            kept[-1] if kept else None,
            changed.get("keep", lambda checkpoint, _done, _total: kept.append(checkpoint)),
            changed.get("trusted"),
        )
        taking = Taking(Who(team.organization), DiskStore(tmp_path / "files"), NOW)
        return pull_mails(session, guard, taking, asked)

    return pull


def titles(session: Session) -> list[str | None]:
    session.rollback()
    return sorted(str(one.title) for one in session.scalars(select(Critique)))


def test_a_blind_copy_is_the_reps_own_and_comes_once(
    imap: ImapServer, pulls: Pulls, session: Session, team: Team
) -> None:
    imap.puts(mail("1"), mail("2", subject="Your question", of="tess@north.example"))
    first = pulls()
    assert first.new == {team.rob: 1, team.tess: 1}
    assert not pulls().new
    imap.puts(mail("3", subject="The next step"))
    last = pulls()
    assert (last.new, last.there) == ({team.rob: 1}, 0)  # the first two were not even fetched
    assert titles(session) == ["Our offer", "The next step", "Your question"]
    one = session.scalars(select(Critique).where(Critique.title == "Our offer")).one()
    assert (one.customer, one.occurred_on.isoformat(), one.kind) == ("Tom", "2026-03-30", "email")
    assert imap.flags() <= {b"\\Recent"}  # nobody finds their mail marked as read


GMAIL = """FYI

---------- Forwarded message ---------
From: Rob <rob@north.example>
Date: Mon, Mar 30, 2026 at 10:00 AM
Subject: An offer, sent on
To: Tom <tom@cedar.example>


Would Thursday suit you?
"""
OUTLOOK = """
________________________________
From: Rob <rob@north.example>
Sent: Monday, March 30, 2026 10:00 AM
To: Tom <tom@cedar.example>
Subject: An offer, sent on

Would Thursday suit you?
"""
APPLE = """Anfang der weitergeleiteten Nachricht:

> Von: Rob <rob@north.example>
> Betreff: An offer, sent on
> Datum: 30. März 2026 um 10:00:00 MESZ
> An: Tom <tom@cedar.example>
>
> Would Thursday suit you?
"""
ATTACHED = b"""From: Mo <mo@north.example>
To: coach@north.example
Subject: Fwd: An offer, sent on
Date: Tue, 31 Mar 2026 10:00:00 +0000
Message-ID: <outer@x>
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

See below.
--b
Content-Type: message/rfc822

From: Rob <rob@north.example>
To: Tom <tom@cedar.example>
Subject: An offer, sent on
Date: Mon, 30 Mar 2026 10:00:00 +0000
Message-ID: <inner@x>

Would Thursday suit you?
--b--
"""


@pytest.mark.parametrize("text", [GMAIL, OUTLOOK, APPLE])
def test_what_a_manager_sends_on_is_the_one_inside(
    text: str, imap: ImapServer, pulls: Pulls, session: Session, team: Team
) -> None:
    imap.puts(mail("1", of="Mo <mo@north.example>", to=USER, subject="Fwd: An offer, sent on", text=text))
    assert pulls().new == {team.rob: 1}
    (one,) = session.scalars(select(Critique))
    assert (one.title, one.customer) == ("An offer, sent on", "Tom")


def test_an_e_mail_that_is_attached_whole_is_the_one_inside(
    imap: ImapServer, pulls: Pulls, session: Session, team: Team
) -> None:
    imap.puts(ATTACHED, mail("inner", subject="An offer, sent on"))  # and a blind copy of the same
    pulled = pulls()
    assert (pulled.new, pulled.there) == ({team.rob: 1}, 1)
    assert session.scalars(select(Critique.occurred_on)).one().isoformat() == "2026-03-30"


def test_what_a_rep_sends_on_to_a_customer_is_the_reps_own(
    imap: ImapServer, pulls: Pulls, session: Session, team: Team
) -> None:
    text = GMAIL.replace("rob@north.example", "expert@elsewhere.example").replace("Rob", "Ann")
    imap.puts(mail("1", subject="Fwd: From our expert", text=text))
    assert pulls().new == {team.rob: 1}
    assert titles(session) == ["Fwd: From our expert"]


def test_what_is_nothing_to_critique_is_counted_and_named(imap: ImapServer, pulls: Pulls, team: Team) -> None:
    imap.puts(
        mail("1", of="tom@cedar.example", to="rob@north.example"),
        mail("2", of="Stranger <who@else.example>"),
        mail("3", to=USER, subject="Does this work?"),
        mail("4").replace(b"Subject:", b"Auto-Submitted: auto-replied\nSubject:"),
        b"Subject: Nobody wrote this\n\nHello\n",
        mail("5"),
    )
    pulled = pulls()
    assert (pulled.new, pulled.received, pulled.automatic) == ({team.rob: 1}, 1, 1)
    assert pulled.unmatched == {"who@else.example": 1}
    assert [(one.what, one.code) for one in pulled.refused] == [
        ("“Does this work?”", "not_sent_on"),
        ("“Nobody wrote this”", "no_sender"),
    ]


class Cut(Exception):  # noqa: N818 - what a test does
    pass


@pytest.mark.parametrize("after", [1, 2, 3])
def test_cut_after_any_portion_it_loses_and_doubles_nothing(
    after: int, imap: ImapServer, pulls: Pulls, session: Session, team: Team, kept: list[Mapping[str, Any]]
) -> None:
    """Cut between taking a portion and keeping how far that is: the worst moment."""
    imap.puts(*[mail(str(nth), subject=f"Number {nth}") for nth in range(50)])
    portions: list[int] = []

    def keep(checkpoint: Mapping[str, Any], done: int, total: int) -> None:
        assert total == 50
        portions.append(done)
        if len(portions) == after:
            raise Cut
        kept.append(checkpoint)

    with pytest.raises(Cut):
        pulls(keep=keep)
    assert len(titles(session)) == min(20 * after, 50)
    again = pulls()
    assert again.there == portions[-1] - (portions[-2] if after > 1 else 0)
    assert titles(session) == sorted(f"Number {nth}" for nth in range(50))


def test_a_server_that_numbers_anew_is_read_anew(
    imap: ImapServer, pulls: Pulls, team: Team, kept: list[Mapping[str, Any]]
) -> None:
    imap.puts(mail("1"), mail("2"))
    pulls()
    kept.append({**kept[-1], "validity": kept[-1]["validity"] + 1})
    pulled = pulls()
    assert (pulled.new, pulled.there) == ({}, 2)


def test_by_tls_and_by_starttls_and_not_with_a_certificate_nobody_knows(
    pulls: Pulls, team: Team, certificate: Certificate
) -> None:
    keys = ["--cert", str(certificate.certificate), "--key", str(certificate.key)]
    with ImapServer(*keys) as server:
        assert not pulls(port=server.port, security="starttls", trusted=certificate.trusted()).new
        with pytest.raises(MailboxTrouble, match="is not to be trusted"):
            pulls(port=server.port, security="starttls")
        with pytest.raises(MailboxTrouble, match="does not speak TLS"):
            pulls(port=server.port, security="tls", trusted=certificate.trusted())


@pytest.mark.parametrize(
    ("changed", "says", "passes"),
    [
        ({"password": "wrong"}, "does not take this user and password", False),
        ({"folder": "Nowhere"}, "127.0.0.1 says:", False),
        ({"host": "no.such.host.invalid", "security": "tls"}, "There is no server called", True),
        ({"port": 1}, "does not answer at port 1", True),
        ({"guard": Guard()}, "without encryption", False),
        ({"guard": Guard(), "security": "tls"}, "RIDEALONG_ALLOWED_HOSTS", False),
        ({"security": "starttls"}, "does not know STARTTLS", False),
    ],
)
def test_what_cannot_be_opened_says_why(
    pulls: Pulls, changed: dict[str, Any], says: str, passes: bool
) -> None:
    with pytest.raises(MailboxTrouble, match=says) as problem:
        pulls(**changed)
    assert problem.value.passes == passes


def test_a_line_that_is_cut_may_be_whole_again_later(imap: ImapServer, pulls: Pulls) -> None:
    imap.puts(*[mail(str(nth)) for nth in range(50)])

    def keep(*_: object) -> None:
        imap.process.kill()
        imap.process.wait()

    with pytest.raises(MailboxTrouble) as problem:
        pulls(keep=keep)
    assert problem.value.passes
