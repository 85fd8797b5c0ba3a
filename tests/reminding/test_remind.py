"""Who is reminded of what, by real servers: once, bundled, and of nothing that was done meanwhile."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from server.clean_up import clean_up
from server.coaching.retrospective import review_id
from server.config import Config
from server.files.disk import DiskStore
from server.reminding import remind as remind_module
from server.reminding.jobs import REMINDERS
from server.reminding.remind import remind
from server.store import sessions
from server.store.database import db, writing
from server.store.tables import PushPlace, ReminderSent
from server.work.job import Running
from server.work.kinds import kind_of
from tests.api.conftest import SQLITE_ONLY
from tests.mail.smtp_server import MailServer
from tests.organization import Team
from tests.push.service import PushService
from tests.reminding.org import DAY, EVERYTHING, HOUR, TUESDAY, choose, ride, take_pushes, use_mail, write


def sent(session: Session, team: Team, now: datetime = TUESDAY) -> dict[str, int]:
    return dict(remind(session, team.organization, now).sent)


def test_a_ride_along_is_pushed_after_a_day_and_names_nobody(
    session: Session, team: Team, service: PushService, smtp: MailServer
) -> None:
    use_mail(session, team, smtp)
    take_pushes(session, team, service, "mo")
    id_ = ride(session, team, "yesterday", TUESDAY - DAY)
    assert sent(session, team, TUESDAY - timedelta(minutes=1)) == {"push": 0, "mail": 0}

    assert sent(session, team) == {"push": 1, "mail": 0}

    assert service.all_for("mo") == [
        {
            "title": "To talk through",
            "body": "A ride-along from yesterday waits to be talked through.",
            "to": f"/ride/{id_}/debrief",
            "count": 1,
        }
    ]
    for hours in range(1, 60):
        assert sent(session, team, TUESDAY + hours * HOUR) == {"push": 0, "mail": 0}
    assert smtp.taken == []


def test_without_a_phone_it_comes_by_mail_and_says_with_whom(
    session: Session, team: Team, smtp: MailServer
) -> None:
    ride(session, team, "yesterday", TUESDAY - DAY)
    assert sent(session, team) == {"push": 0, "mail": 0}
    use_mail(session, team, smtp)

    assert sent(session, team) == {"push": 0, "mail": 1}

    [(to, message)] = smtp.taken
    assert to == ["mo@north.example"]
    assert message["Subject"] == "A ride-along from yesterday waits to be talked through"
    text = message.get_body(["plain"])
    assert text
    assert "A ride-along from yesterday waits to be talked through: Rob" in text.get_content()
    assert "Secret Customer" not in str(message)
    assert sent(session, team, TUESDAY + DAY) == {"push": 0, "mail": 0}


def test_a_push_service_keeps_it_until_the_night(session: Session, team: Team, service: PushService) -> None:
    take_pushes(session, team, service, "mo")
    ride(session, team, "yesterday", TUESDAY - DAY)
    assert sent(session, team, TUESDAY + 5 * HOUR)["push"] == 1
    assert service.headers[0]["TTL"] == str(3 * 3600)


def test_what_fell_into_the_night_comes_in_one(session: Session, team: Team, service: PushService) -> None:
    take_pushes(session, team, service, "mo")
    evening = TUESDAY.replace(hour=21)
    for number in range(3):
        ride(session, team, f"evening {number}", evening - DAY + number * timedelta(minutes=20))
    for hours in range(10):
        assert sent(session, team, evening + hours * HOUR)["push"] == 0

    assert sent(session, team, evening + 10 * HOUR)["push"] == 1

    [said] = service.all_for("mo")
    assert (said["title"], said["body"], said["to"]) == ("3 things wait", "3 to talk through.", "/")


def test_what_was_done_meanwhile_is_not_said(session: Session, team: Team, service: PushService) -> None:
    take_pushes(session, team, service, "mo")
    id_ = ride(session, team, "yesterday", TUESDAY - DAY)
    write(session, team, "interaction", id_, state="debriefed", debriefed_at="2026-03-31T11:59:00Z")
    assert sent(session, team)["push"] == 0


def test_nobody_is_reminded_on_a_holiday_or_a_sunday(
    session: Session, team: Team, service: PushService
) -> None:
    take_pushes(session, team, service, "mo")
    write(session, team, "holiday", team.id("off"), on="2026-03-31", name="Off")
    ride(session, team, "yesterday", TUESDAY - DAY)
    assert sent(session, team)["push"] == 0
    assert sent(session, team, TUESDAY + DAY)["push"] == 1
    ride(session, team, "saturday", TUESDAY + 3 * DAY)
    assert sent(session, team, TUESDAY + 5 * DAY)["push"] == 0
    assert sent(session, team, TUESDAY + 6 * DAY)["push"] == 1


def test_who_left_is_told_nothing_and_nothing_is_told_of_them(
    session: Session, team: Team, service: PushService
) -> None:
    take_pushes(session, team, service, "mo")
    ride(session, team, "with rob", TUESDAY - DAY)
    write(session, team, "person", team.rob, active=False)
    assert sent(session, team)["push"] == 0
    ride(session, team, "with sam", TUESDAY - DAY, rep=team.sam)
    write(session, team, "person", team.mo, active=False)
    assert sent(session, team)["push"] == 0


def test_a_review_is_for_who_holds_it_and_for_who_prepares_it(
    session: Session, team: Team, service: PushService
) -> None:
    """The week's review is held on Fridays."""
    friday = TUESDAY + 3 * DAY
    for name in ("mo", "nia", "rob"):
        take_pushes(session, team, service, name)
        choose(session, team, name)
    of_rob = review_id(team.rob, "week", datetime(2026, 3, 30).date())  # noqa: DTZ001 - a date
    assert sent(session, team, friday - DAY)["push"] == 0

    assert sent(session, team, friday) == {"push": 3, "mail": 0}

    assert [one["body"] for one in service.all_for("mo")] == ["2 reviews."]  # of Rob and Sam
    assert [(one["body"], one["to"]) for one in service.all_for("rob")] == [
        ("Your review is today.", f"/retrospectives/{of_rob}?rep={team.rob}&week=2026-03-30")
    ]


def test_a_review_that_was_held_waits_for_nobody(session: Session, team: Team, service: PushService) -> None:
    friday = TUESDAY + 3 * DAY
    take_pushes(session, team, service, "rob")
    choose(session, team, "rob")
    monday = datetime(2026, 3, 30).date()  # noqa: DTZ001 - a date
    fields = {"rep_id": team.rob, "period": "week", "starts_on": monday.isoformat(), "state": "open"}
    id_ = review_id(team.rob, "week", monday)
    write(session, team, "retrospective", id_, **fields, prepared_at="2026-04-03T08:00:00Z")
    assert sent(session, team, friday)["push"] == 0


def test_a_one_thing_that_nobody_saw_for_thirty_days_waits_once_for_each_time(
    session: Session, team: Team, service: PushService
) -> None:
    take_pushes(session, team, service, "mo")
    choose(session, team, "mo", {"waiting_for_evidence": ["push"], "to_talk_through": []})
    focus = {"rep_id": team.rob, "item_id": team.agenda, "state": "active", "manager_id": team.mo}
    write(session, team, "focus", team.focus, **focus, agreed_at="2026-03-02T09:00:00Z")
    on = TUESDAY.replace(day=1) + timedelta(days=31)  # April 1
    assert sent(session, team, on - DAY)["push"] == 0
    assert sent(session, team, on)["push"] == 1
    assert service.all_for("mo")[0]["body"] == "A one thing was not seen for 30 days."
    assert service.all_for("mo")[0]["to"] == f"/team/{team.rob}"
    assert sent(session, team, on + 6 * DAY)["push"] == 0

    seen = on + 7 * DAY
    ride_id = ride(session, team, "seen", seen)
    write(session, team, "interaction", ride_id, state="debriefed")
    observation = {"interaction_id": ride_id, "item_id": team.agenda, "rating": "met"}
    write(session, team, "observation", team.id("seen it"), **observation)
    before = len(service.all_for("mo"))
    assert sent(session, team, seen + 29 * DAY)["push"] == 0
    assert sent(session, team, seen + 30 * DAY)["push"] == 1
    assert len(service.all_for("mo")) == before + 1


def test_an_answer_is_for_who_was_answered(session: Session, team: Team, service: PushService) -> None:
    for name in ("mo", "nia", "rob"):
        take_pushes(session, team, service, name)
        choose(session, team, name, {"reply": ["push"], "to_talk_through": []})
    id_ = ride(session, team, "talked", TUESDAY - 2 * DAY)
    write(session, team, "interaction", id_, state="debriefed")
    write(session, team, "reply", team.id("of rob"), about_id=id_, text="Thank you", author_id=team.rob)
    assert sent(session, team, TUESDAY + HOUR)["push"] == 1
    assert [(one["body"], one["to"]) for one in service.all_for("mo")] == [
        ("A rep answered you.", f"/ride/{id_}/debrief")
    ]
    later = TUESDAY + 2 * HOUR
    write(session, team, "reply", team.id("of mo"), later, about_id=id_, text="Welcome", author_id=team.mo)
    assert sent(session, team, later)["push"] == 1
    assert [(one["body"], one["to"]) for one in service.all_for("rob")] == [
        ("Your manager answered you.", "/")
    ]


def test_a_rep_hears_nothing_of_what_was_not_talked_through(
    session: Session, team: Team, service: PushService
) -> None:
    take_pushes(session, team, service, "rob")
    choose(session, team, "rob", {"reply": ["push"]})
    id_ = ride(session, team, "not yet", TUESDAY - HOUR)
    write(session, team, "reply", team.id("of mo"), about_id=id_, text="To self", author_id=team.mo)
    assert sent(session, team, TUESDAY + HOUR)["push"] == 0
    later = TUESDAY + 2 * HOUR
    write(session, team, "interaction", id_, later, state="debriefed")
    assert sent(session, team, later)["push"] == 1


def test_by_both_ways_when_somebody_wants_both(
    session: Session, team: Team, service: PushService, smtp: MailServer
) -> None:
    use_mail(session, team, smtp)
    take_pushes(session, team, service, "mo")
    choose(session, team, "mo", EVERYTHING)
    ride(session, team, "yesterday", TUESDAY - DAY)
    assert sent(session, team) == {"push": 1, "mail": 1}


def test_what_did_not_go_goes_later_and_what_never_will_does_not(
    session: Session, team: Team, smtp: MailServer
) -> None:
    use_mail(session, team, smtp)
    ride(session, team, "yesterday", TUESDAY - DAY)
    smtp.answers["RCPT"] = "451 Not now"
    for minutes in range(0, 100, 10):  # however often: it is known that it did not go
        came = remind(session, team.organization, TUESDAY + timedelta(minutes=minutes))
        assert came.trouble
        assert "Not now" in came.trouble
    smtp.answers.clear()
    assert sent(session, team, TUESDAY + 2 * HOUR)["mail"] == 1

    ride(session, team, "another", TUESDAY - DAY)
    smtp.answers["RCPT"] = "550 Nobody here"
    assert sent(session, team, TUESDAY + 3 * HOUR)["mail"] == 0
    smtp.answers.clear()
    assert sent(session, team, TUESDAY + 4 * HOUR)["mail"] == 0


@SQLITE_ONLY
def test_a_crash_neither_repeats_for_ever_nor_loses(
    session: Session, team: Team, service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_pushes(session, team, service, "mo")
    ride(session, team, "yesterday", TUESDAY - DAY)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    def remind_cut(now: datetime) -> None:
        """It arrives, and before that is noted the server dies."""
        with monkeypatch.context() as cut, suppress(KeyboardInterrupt):
            cut.setattr(remind_module, "have_told", killed)
            remind(session, team.organization, now)
        session.rollback()

    remind_cut(TUESDAY)
    assert len(service.all_for("mo")) == 1
    assert sent(session, team, TUESDAY + timedelta(minutes=5))["push"] == 0  # another server may be at it
    assert sent(session, team, TUESDAY + timedelta(minutes=10))["push"] == 1
    assert sent(session, team, TUESDAY + 5 * HOUR)["push"] == 0

    ride(session, team, "another", TUESDAY - DAY)
    for hours in (2, 3, 4, 5, 6, 7):
        remind_cut(TUESDAY + hours * HOUR)
    assert len(service.all_for("mo")) == 2 + 3


def test_two_servers_at_once_say_it_once(
    app: Flask, session: Session, team: Team, service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_pushes(session, team, service, "mo")
    for number in range(5):
        ride(session, team, f"ride {number}", TUESDAY - DAY)
    session.rollback()
    both = Barrier(2)

    def gathered(*said: object) -> object:
        found = real(*said)  # type: ignore[arg-type]
        both.wait(30)
        return found

    real = remind_module.gather
    monkeypatch.setattr(remind_module, "gather", gathered)

    def one(_: int) -> int:
        with app.app_context():
            return remind(db.session(), team.organization, TUESDAY).sent["push"]

    with ThreadPoolExecutor(2) as servers:
        assert sum(servers.map(one, range(2))) == 1
    assert len(service.all_for("mo")) == 1


def test_a_sign_out_ends_the_phone(session: Session, team: Team, service: PushService) -> None:
    take_pushes(session, team, service, "mo")
    ride(session, team, "yesterday", TUESDAY - DAY)
    with writing(session):
        account = sessions.account(session, "mo@north.example")
        assert account
        sessions.close_all(session, account, TUESDAY)
    assert sent(session, team)["push"] == 0
    assert service.pushed == {}


def test_what_nobody_needs_of_it_is_forgotten(
    config: Config, session: Session, team: Team, service: PushService
) -> None:
    for name in ("mo", "rob"):
        take_pushes(session, team, service, name)
    ride(session, team, "yesterday", TUESDAY - DAY)
    assert sent(session, team)["push"] == 1
    with writing(session):
        account = sessions.account(session, "mo@north.example")
        assert account
        sessions.close_all(session, account, TUESDAY)

    clean_up(session, DiskStore(config.data / "files"), TUESDAY + 20 * DAY)
    assert [one.person_id for one in session.scalars(select(PushPlace))] == [team.rob]
    assert len(session.scalars(select(ReminderSent)).all()) == 1
    clean_up(session, DiskStore(config.data / "files"), TUESDAY + 32 * DAY)
    assert session.scalars(select(ReminderSent)).all() == []


def test_the_job_says_what_came_of_it(session: Session, team: Team, smtp: MailServer) -> None:
    def run() -> str:
        steps: list[tuple[int | None, int | None]] = []
        running = Running(session, TUESDAY, lambda *far: steps.append(far), team.organization)
        says = REMINDERS.run(running).says
        assert len(steps) in (0, 6)  # everybody in North
        return says

    ride(session, team, "yesterday", TUESDAY - DAY)
    assert run() == "Nothing to remind of."
    use_mail(session, team, smtp)
    smtp.answers["RCPT"] = "451 Not now"
    assert run().startswith("Nothing to remind of. Mail did not go: localhost takes no mail to mo@north")
    smtp.answers.clear()
    with writing(session):
        session.execute(update(ReminderSent).values(tried_at=TUESDAY - HOUR))
    assert run() == "Reminders sent: 1 by e-mail."
    assert kind_of(f"reminders {team.organization}") is REMINDERS


def test_a_server_that_never_says_whether_it_took_a_mail_is_asked_three_times(
    session: Session, team: Team, smtp: MailServer
) -> None:
    use_mail(session, team, smtp)
    ride(session, team, "yesterday", TUESDAY - DAY)
    smtp.hangs_up = True
    for minutes in range(0, 400, 10):
        sent(session, team, TUESDAY + timedelta(minutes=minutes))
    assert len(smtp.taken) == 3


def test_whose_mailbox_is_full_keeps_nobody_else_from_theirs(
    session: Session, team: Team, smtp: MailServer
) -> None:
    use_mail(session, team, smtp)
    for name in ("mo", "nia"):
        choose(session, team, name, {"waiting_for_evidence": ["mail"]})
    agreed = (TUESDAY - 31 * DAY).isoformat().replace("+00:00", "Z")
    focus = {"rep_id": team.sam, "item_id": team.agenda, "manager_id": team.mo, "state": "active"}
    write(session, team, "focus", team.focus, **focus, agreed_at=agreed)  # Sam is with both
    for full, other in (("mo", "nia"), ("nia", "mo")):
        smtp.answers = {f"RCPT {full}@north.example": "452 Mailbox full"}
        came = remind(session, team.organization, TUESDAY if full == "mo" else TUESDAY + DAY)
        assert "Mailbox full" in str(came.trouble) or full == "nia"
        assert f"{other}@north.example" in str([to for to, _ in smtp.taken])


def test_who_does_not_coach_a_rep_any_more_hears_nothing_of_them(
    session: Session, team: Team, service: PushService
) -> None:
    for name in ("mo", "nia"):
        take_pushes(session, team, service, name)
        choose(session, team, name, {"reply": ["push"], "to_talk_through": ["push"]})
    talked = ride(session, team, "talked", TUESDAY - 2 * DAY)
    write(session, team, "interaction", talked, state="debriefed")
    write(session, team, "reply", team.id("of rob"), about_id=talked, text="Thank you", author_id=team.rob)
    ride(session, team, "yesterday", TUESDAY - DAY)
    write(session, team, "person", team.rob, manager_ids=[team.nia])

    assert sent(session, team, TUESDAY + HOUR)["push"] == 1

    assert [one["body"] for one in service.all_for("nia")] == ["A rep answered you."]
    assert "mo" not in service.pushed
