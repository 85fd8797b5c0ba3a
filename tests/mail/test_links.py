"""Invitations and new passwords by e-mail: to their person alone, through a real mail server."""

import re
from collections.abc import Callable

import pytest
from flask import Flask

from tests.api.administering import PEOPLE, Director, accepts, answered, rep
from tests.api.conftest import SQLITE_ONLY, Caller
from tests.mail.smtp_server import MailServer
from tests.organization import Team

pytestmark = SQLITE_ONLY


@pytest.fixture
def dana(caller: Callable[[str], Caller], smtp: MailServer) -> Director:
    """A director of an organization whose mail goes out by `smtp`."""
    made = caller("dana@north.example")
    said = {"host": "localhost", "port": smtp.port, "security": "none", "sender": "coach@north.example"}
    answered(made.post("/api/mail-server", said | {"user": None}))
    return Director(made)


def test_an_invitation_goes_to_its_person_and_is_shown_to_nobody(
    app: Flask, dana: Director, smtp: MailServer
) -> None:
    (kim,) = dana.invites(rep("Kim Lee", "kim@north.example"))["invited"]
    assert (kim["sent"], kim["link"], kim["not_sent"]) == (True, None, None)
    ((to, mail),) = smtp.taken
    assert (to, mail["Subject"]) == (["kim@north.example"], "Join North on Ridealong")
    text = mail.get_content()
    assert "Hello Kim Lee" in text
    answered(accepts(Caller(app), link_in(text)))


def test_a_new_password_by_mail(app: Flask, dana: Director, team: Team, smtp: MailServer) -> None:
    made = answered(dana.caller.post(f"{PEOPLE}/{team.rob}/link", {}), 201)
    assert (made["sent"], made["link"], made["purpose"]) == (True, None, "reset")
    text = smtp.taken[0][1].get_content()
    assert "signs you out everywhere else" in text
    assert answered(accepts(Caller(app), link_in(text)))["person"]["id"] == team.rob


def test_a_mail_that_does_not_go_leaves_a_link_to_hand_over(
    app: Flask, dana: Director, smtp: MailServer
) -> None:
    smtp.answers["RCPT"] = "550 No such user"
    kim, lou = dana.invites(rep(), rep("Lou", "lou@north.example"))["invited"]
    for one in (kim, lou):
        assert not one["sent"]
        assert one["email"] in one["not_sent"]
        answered(accepts(Caller(app), str(one["link"]).partition("#")[2]))


def test_a_server_that_is_away_is_tried_once_for_all_of_a_list(dana: Director, smtp: MailServer) -> None:
    smtp.answers["DATA"] = "451 Try later"
    came = dana.invites(*(rep(f"Nr {n}", f"n{n}@north.example") for n in range(3)))["invited"]
    assert len({one["not_sent"] for one in came}) == 1
    assert all(one["link"] for one in came)


def test_more_than_can_wait_are_handed_over(dana: Director, smtp: MailServer) -> None:
    came = dana.invites(*(rep(f"Nr {n}", f"n{n}@north.example") for n in range(21)))["invited"]
    assert all(one["link"] and not one["sent"] for one in came)
    assert smtp.taken == []


def link_in(text: str) -> str:
    """The secret of the link that a mail leads to."""
    found = re.search(r"/join#(\S+)", text)
    assert found
    return found[1]
