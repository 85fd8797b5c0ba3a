"""A browser takes a person's reminders by a real push service, until they sign out in it."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from flask import Flask

from server.push.key import public_push_key, push_key
from server.reminding import choosing
from server.store.database import db
from server.store.tables import PushPlace
from tests.api.conftest import SQLITE_ONLY, Caller
from tests.push.service import Browser, PushService, bytes_of

PATH = "/api/reminders"


def take(asked: Caller, browser: Browser, device: str = "A phone") -> str:
    answer = asked.post(f"{PATH}/places", {"subscription": browser.subscription, "device": device})
    assert answer.status_code == 201, answer.text
    assert answer.json
    return str(answer.json["id"])


def attempt(asked: Caller) -> str | None:
    answer = asked.post(f"{PATH}/try", {"way": "push"})
    assert answer.status_code == 200
    assert answer.json
    problem: str | None = answer.json["problem"]
    return problem


def places(asked: Caller) -> list[dict[str, Any]]:
    answer = asked.get(PATH).json
    assert answer
    found: list[dict[str, Any]] = answer["places"]
    return found


def test_a_push_arrives_encrypted_for_one_browser_and_signed(
    caller: Callable[[str], Caller], service: PushService
) -> None:
    mo = caller("mo@north.example")
    assert attempt(mo) == "No device of yours takes reminders yet. Turn them on first."
    take(mo, service.browser("mo"))
    assert [(one["device"], one["here"]) for one in places(mo)] == [("A phone", True)]

    assert attempt(mo) is None

    [said] = service.all_for("mo")
    assert said["title"] == "Reminders work"
    assert service.headers[0]["Topic"] == "reminders"
    assert places(caller("mo@north.example"))[0]["here"] is False


@pytest.mark.parametrize("status", [404, 410, 403])
def test_a_browser_that_is_gone_is_forgotten(
    caller: Callable[[str], Caller], service: PushService, status: int
) -> None:
    mo = caller("mo@north.example")
    take(mo, service.browser("mo"))
    service.answers["/push/mo"] = status
    assert "does not take reminders any more" in str(attempt(mo))
    assert places(mo) == []


@SQLITE_ONLY
@pytest.mark.parametrize("status", [429, 500, 503, 307])
def test_a_service_in_trouble_is_asked_again_later(
    caller: Callable[[str], Caller], service: PushService, status: int
) -> None:
    mo = caller("mo@north.example")
    take(mo, service.browser("mo"))
    service.answers["/push/mo"] = status
    assert "localhost did" in str(attempt(mo)) or "does not answer" in str(attempt(mo))
    assert len(places(mo)) == 1
    del service.answers["/push/mo"]
    assert attempt(mo) is None


def test_a_browser_is_one_persons_and_ends_with_the_sign_in(
    app: Flask, caller: Callable[[str], Caller], service: PushService
) -> None:
    shared = service.browser("shared")
    mo, rob = caller("mo@north.example"), caller("rob@north.example")
    take(mo, shared)
    take(rob, shared)
    assert places(mo) == []
    assert len(places(rob)) == 1

    beside = caller("rob@north.example")
    assert rob.post("/api/auth/logout").status_code == 204
    assert places(beside) == []
    assert "No device" in str(attempt(beside))
    assert service.pushed == {}


def test_two_tabs_at_once_are_one_browser(
    caller: Callable[[str], Caller], service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    tabs, both, real = [caller("mo@north.example") for _ in range(2)], Barrier(2), choosing.check_place

    def checked(subscription: Mapping[str, str]) -> None:
        real(subscription)
        both.wait(30)

    monkeypatch.setattr(choosing, "check_place", checked)
    for nth in range(8):
        browser = service.browser(f"mo {nth}")
        with ThreadPoolExecutor(2) as pool:
            for taken in [pool.submit(take, tab, browser) for tab in tabs]:
                taken.result()
        assert len(places(tabs[0])) == 1


@SQLITE_ONLY
def test_a_place_is_its_persons_alone(caller: Callable[[str], Caller], service: PushService) -> None:
    mo, rob = caller("mo@north.example"), caller("rob@north.example")
    id_ = take(mo, service.browser("mo"))

    def drop(asked: Caller) -> int:
        headers = {"X-CSRF-TOKEN": asked.csrf}
        return asked.client.delete(f"{PATH}/places/{id_}", headers=headers).status_code

    assert [drop(rob), drop(caller("dana@south.example")), drop(mo), drop(mo)] == [404, 404, 204, 404]


@SQLITE_ONLY
@pytest.mark.parametrize(
    ("endpoint", "says"),
    [
        ("https://push.evil.example/x", "cannot be sent by this browser’s push service"),
        ("https://169.254.169.254/latest", "cannot be sent by this browser’s push service"),
        ("https://127.0.0.1/x", "cannot be sent by this browser’s push service"),
        ("https://fcm.googleapis.com.evil.example/x", "cannot be sent by this browser’s push service"),
        ("https://user@evil.example:443/x", "cannot be sent by this browser’s push service"),
        ("http://fcm.googleapis.com/x", "is not safe"),
        ("ftp://fcm.googleapis.com/x", "is not safe"),
        ("https://[", "cannot be read"),
        ("", "Length must be"),
    ],
)
def test_reminders_go_to_push_services_and_nowhere_else(
    app: Flask, caller: Callable[[str], Caller], service: PushService, endpoint: str, says: str
) -> None:
    subscription = service.browser("mo").subscription | {"endpoint": endpoint}
    refused = caller("mo@north.example").post(
        f"{PATH}/places", {"subscription": subscription, "device": "A phone"}
    )
    assert refused.status_code == 422
    assert says in refused.text.encode().decode("unicode_escape") or says in refused.get_json()["title"]
    with app.app_context():
        assert db.session().query(PushPlace).count() == 0


@SQLITE_ONLY
@pytest.mark.parametrize("broken", [{"p256dh": "AAAA"}, {"auth": "x"}, {"p256dh": "é"}])
def test_keys_that_are_none_are_refused(
    caller: Callable[[str], Caller], service: PushService, broken: dict[str, str]
) -> None:
    subscription = service.browser("mo").subscription | broken
    refused = caller("mo@north.example").post(
        f"{PATH}/places", {"subscription": subscription, "device": "A phone"}
    )
    assert refused.status_code == 422
    assert refused.get_json()["code"] == "no_place"


def test_the_push_key_is_the_servers_and_stays() -> None:
    key = public_push_key("k" * 64)
    assert len(bytes_of(key)) == 65
    assert key == public_push_key("k" * 64) != public_push_key("l" * 64)
    assert push_key("k" * 64).public_key
