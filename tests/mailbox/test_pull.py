"""Reps' e-mails come in from a mailbox: a real IMAP server, blind copies, and what was sent on."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.connecting.desk import ConnectionRefused, Desk
from server.connecting.run import Place, Tools, run_connection
from server.files.disk import DiskStore
from server.mailbox import new_mails
from server.outgoing.guard import Guard
from server.store.audit import COMMAND_LINE
from server.store.connections import connection
from server.store.database import writing
from server.store.tables import Connection, Critique
from server.work.job import TryLater
from tests.api.conftest import SQLITE_ONLY
from tests.mailbox.certificate import Certificate
from tests.mailbox.conftest import PASSWORD, USER, ImapServer
from tests.mailbox.tls_front import tls_front
from tests.organization import Team

NOW = datetime(2026, 3, 31, 14, 5, tzinfo=UTC)
KEY = "k" * 64
HERE = Guard(frozenset({"127.0.0.1"}))
OF = """From: {of}
To: {to}
Date: Mon, 30 Mar 2026 10:00:00 +0000
Subject: {subject}
Message-ID: <{id}@x>

{text}
"""


def mail(
    id_: str, *, of: str = "Rob <rob@north.example>", to: str = "Tom <tom@cedar.example>", **more: str
) -> bytes:
    told = {"subject": "Our offer", "text": "What happens if you do nothing?"} | more
    return OF.format(id=id_, of=of, to=to, **told).encode()


class Connected:
    """A mailbox that North is connected to."""

    def __init__(self, session: Session, team: Team, imap: ImapServer, folder: Path) -> None:
        self.session = session
        self.team = team
        self.folder = folder
        self.settings = {"host": "127.0.0.1", "port": imap.port, "security": "none", "user": USER}
        self.id: str | None = None

    def desk(self) -> Desk:
        return Desk(self.session, self.team.organization, COMMAND_LINE, NOW, HERE, KEY)

    def connects(self, password: str = PASSWORD, guard: Guard = HERE, **changed: Any) -> None:  # noqa: ARG002
        with writing(self.session):
            self.id = self.desk().add("mailbox", "", self.settings | changed, password).id

    def trusts(self) -> None:
        """A director has seen to it, and enters the password once more."""
        with writing(self.session):
            self.desk().change(str(self.id), {"secret": PASSWORD})

    def pulls(
        self, step: Callable[[int | None, int | None], None] = lambda *_: None, guard: Guard = HERE
    ) -> Connection:
        """Reads what is new; the connection as it is then."""
        if self.id is None:
            self.connects()
        assert self.id
        tools = Tools(DiskStore(self.folder / "files"), guard, KEY, lambda _seconds: None)
        run_connection(self.session, Place(self.team.organization, self.id), NOW, step, tools)
        self.session.rollback()
        found = connection(self.session, self.team.organization, self.id)
        assert found
        return found

    def of_reps(self) -> Counter[str]:
        """How many e-mails each rep has to critique."""
        return Counter(self.session.scalars(select(Critique.rep_id)))


@pytest.fixture
def mailbox(session: Session, team: Team, imap: ImapServer, tmp_path: Path) -> Connected:
    return Connected(session, team, imap, tmp_path)


def titles(session: Session) -> list[str | None]:
    session.rollback()
    return sorted(str(one.title) for one in session.scalars(select(Critique)))


def test_a_blind_copy_is_the_reps_own_and_comes_once(
    imap: ImapServer, mailbox: Connected, session: Session, team: Team
) -> None:
    imap.puts(mail("1"), mail("2", subject="Your question", of="tess@north.example"))
    first = mailbox.pulls()
    assert first.report
    assert (first.report["to_critique"], first.report["read"]) == ({"email": 2}, 2)
    assert mailbox.of_reps() == {team.rob: 1, team.tess: 1}
    imap.puts(mail("3", subject="The next step"))
    last = mailbox.pulls()
    assert last.report
    assert (last.report["to_critique"], last.report["read"]) == (
        {"email": 1},
        1,
    )  # the first two: not fetched
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


@SQLITE_ONLY
@pytest.mark.parametrize("text", [GMAIL, OUTLOOK, APPLE])
def test_what_a_manager_sends_on_is_the_one_inside(
    text: str, imap: ImapServer, mailbox: Connected, session: Session, team: Team
) -> None:
    imap.puts(mail("1", of="Mo <mo@north.example>", to=USER, subject="Fwd: An offer, sent on", text=text))
    mailbox.pulls()
    assert mailbox.of_reps() == {team.rob: 1}
    (one,) = session.scalars(select(Critique))
    assert (one.title, one.customer) == ("An offer, sent on", "Tom")


@SQLITE_ONLY
def test_what_goes_to_another_address_of_the_mailbox_is_sent_on_too(
    imap: ImapServer, mailbox: Connected, session: Session
) -> None:
    imap.puts(mail("1", of="mo@north.example", to="hear@north.example", subject="Fwd: x", text=GMAIL))
    mailbox.connects(addresses=["Hear@north.example"])
    mailbox.pulls()
    assert titles(session) == ["An offer, sent on"]


def test_an_e_mail_that_is_attached_whole_is_the_one_inside(
    imap: ImapServer, mailbox: Connected, session: Session, team: Team
) -> None:
    imap.puts(ATTACHED, mail("inner", subject="An offer, sent on"))  # and a blind copy of the same
    report = mailbox.pulls().report
    assert report
    assert (mailbox.of_reps(), report["there"]) == ({team.rob: 1}, 1)
    assert session.scalars(select(Critique.occurred_on)).one().isoformat() == "2026-03-30"


@SQLITE_ONLY
def test_what_a_rep_sends_on_to_a_customer_is_the_reps_own(
    imap: ImapServer, mailbox: Connected, session: Session, team: Team
) -> None:
    text = GMAIL.replace("rob@north.example", "expert@elsewhere.example").replace("Rob", "Ann")
    imap.puts(mail("1", subject="Fwd: From our expert", text=text))
    mailbox.pulls()
    assert mailbox.of_reps() == {team.rob: 1}
    assert titles(session) == ["Fwd: From our expert"]


def test_what_is_nothing_to_critique_is_counted_and_named(
    imap: ImapServer, mailbox: Connected, team: Team
) -> None:
    imap.puts(
        mail("1", of="tom@cedar.example", to="rob@north.example"),
        mail("2", of="Stranger <who@else.example>"),
        mail("3", to=USER, subject="Does this work?"),
        mail("4").replace(b"Subject:", b"Auto-Submitted: auto-replied\nSubject:"),
        b"Subject: Nobody wrote this\n\nHello\n",
        mail("5"),
    )
    report = mailbox.pulls().report
    assert report
    assert (mailbox.of_reps(), report["left_out"]) == ({team.rob: 1}, 2)
    assert [(one["who"], one["count"]) for one in report["nobody"]] == [("who@else.example", 1)]
    assert [one["what"] for one in report["refused"]] == ["“Does this work?”", "“Nobody wrote this”"]


class Cut(Exception):  # noqa: N818 - what a test does
    pass


@pytest.mark.parametrize("after", [1, 2, 3])
def test_cut_after_any_portion_it_loses_and_doubles_nothing(
    after: int, imap: ImapServer, mailbox: Connected, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new_mails, "AT_ONCE", 4)
    imap.puts(*[mail(str(nth), subject=f"Number {nth}") for nth in range(10)])
    steps: list[int | None] = []

    def cut(done: int | None, _total: int | None) -> None:
        steps.append(done)
        if len(steps) == after + 1:  # the first is before anything was read
            raise Cut

    with pytest.raises(Cut):
        mailbox.pulls(cut)
    session.rollback()
    assert len(titles(session)) == min(4 * after, 10)
    assert mailbox.pulls().report
    assert titles(session) == sorted(f"Number {nth}" for nth in range(10))


def test_a_server_that_numbers_anew_is_read_anew(
    imap: ImapServer, mailbox: Connected, session: Session
) -> None:
    imap.puts(mail("1"), mail("2"))
    kept = mailbox.pulls().checkpoint
    assert kept
    mails = kept["streams"]["mails"]
    with writing(session):
        found = session.scalars(select(Connection)).one()
        found.checkpoint = {"streams": {"mails": mails | {"validity": mails["validity"] + 1}}}
    report = mailbox.pulls().report
    assert report
    assert (report["to_critique"].get("email", 0), report["there"]) == (0, 2)


@SQLITE_ONLY
def test_by_starttls_and_not_with_a_certificate_nobody_knows(
    mailbox: Connected, certificate: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = ["--cert", str(certificate.certificate), "--key", str(certificate.key)]
    with ImapServer(*keys) as server:
        mailbox.connects(port=server.port, security="starttls")
        assert "is not to be trusted" in (mailbox.pulls().trouble or "")
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate.certificate))
        mailbox.trusts()
        assert mailbox.pulls().trouble is None


@SQLITE_ONLY
def test_by_tls_and_not_with_a_certificate_nobody_knows(
    imap: ImapServer,
    mailbox: Connected,
    certificate: Certificate,
    monkeypatch: pytest.MonkeyPatch,
    team: Team,
) -> None:
    imap.puts(mail("1"))
    with tls_front(certificate, imap.port) as port:
        mailbox.connects(port=port, security="tls")
        assert "is not to be trusted" in (mailbox.pulls().trouble or "")
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate.certificate))
        mailbox.trusts()
        assert mailbox.pulls().trouble is None
    assert mailbox.of_reps() == {team.rob: 1}


@SQLITE_ONLY
@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"password": "wrong"}, "does not take this user and password"),
        ({"folder": "Nowhere"}, "127.0.0.1 says:"),
        ({"guard": Guard()}, "without encryption"),
        ({"guard": Guard(), "security": "tls"}, "RIDEALONG_ALLOWED_HOSTS"),
        ({"security": "starttls"}, "does not know STARTTLS"),
        ({"security": "tls"}, "does not speak TLS"),
    ],
)
def test_what_a_director_must_see_to_is_told_and_waits_for_them(
    mailbox: Connected, changed: dict[str, Any], says: str
) -> None:
    mailbox.connects(**changed)
    assert says in (mailbox.pulls(guard=changed.get("guard", HERE)).trouble or "")


@SQLITE_ONLY
@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"host": "no.such.host.invalid", "security": "tls"}, "There is no server called"),
        ({"port": 1}, "does not answer at port 1"),
    ],
)
def test_what_may_pass_is_tried_again_later(mailbox: Connected, changed: dict[str, Any], says: str) -> None:
    mailbox.connects(**changed)
    with pytest.raises(TryLater, match=says):
        mailbox.pulls()


@SQLITE_ONLY
def test_a_line_that_is_cut_may_be_whole_again_later(mailbox: Connected) -> None:
    with ImapServer("--no-tls") as server:
        server.puts(*[mail(str(nth)) for nth in range(50)])
        mailbox.connects(port=server.port)

        def kill(done: int | None, _total: int | None) -> None:
            if done:
                server.process.kill()
                server.process.wait()

        with pytest.raises(TryLater, match="was cut"):
            mailbox.pulls(kill)


@SQLITE_ONLY
@pytest.mark.parametrize(
    ("changed", "path"),
    [
        ({"host": "http://imap.example.com"}, "settings.host"),
        ({"host": ""}, "settings.host"),
        ({"user": "a\nb"}, "settings.user"),
        ({"addresses": ["not an address"]}, "settings.addresses"),
        ({"client_id": "x"}, "settings.client_id"),
    ],
)
def test_what_cannot_be_a_mailbox_is_refused_by_name(
    mailbox: Connected, changed: dict[str, Any], path: str
) -> None:
    with pytest.raises(ConnectionRefused) as refused:
        mailbox.connects(**changed)
    assert refused.value.path == path


def test_a_password_goes_to_no_other_server_than_it_was_given_for(
    mailbox: Connected, session: Session
) -> None:
    mailbox.connects()
    with writing(session), pytest.raises(ConnectionRefused, match="Enter it once more"):
        mailbox.desk().change(str(mailbox.id), {"settings": mailbox.settings | {"host": "elsewhere.example"}})
