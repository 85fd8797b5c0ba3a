"""The director's week in counts: right, short, on Monday, and ended with one click."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from server import create_app
from server.config import Config
from server.reminding.digest import send_digests, week_counted
from server.reminding.remind import remind
from server.store.database import db
from server.store.reminder_choices import choice_of
from tests.api.conftest import SQLITE_ONLY, Caller
from tests.mail.smtp_server import MailServer
from tests.organization import Team
from tests.reminding.org import DAY, HOUR, choose, ride, use_mail, write

#: Monday, seven in the morning.
MONDAY = datetime(2026, 4, 6, 7, 0, tzinfo=UTC)
WANTED = {"digest": ["mail"]}


def happened(session: Session, team: Team) -> None:
    """In the week of March 30: Mo rode along twice, and talked one of them through within a day."""
    for name, target in (("mo", 10), ("everybody", 4)):
        write(
            session,
            team,
            "activity_target",
            team.id(f"target of {name}"),
            activity="recordings",
            manager_id=team.mo if name == "mo" else None,
            target=target,
            valid_from="2026-01-01",
            why="Go and see",
        )
    first = ride(session, team, "first", MONDAY - 6 * DAY)
    ride(session, team, "second", MONDAY - 5 * DAY, rep=team.sam)
    ride(session, team, "the week before", MONDAY - 9 * DAY)
    talked = (MONDAY - 6 * DAY + 2 * HOUR).isoformat().replace("+00:00", "Z")
    write(session, team, "interaction", first, state="debriefed", debriefed_at=talked)
    focus = {"rep_id": team.rob, "item_id": team.agenda, "manager_id": team.mo, "state": "reached"}
    closed = {"agreed_at": "2026-03-02T09:00:00Z", "closed_at": "2026-04-02T09:00:00Z"}
    write(session, team, "focus", team.focus, **focus, **closed)


def test_it_counts_what_the_managers_did(session: Session, team: Team) -> None:
    happened(session, team)
    digest = week_counted(session, team.organization, MONDAY)
    assert (digest.week.first.isoformat(), digest.week.last.isoformat()) == ("2026-03-30", "2026-04-05")
    mo, nia = digest.rows
    assert (mo.name, mo.reached, mo.finished, mo.within_a_day, mo.reps, mo.not_seen) == ("Mo", 1, 2, 1, 2, 0)
    assert (mo.activities["field_days"].have, mo.activities["field_days"].due) == (2, None)
    assert (mo.activities["recordings"].have, mo.activities["recordings"].due) == (0, 10)
    assert nia.activities["recordings"].due == 4
    assert (nia.name, nia.reached, nia.finished, nia.reps, nia.not_seen) == ("Nia", 0, 0, 2, 1)
    assert (digest.reps, digest.not_seen, digest.reached, digest.finished) == (3, 1, 1, 2)


def test_it_comes_on_monday_at_seven_once_to_who_wants_it(
    session: Session, team: Team, smtp: MailServer
) -> None:
    happened(session, team)
    use_mail(session, team, smtp)
    assert send_digests(session, team.organization, MONDAY).count == 0  # nobody gets it without wanting it
    choose(session, team, "dana", WANTED)
    choose(session, team, "mo", WANTED)  # who is no director
    for now in (MONDAY - timedelta(minutes=1), MONDAY - DAY, MONDAY + DAY):
        assert send_digests(session, team.organization, now).count == 0

    assert send_digests(session, team.organization, MONDAY).count == 1
    assert send_digests(session, team.organization, MONDAY + HOUR).count == 0
    assert send_digests(session, team.organization, MONDAY + 7 * DAY).count == 1

    (to, message), (_, next_week) = smtp.taken
    assert to == ["dana@north.example"]
    assert message["Subject"] == "Coaching from March 30 to April 5"
    assert next_week["Subject"] == "Coaching from April 6 to 12"
    text = message.get_body(["plain"])
    assert text
    said = text.get_content().replace("\r\n", "\n")
    assert "One things reached: 1\nTalked through within a day: 1 of 2\n" in said
    assert "Mo\n  Days in the field: 2\n  Recordings critiqued: 0 of 10\n" in said
    assert "Rob" not in str(message)
    assert "Secret Customer" not in str(message)


def test_monday_is_where_the_organization_is(session: Session, team: Team, smtp: MailServer) -> None:
    use_mail(session, team, smtp)
    choose(session, team, "dana", WANTED)
    practice = {"working_days": ["mon"], "new_hire_days": 0, "review_day": "fri", "conversation_outcomes": []}
    write(session, team, "practice", team.organization, **practice, time_zone="America/New_York")
    assert send_digests(session, team.organization, MONDAY).count == 0
    assert send_digests(session, team.organization, MONDAY + 4 * HOUR).count == 1


def test_a_server_that_was_away_gets_it_later_that_monday(
    session: Session, team: Team, smtp: MailServer
) -> None:
    use_mail(session, team, smtp)
    choose(session, team, "dana", WANTED)
    smtp.answers["DATA"] = "451 Not now"
    for hours in range(5):
        assert "Not now" in str(send_digests(session, team.organization, MONDAY + hours * HOUR).trouble)
    smtp.answers.clear()
    assert send_digests(session, team.organization, MONDAY + 5 * HOUR).count == 1


def test_a_director_whose_mailbox_is_full_keeps_nobody_else_from_theirs(
    session: Session, team: Team, smtp: MailServer
) -> None:
    use_mail(session, team, smtp)
    write(session, team, "person", team.nia, role="director")
    for name in ("dana", "nia"):
        choose(session, team, name, WANTED)
    for full, hours in (("dana", 0), ("nia", 7 * 24)):  # whoever of them comes first
        smtp.answers = {f"RCPT {full}@north.example": "452 Mailbox full"}
        came = send_digests(session, team.organization, MONDAY + hours * HOUR)
        assert came.count == 1
        assert "Mailbox full" in str(came.trouble)


def test_a_server_that_never_says_whether_it_took_it_is_asked_three_times(
    session: Session, team: Team, smtp: MailServer
) -> None:
    use_mail(session, team, smtp)
    choose(session, team, "dana", WANTED)
    smtp.hangs_up = True
    for hours in range(12):
        send_digests(session, team.organization, MONDAY + hours * HOUR)
    assert len(smtp.taken) == 3


@pytest.mark.parametrize("what", ["digest", "reminders"])
def test_one_click_ends_it_and_a_look_does_not(
    config: Config, team: Team, smtp: MailServer, what: str
) -> None:
    app = create_app(replace(config, public_url="https://coaching.example.com"))
    with app.app_context(), closing_connections():
        session = db.session()
        use_mail(session, team, smtp)
        choose(session, team, "dana", {**WANTED, "to_talk_through": ["mail"]})

        def send() -> int:
            if what == "digest":
                return send_digests(session, team.organization, MONDAY).count
            return remind(session, team.organization, MONDAY).sent["mail"]

        id_ = ride(session, team, "yesterday", MONDAY - 3 * DAY)
        write(session, team, "interaction", id_, manager_id=team.dana)
        assert send() == 1
        [(_, message)] = smtp.taken
        assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        address = message["List-Unsubscribe"].strip("<>")
        path = address.removeprefix("https://coaching.example.com")
        assert path != address
        anybody = app.test_client()

        looked = anybody.get(path, base_url="https://coaching.example.com")
        assert looked.status_code == 200
        assert "<form" in looked.text
        assert chosen(session, team, what)

        for _ in range(2):  # a click twice is as a click once
            clicked = anybody.post(
                path, data={"List-Unsubscribe": "One-Click"}, base_url="https://coaching.example.com"
            )
            assert clicked.status_code == 200
        assert not chosen(session, team, what)
        assert chosen(session, team, "reminders" if what == "digest" else "digest")


@contextmanager
def closing_connections() -> Iterator[None]:
    try:
        yield
    finally:
        db.session.remove()
        db.engine.dispose()


def chosen(session: Session, team: Team, what: str) -> bool:
    session.rollback()
    ways = choice_of(session, team.organization, team.dana, MONDAY).ways
    return "mail" in ways["digest" if what == "digest" else "to_talk_through"]


@SQLITE_ONLY
@pytest.mark.parametrize("key", ["", "x", "WyJhIl0.AAAA", "é" * 300])
def test_a_key_that_was_not_signed_here_ends_nothing(app: Flask, key: str) -> None:
    for method in ("GET", "POST"):
        answer = app.test_client().open("/api/unsubscribe", method=method, query_string={"key": key})
        assert answer.status_code == 404
        assert "does not work any more" in answer.text


@SQLITE_ONLY
def test_a_director_sees_it_before_it_is_sent(caller: Callable[[str], Caller]) -> None:
    dana = caller("dana@north.example")
    seen = dana.get("/api/digest").json
    assert seen
    assert [one["name"] for one in seen["managers"]] == ["Mo", "Nia"]
    assert seen["subject"].startswith("Coaching from ")
    page = dana.get("/api/digest/mail")
    assert "Talked through within a day" in page.text
    assert "style-src 'unsafe-inline'" in page.headers["Content-Security-Policy"]
    assert caller("mo@north.example").get("/api/digest").status_code == 403
