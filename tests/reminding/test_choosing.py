"""Each person chooses for themselves what they are reminded of, by which way, and when not."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.api.conftest import SQLITE_ONLY, Caller
from tests.mail.smtp_server import MailServer

PATH = "/api/reminders"


def chosen(asked: Caller) -> dict[str, list[str]]:
    answer = asked.get(PATH).json
    assert answer
    return {one["reminder"]: one["ways"] for one in answer["reminders"]}


def choose(asked: Caller, reminder: str, *ways: str, quiet: Any = None) -> Any:
    return asked.post(PATH, {"reminders": [{"reminder": reminder, "ways": ways}], "quiet": quiet})


def test_what_is_chosen_stays_and_is_ones_own(caller: Callable[[str], Caller]) -> None:
    mo = caller("mo@north.example")
    usual = {"to_talk_through": ["mail"], "review_due": [], "waiting_for_evidence": [], "reply": []}
    assert chosen(mo) == usual
    assert mo.get(PATH).get_json()["quiet"] == {"begins": "20:00", "ends": "07:00"}

    night = {"begins": "22:30", "ends": "06:15"}
    assert choose(mo, "reply", "push", "mail", quiet=night).status_code == 200
    assert choose(mo, "to_talk_through", quiet=night).status_code == 200

    assert chosen(mo) == usual | {"to_talk_through": [], "reply": ["push", "mail"]}
    assert mo.get(PATH).get_json()["quiet"] == night
    assert chosen(caller("dana@north.example")) == usual | {"digest": []}
    assert set(chosen(caller("rob@north.example"))) == {"review_due", "reply"}


def test_two_taps_at_once_are_both_kept(caller: Callable[[str], Caller]) -> None:
    taps = {one: caller("mo@north.example") for one in ("reply", "review_due")}
    for nth in range(10):
        ways = ["mail"] if nth % 2 == 0 else []
        with ThreadPoolExecutor(2) as pool:
            for tapped in [pool.submit(choose, asked, one, *ways) for one, asked in taps.items()]:
                assert tapped.result().status_code == 200
        found = chosen(taps["reply"])
        assert {one: found[one] for one in taps} == dict.fromkeys(taps, ways)


@SQLITE_ONLY
@pytest.mark.parametrize(
    ("who", "reminder", "ways", "quiet"),
    [
        ("rob", "to_talk_through", ["mail"], None),
        ("mo", "digest", ["mail"], None),
        ("dana", "digest", ["push"], None),
        ("dana", "digest", ["pigeon"], None),
        ("dana", "everything", ["mail"], None),
        ("mo", "reply", ["mail"], {"begins": "20:00", "ends": "20:00"}),
        ("mo", "reply", ["mail"], {"begins": "24:00", "ends": "07:00"}),
        ("mo", "reply", ["mail"], {"begins": "8 pm", "ends": "07:00"}),
        ("mo", "reply", ["mail"], {"begins": "20:00"}),
    ],
)
def test_what_cannot_be_chosen_is_refused(
    caller: Callable[[str], Caller], who: str, reminder: str, ways: list[str], quiet: Any
) -> None:
    asked = caller(f"{who}@north.example")
    before = chosen(asked)
    assert choose(asked, reminder, *ways, quiet=quiet).status_code == 422
    assert chosen(asked) == before


@SQLITE_ONLY
def test_a_try_by_mail_comes_or_says_why_not(caller: Callable[[str], Caller], smtp: MailServer) -> None:
    dana = caller("dana@north.example")
    refused = dana.post(f"{PATH}/try", {"way": "mail"})
    assert (refused.status_code, refused.get_json()["code"]) == (422, "mail_not_sent")
    server = {"host": "localhost", "port": smtp.port, "security": "none", "user": None}
    dana.post("/api/mail-server", server | {"sender": "coach@north.example"})
    assert dana.post(f"{PATH}/try", {"way": "mail"}).get_json() == {"problem": None}
    [(to, message)] = smtp.taken
    assert (to, message["Subject"]) == (["dana@north.example"], "A reminder from Ridealong")
    for _ in range(10):
        last = dana.post(f"{PATH}/try", {"way": "push"})
    assert last.status_code == 429
