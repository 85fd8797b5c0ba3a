"""A reminder comes while the app is closed, and leads to what it is of, without a signal too."""

import json

from playwright.sync_api import BrowserContext, CDPSession, Page, expect

from tests.journeys.app import MANAGER
from tests.journeys.conftest import Phones
from tests.journeys.server import Server

SHOWN = """async () => {
  const { ready } = navigator.serviceWorker;
  return (await (await ready).getNotifications()).map(({ title, body, data }) => ({ title, body, data }));
}"""
#: Chromium forgets a reminder that is asked for while it is only about to be shown.
LISTEN = """() => {
  const { registration } = self;
  self.isShown = new Promise((done) => {
    registration.showNotification = async (...said) => {
      await ServiceWorkerRegistration.prototype.showNotification.apply(registration, said);
      done();
    };
  });
}"""
#: A finger on the reminder: the browser tells the worker, as here.
TAP = """async () => {
  const [notification] = await self.registration.getNotifications();
  self.dispatchEvent(new NotificationEvent("notificationclick", { notification }));
}"""


def deliver(debugger: CDPSession, server: Server, data: str) -> None:
    """As a push service delivers it."""
    registered: list[str] = []

    def note(event: dict[str, list[dict[str, str]]]) -> None:
        registered.extend(one["registrationId"] for one in event["registrations"])

    debugger.on("ServiceWorker.workerRegistrationUpdated", note)
    debugger.send("ServiceWorker.enable")
    debugger.send("Runtime.evaluate", {"expression": "1"})  # what it knows has come by then
    said = {"origin": server.url, "registrationId": registered[0], "data": data}
    debugger.send("ServiceWorker.deliverPushMessage", said)
    debugger.send("ServiceWorker.disable")


def come(debugger: CDPSession, server: Server, page: Page, data: str) -> list[dict[str, str]]:
    """The reminders that are shown once this one has come."""
    worker = page.context.service_workers[0]
    worker.evaluate(LISTEN)
    deliver(debugger, server, data)
    worker.evaluate("isShown")
    found: list[dict[str, str]] = page.evaluate(SHOWN)
    return found


def tap(context: BrowserContext) -> None:
    context.service_workers[0].evaluate(TAP)


def test_a_reminder_comes_and_leads_to_what_it_is_of(phones: Phones, server: Server) -> None:
    phone = phones(whole=True)
    page = phone.sign_in(MANAGER)
    context = page.context
    context.grant_permissions(["notifications"], origin=server.url)
    debugger = context.new_cdp_session(page)

    said = {
        "title": "3 things wait",
        "body": "2 to talk through, 1 review.",
        "to": "/retrospectives",
        "count": 3,
    }
    assert come(debugger, server, page, json.dumps(said)) == [
        {"title": said["title"], "body": said["body"], "data": "/retrospectives"}
    ]

    phone.cut()
    tap(context)
    expect(page.get_by_role("heading", name="Reviews", level=1)).to_be_visible()
    assert page.evaluate(SHOWN) == []

    page.goto("/me/reminders")
    expect(page.get_by_role("alert")).to_contain_text("find a signal and try again")
    phone.restore()
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("button", name="Turn on reminders here")).to_be_visible()
    page.get_by_role("checkbox", name="Keep quiet hours").uncheck()
    expect(page.get_by_label("From")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("checkbox", name="Keep quiet hours")).not_to_be_checked()

    for odd in ("no JSON", json.dumps({"title": "Look", "body": "here", "to": "https://evil.example/"})):
        (one,) = come(debugger, server, page, odd)
        assert one["title"] == ("Look" if "Look" in odd else "Ridealong")
        assert one["data"] == "/"
