"""Whatever a link to a recording says, only the hosts that are meant are asked, and only sound is taken."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.arriving.arrival import NotTaken
from server.connecting import recordings
from server.connecting.recordings import Recordings
from server.outgoing.guard import Guard
from tests.arriving.making import recording
from tests.connecting.a_server import Answer, Line, Request, listening

HOSTS = ("*.hubspot.com", "calls.example.com")


@pytest.fixture
def line() -> Iterator[Line]:
    with listening(lambda _: Answer(404)) as opened:
        yield opened


def fetched(url: str, bench: Path, guard: Guard | None = None) -> tuple[str, object]:
    return Recordings(guard or Guard(), HOSTS).content(url)(bench)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}/sound.mp3",
        "https://127.0.0.1:{port}/sound.mp3",
        "http://169.254.169.254/latest/meta-data",
        "https://localhost:{port}/",
        "https://calls.example.com@127.0.0.1:{port}/",
        "http://calls.example.com/sound.mp3",
        "https://evilhubspot.com/sound.mp3",
        "https://calls.example.com.evil.example/",
        "file:///etc/passwd",
        "gopher://calls.example.com/",
        "//calls.example.com/x",
        "https://[::1]:{port}/",
        "",
        "https://",
        "not a link",
    ],
)
def test_no_link_leads_elsewhere(line: Line, tmp_path: Path, url: str) -> None:
    port = line.address.rpartition(":")[2]
    with pytest.raises(NotTaken) as refused:
        fetched(url.format(port=port), tmp_path)
    assert refused.value.code == "not_allowed"
    assert line.asked == []


def test_a_name_that_is_meant_and_points_inside_is_not_asked(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.outgoing.guard._resolved", lambda *_: ["127.0.0.1"])
    with pytest.raises(NotTaken, match="address inside"):
        fetched("https://calls.example.com/sound.mp3", tmp_path)
    assert line.asked == []


@pytest.mark.parametrize(
    "target", ["http://169.254.169.254/x", "http://localhost:1/x", "https://evil.example/x"]
)
def test_a_redirect_leads_no_further(line: Line, tmp_path: Path, target: str) -> None:
    line.answer = lambda _: Answer(302, b"", {"Location": target})
    with pytest.raises(NotTaken) as refused:
        fetched(f"{line.address}/sound", tmp_path, Guard(frozenset({"127.0.0.1"})))
    assert refused.value.code == "not_allowed"
    assert len(line.asked) == 1


def test_a_redirect_to_where_it_may_be_is_followed_and_no_secret_goes_with_it(
    line: Line, tmp_path: Path
) -> None:
    def answer(asked: Request) -> Answer:
        if asked.path == "/sound":
            return Answer(302, b"", {"Location": "/kept"})
        return Answer(200, recording(), {"Content-Type": "text/html"})  # its content says what it is

    line.answer = answer
    media_type, path = fetched(f"{line.address}/sound", tmp_path, Guard(frozenset({"127.0.0.1"})))
    assert media_type == "audio/mpeg"
    assert isinstance(path, Path)
    assert path.read_bytes() == recording()
    assert not any("Authorization" in one.headers for one in line.asked)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answer(200, b"<html>Sign in first</html>"), "not_a_recording"),
        (Answer(403, b""), "not_there"),
        (Answer(200, b"ID3", cut=True), "not_there"),
        (Answer(200, b"x" * 2000), "too_large"),
        (Answer(302, b"", {"Location": "/sound"}), "not_there"),
    ],
)
def test_what_is_no_recording_is_left_by_name(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Answer, code: str
) -> None:
    monkeypatch.setattr(recordings, "LARGEST_RECORDING", 1000)
    line.answer = lambda _: answer
    with pytest.raises(NotTaken) as refused:
        fetched(f"{line.address}/sound", tmp_path, Guard(frozenset({"127.0.0.1"})))
    assert refused.value.code == code
