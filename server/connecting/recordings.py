"""The recording behind a link: only from where the vendor keeps them, or an administrator allowed it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Final
from urllib.parse import urljoin

import urllib3

from server.arriving.arrival import NotTaken
from server.arriving.recordings import REASONS
from server.coaching.kinds_seen import LARGEST_RECORDING
from server.connecting.addresses import guarded, is_one_of, parts_of
from server.connecting.connector import Content
from server.files.unusable import Unusable
from server.files.workshop import recording_type_of
from server.outgoing.guard import Guard, NotAllowed
from server.outgoing.http import CONNECT, READ, pools

_REDIRECTS: Final = 5
_PIECE: Final = 256 * 1024
#: Seconds for all of it: somebody may send a byte a minute.
_LONGEST: Final = 900


@dataclass(frozen=True, slots=True)
class Recordings:
    """Fetches recordings from these hosts alone, without any secret of ours."""

    guard: Guard
    hosts: Sequence[str]

    def content(self, url: str) -> Callable[[Path], Content]:
        """The recording at this address, as something offered has it."""
        return lambda bench: self._fetched(url, bench)

    def _fetched(self, url: str, bench: Path) -> Content:
        path = bench / "recording"
        try:
            self._stream(url, path)
            return recording_type_of(path, bench), path
        except NotAllowed as elsewhere:
            raise NotTaken("not_allowed", _elsewhere(url, str(elsewhere), self.hosts)) from elsewhere
        except urllib3.exceptions.HTTPError as cut:
            raise NotTaken("not_there", "has a recording that could not be fetched.") from cut
        except Unusable as unusable:
            raise NotTaken(unusable.code, f"has a recording, but {REASONS[unusable.code]}") from unusable

    def _stream(self, url: str, path: Path) -> None:
        ends = monotonic() + _LONGEST
        for _ in range(_REDIRECTS):
            manager = pools(guarded(self.guard, url, self.hosts), retries=False)
            answer = manager.request(
                "GET",
                url,
                preload_content=False,
                redirect=False,
                timeout=urllib3.Timeout(connect=CONNECT, read=READ),
            )
            try:
                if target := answer.get_redirect_location():
                    url = urljoin(url, target)
                    continue
                if answer.status != 200:
                    raise NotTaken("not_there", f"has a recording that is not given out ({answer.status}).")
                _keep(answer, path, ends)
                return
            finally:
                answer.release_conn()
                manager.clear()
        raise NotTaken("not_there", "has a recording whose address leads in a circle.")


def _keep(answer: urllib3.BaseHTTPResponse, path: Path, ends: float) -> None:
    size = 0
    with path.open("wb") as file:
        for piece in answer.stream(_PIECE):
            size += len(piece)
            if size > LARGEST_RECORDING:
                most = LARGEST_RECORDING // 1024**2
                raise NotTaken("too_large", f"has a recording of more than {most} MB.")
            if monotonic() > ends:
                raise NotTaken("not_there", "has a recording that came too slowly.")
            file.write(piece)


def _elsewhere(url: str, why: str, hosts: Sequence[str]) -> str:
    try:
        host = parts_of(url)[0]
    except NotAllowed:
        return "has a recording whose link is no web address."
    if is_one_of(host, hosts):
        return f"has a recording that is not fetched: {why}"
    return f"has a recording at {host}. Let the connection fetch from that host, if you trust it."
