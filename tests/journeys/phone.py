"""A phone (or a desk) in somebody's hands: one browser profile that can be closed, killed, and opened again."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright, expect

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
]
PASSWORD = "ridealong-demo"


class Phone:
    """One profile. `open` starts its browser, `kill` is kill -9 of every process of it."""

    def __init__(self, playwright: Playwright, chromium: str, profile: Path, url: str, desk: bool = False) -> None:
        self.playwright = playwright
        self.chromium = chromium
        self.profile = profile
        self.url = url
        self.desk = desk
        self.context: BrowserContext | None = None
        self.errors: list[str] = []

    def open(self, path: str = "/", offline: bool = False) -> Page:
        """Start the browser, with the network cut from its first moment if asked, and show a page."""
        self.context = self.playwright.chromium.launch_persistent_context(
            self.profile,
            executable_path=self.chromium,
            args=FLAGS,
            viewport=DESK if self.desk else PHONE,
            has_touch=not self.desk,
            is_mobile=not self.desk,
        )
        self.context.set_offline(offline)
        page = self.context.pages[0]
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(self.url + path)
        return page

    @property
    def page(self) -> Page:
        assert self.context is not None, "the browser is closed"
        return self.context.pages[0]

    def sign_in(self, email: str, password: str = PASSWORD) -> Page:
        """Open the app and sign in; comes back when the app itself is on the screen and works without a network."""
        page = self.open()
        page.get_by_label("E-mail").fill(email)
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("navigation").first).to_be_visible()
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        return page

    def cut(self) -> None:
        """No network from now on."""
        assert self.context is not None
        self.context.set_offline(True)

    def restore(self) -> None:
        """The network is back."""
        assert self.context is not None
        self.context.set_offline(False)

    def close(self) -> None:
        if self.context is not None:
            self.context.close()
            self.context = None

    def kill(self) -> None:
        """kill -9: the browser gets no chance to write anything."""
        for pid in self._processes():
            os.kill(pid, signal.SIGKILL)
        self.context = None

    def _processes(self) -> Iterator[int]:
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    command = (entry / "cmdline").read_bytes()
                except OSError:
                    continue
                if f"--user-data-dir={self.profile}".encode() in command:
                    yield int(entry.name)
