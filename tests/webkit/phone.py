"""The iPhone's engine in somebody's hands: a profile that can be closed, killed and opened again."""

import os
import select
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver import Remote, WebKitGTKOptions
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.file_detector import UselessFileDetector
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.service import Service
from urllib3.exceptions import HTTPError

BROWSER = Path(__file__).with_name("browser.py")
WAIT_SECONDS = 15
ANSWER_SECONDS = 45
STARTS = 2
DEATH_MS = 10_000
STANDS_STILL = """
const [element, answer] = arguments;
const where = () => JSON.stringify(element.getBoundingClientRect());
const before = where();
requestAnimationFrame(() => requestAnimationFrame(() => answer(where() === before)));
"""


class Phone:
    """One profile at one address. `open` starts its browser, `kill` is kill -9 of all its processes."""

    def __init__(self, driver: str, display: str, profile: Path, url: str) -> None:
        self.executable = driver
        self.profile = profile
        self.url = url
        profile.mkdir()
        home = {"HOME": str(profile), "XDG_CACHE_HOME": str(profile / "cache")}
        self.environment = {**os.environ, **home, "DISPLAY": display, "NO_AT_BRIDGE": "1"}
        self.service: Service | None = None
        self.browser: Remote | None = None

    def open(self, path: str = "/") -> None:
        """Start the browser and show a page."""
        self.browser = self._start()
        self.browser.get(self.url + path)

    def _start(self, times: int = STARTS) -> Remote:
        """A browser that answers; another when it does not, as its driver would wait for ever."""
        options = WebKitGTKOptions()
        options.binary_location = str(BROWSER)
        options.add_argument(f"--profile={self.profile}")
        self.service = Service(self.executable, env=self.environment)
        self.service.start()
        where = ClientConfig(self.service.service_url, timeout=ANSWER_SECONDS)
        try:
            asked = RemoteConnection(client_config=where)
            return Remote(asked, options=options, file_detector=UselessFileDetector())
        except HTTPError:
            for pid in below(self.service.process.pid):
                os.kill(pid, signal.SIGKILL)
            self._end()
            if times == 1:
                raise
            return self._start(times - 1)

    @property
    def page(self) -> Remote:
        assert self.browser is not None, "the browser is closed"
        return self.browser

    def close(self) -> None:
        """As a person closes it: the browser may write down what it still holds."""
        if self.browser:
            try:
                self.browser.quit()
            finally:
                self._end()

    def kill(self) -> None:
        """kill -9 of the browser, its pages, and its network process, which writes the stores."""
        assert self.service is not None
        running = [(pid, os.pidfd_open(pid)) for pid in below(self.service.process.pid)]
        assert len(running) >= 3, "the browser is not running"
        for pid, _ in running:
            os.kill(pid, signal.SIGKILL)
        for _, ended in running:
            dying = select.poll()
            dying.register(ended, select.POLLIN)
            assert dying.poll(DEATH_MS), "the browser did not end"
            os.close(ended)
        self._end()

    def _end(self) -> None:
        assert self.service is not None
        self.service.stop()
        self.service = self.browser = None

    def see(self, xpath: str) -> WebElement:
        """The first element there that is on the screen, waited for."""
        found: WebElement = self.wait(lambda: self.now(xpath), f"to see {xpath}")
        return found

    def tap(self, xpath: str) -> None:
        """Tap what is there, when it stands still; in the middle, as what is at the thumb covers the end."""
        found = self.scroll_to(xpath)
        self.wait(lambda: self.page.execute_async_script(STANDS_STILL, found), f"for {xpath} to stand still")
        found.click()

    def scroll_to(self, xpath: str) -> WebElement:
        found = self.see(xpath)
        self.page.execute_script("arguments[0].scrollIntoView({ block: 'center' })", found)
        return found

    def see_no(self, xpath: str) -> None:
        """Wait until nothing there is on the screen."""
        self.wait(lambda: self.now(xpath) is None, f"to see no {xpath}")

    def now(self, xpath: str) -> WebElement | None:
        return next((one for one in self.page.find_elements(By.XPATH, xpath) if one.is_displayed()), None)

    def wait(self, until: Callable[[], Any], what: str) -> Any:
        """What `until` gives as soon as it is true; fails with what the screen says instead."""
        waiting = WebDriverWait(self.page, WAIT_SECONDS, 0.05, [StaleElementReferenceException])
        try:
            found = waiting.until(lambda _page: until())
        except TimeoutException:
            raise AssertionError(f"waited {what}; the screen says: {self.text()}") from None
        assert found
        return found

    def text(self) -> str:
        return self.page.find_element(By.TAG_NAME, "body").text


def below(pid: int) -> Iterator[int]:
    """The processes that this one started, and that they started."""
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        yield int(child)
        yield from below(int(child))
