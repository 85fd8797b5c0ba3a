"""A phone (or a desk) in somebody's hands: a browser profile that can be closed, killed and opened again."""

import os
import select
import signal
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Playwright, ViewportSize, expect

from tests.journeys.app import ALL_SENT, PASSWORD, sign_in, state

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 900}
DEATH_MS = 10_000
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
]


class Phone:
    """One profile. `open` starts its browser, `kill` is kill -9 of it.

    `scale` is the device's pixels for one of the page's; `flags` are the browser's own.
    `faults` collects what went wrong in its pages: errors nobody caught, and what the content policy refused.
    """

    def __init__(
        self,
        playwright: Playwright,
        chromium: str,
        profile: Path,
        url: str,
        *,
        desk: bool = False,
        scale: float = 1,
        flags: tuple[str, ...] = (),
    ) -> None:
        self.playwright = playwright
        self.chromium = chromium
        self.profile = profile
        self.url = url
        self.desk = desk
        self.scale = scale
        self.flags = flags
        self.context: BrowserContext | None = None
        self.faults: list[str] = []

    def open(self, path: str = "/", offline: bool = False) -> Page:
        """Start the browser, with the network cut from its first moment if asked, and show a page."""
        self.context = self.playwright.chromium.launch_persistent_context(
            self.profile,
            executable_path=self.chromium,
            args=[*FLAGS, *self.flags],
            base_url=self.url,
            viewport=DESK if self.desk else PHONE,
            device_scale_factor=self.scale,
            has_touch=not self.desk,
            is_mobile=not self.desk,
        )
        self.context.set_offline(offline)
        page = self.context.pages[0]
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._listen)
        page.goto(path)
        return page

    @property
    def page(self) -> Page:
        assert self.context is not None, "the browser is closed"
        return self.context.pages[0]

    def sign_in(self, email: str, password: str = PASSWORD) -> Page:
        """Open the app and sign in; comes back when all is here and the app can start without a network."""
        page = self.open()
        sign_in(page, email, password)
        expect(state(page)).to_have_text(ALL_SENT)
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

    def clear(self, *, cookies: bool = True) -> None:
        """Delete all that the browser keeps for the app. To make room it leaves the `cookies`."""
        kept = "all" if cookies else "indexeddb,cache_storage,service_workers,local_storage,file_systems"
        browser = self.page.context.new_cdp_session(self.page)
        browser.send("Storage.clearDataForOrigin", {"origin": self.url, "storageTypes": kept})

    def close(self) -> None:
        if self.context is not None:
            self.context.close()
            self.context = None

    def kill(self) -> None:
        """kill -9: the browser gets no chance to write anything."""
        running = [(pid, os.pidfd_open(pid)) for pid in self._processes()]
        assert running, "the browser is not running"
        for pid, _ in running:
            os.kill(pid, signal.SIGKILL)
        for _, ended in running:
            dying = select.poll()
            dying.register(ended, select.POLLIN)
            assert dying.poll(DEATH_MS), "the browser did not end"
            os.close(ended)
        self.context = None

    def _processes(self) -> Iterator[int]:
        """The browser of this profile; what it started ends with it."""
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    command = (entry / "cmdline").read_bytes()
                except OSError:
                    continue
                if f"--user-data-dir={self.profile}\0".encode() in command:
                    yield int(entry.name)

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            self.faults.append(message.text)
