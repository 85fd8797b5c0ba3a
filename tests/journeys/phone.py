"""A phone (or a desk) in somebody's hands: it stays open, or is closed, killed and opened again."""

import os
import select
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize, expect

from tests.journeys.app import ALL_SENT, PASSWORD, sign_in, state

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 900}
DEATH_MS = 10_000
BUILD = Path(__file__).parents[2] / "build"
#: Chromium says that the network is cut, or back, before its requests know.
ASKED = "fetch('/api/health', { cache: 'no-store' })"
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
]


def chromium() -> str:
    """The browser that `make test` found or installed, with all that is around a page."""
    return (BUILD / "chromium").read_text().strip()


def headless() -> str:
    """Chromium's headless shell, where there is one: the same engine at half the cost."""
    return (BUILD / "headless").read_text().strip()


class Phone:
    """What one person holds. `open` starts it.

    `kept` is the folder of a profile of its own, which `close` and `kill` (kill -9) leave for the next
    `open`; `flags` are those of its browser. Without one it is a private window of the `browser` that others
    use too, and is opened once: to start a browser takes longer than most of what is done in it.
    `whole`: of a Chromium with all that is around a page, such as settings and notifications.
    `scale` is the device's pixels for one of the page's.
    `faults` collects what went wrong in its pages: errors nobody caught, and what the content policy refused.
    """

    def __init__(
        self,
        browser: Browser,
        url: str,
        *,
        kept: Path | None = None,
        desk: bool = False,
        scale: float = 1,
        flags: tuple[str, ...] = (),
        whole: bool = False,
    ) -> None:
        assert kept or not flags, "only a browser of its own has flags"
        self.browser = browser
        self.kept = kept
        self.url = url
        self.desk = desk
        self.scale = scale
        self.flags = flags
        self.whole = whole
        self.own: Browser | None = None
        self.opened = False
        self.context: BrowserContext | None = None
        self.faults: list[str] = []

    def open(self, path: str = "/", offline: bool = False) -> Page:
        """Start it, with the network cut from its first moment if asked, and show a page."""
        assert self.kept or not self.opened, "this phone forgets when it is closed: phones(kept=True)"
        self.opened = True
        self.context = self._started()
        self.context.set_offline(offline)
        page = self.context.pages[0] if self.context.pages else self.context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._listen)
        page.goto(path)
        return page

    def _started(self) -> BrowserContext:
        browser, program = self.browser.browser_type, chromium() if self.whole else headless()
        settings: dict[str, Any] = {
            "base_url": self.url,
            "viewport": DESK if self.desk else PHONE,
            "device_scale_factor": self.scale,
            "has_touch": not self.desk,
            "is_mobile": not self.desk,
        }
        if self.kept:
            args = [*FLAGS, *self.flags]
            return browser.launch_persistent_context(
                self.kept, executable_path=program, args=args, **settings
            )
        if self.whole:
            self.own = browser.launch(executable_path=program, args=FLAGS)
        return (self.own or self.browser).new_context(**settings)

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
        self.page.wait_for_function(f"{ASKED}.then(() => false, () => true)")

    def restore(self) -> None:
        """The network is back."""
        assert self.context is not None
        self.context.set_offline(False)
        self.page.wait_for_function(f"{ASKED}.then(() => true, () => false)")

    def clear(self, *, cookies: bool = True) -> None:
        """Delete all that the browser keeps for the app. To make room it leaves the `cookies`."""
        kept = "all" if cookies else "indexeddb,cache_storage,service_workers,local_storage,file_systems"
        browser = self.page.context.new_cdp_session(self.page)
        browser.send("Storage.clearDataForOrigin", {"origin": self.url, "storageTypes": kept})

    def close(self) -> None:
        if self.context is not None:
            self.context.close()
            self.context = None
        if self.own is not None:
            self.own.close()

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
                if f"--user-data-dir={self.kept}\0".encode() in command:
                    yield int(entry.name)

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            self.faults.append(message.text)
