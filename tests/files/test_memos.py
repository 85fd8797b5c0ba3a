"""A voice memo is made anew as AAC that every browser plays and seeks; what is no memo is refused."""

import io
from pathlib import Path

import av
import pytest

from server.files import memos
from server.files.memos import remake_memo
from server.files.unusable import Unusable
from tests.files.making import SECRET, film, memo, photo

CONTAINERS = [("webm", "libopus"), ("mp4", "aac"), ("ogg", "libopus")]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "made"


@pytest.mark.parametrize(("container", "codec"), CONTAINERS)
def test_every_phone_s_memo_becomes_one_that_all_play(container: str, codec: str, target: Path) -> None:
    assert remake_memo(memo(container, codec), target) == "audio/mp4"
    made = target.read_bytes()
    assert made.index(b"moov") < made.index(b"mdat"), "a browser must know the whole before it has it"
    with av.open(str(target)) as opened:
        (voice,) = opened.streams
        assert (voice.codec_context.name, voice.codec_context.channels) == ("aac", 1)
        assert float(voice.duration * voice.time_base) == pytest.approx(0.5, abs=0.1)


@pytest.mark.parametrize(("container", "codec"), CONTAINERS)
def test_nothing_is_left_of_where_and_with_what(container: str, codec: str, target: Path) -> None:
    sent = memo(container, codec)
    assert SECRET in sent
    remake_memo(sent, target)
    for trace in (SECRET, b"48.2082", b"Lavf"):
        assert trace not in target.read_bytes()


def test_of_a_memo_cut_short_what_is_there_is_kept(target: Path) -> None:
    sent = memo("webm", "libopus", 2)
    remake_memo(sent[: len(sent) // 2], target)
    with av.open(str(target)) as opened:
        assert 0.5 < float(opened.duration or 0) / av.time_base < 1.5


def with_the_sound_in(path: str) -> bytes:
    """An mp4 that says its sound is in the file of this name, as a Macintosh alias."""
    sent = memo("mp4", "aac")
    here = sent.index(b"\0\0\0\x0curl \0\0\0\x01")  # "in this file"
    name = path.encode() + b"\0" * (len(path) % 2)
    alias = b"alis" + bytes(4 + 10 + 28 + 12 + 64 + 16 + 4 + 16)
    alias += b"\0\x02" + len(name).to_bytes(2, "big") + name + b"\xff\xff\0\0"
    alias = (len(alias) + 4).to_bytes(4, "big") + alias
    made = bytearray(sent)
    made[here : here + 12] = alias
    for box in (b"moov", b"trak", b"mdia", b"minf", b"dinf", b"dref"):
        size = sent.rindex(box, 0, here) - 4
        longer = int.from_bytes(sent[size : size + 4], "big") + len(alias) - 12
        made[size : size + 4] = longer.to_bytes(4, "big")
    return bytes(made)


PLAYLIST = b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"
NO_MEMOS = {
    "nothing": b"",
    "a playlist": PLAYLIST,
    "a playlist that begins as an mp4": b"\0\0\0\x18ftypisom" + PLAYLIST,
    "a list of files": b"ffconcat version 1.0\nfile /etc/passwd\n",
    "a photo": photo(),
    "a film without sound": film(),
    "half an mp4": memo("mp4", "aac")[:4000],
    "the beginning of a WebM": memo()[:200],
    "an Ogg of nothing": b"OggS" + b"\0" * 400,
}


@pytest.mark.parametrize("content", NO_MEMOS.values(), ids=NO_MEMOS.keys())
def test_what_is_no_memo_is_refused(content: bytes, target: Path) -> None:
    with pytest.raises(Unusable, match="not_a_voice_memo"):
        remake_memo(content, target)


def test_no_other_file_is_read(target: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(memo("mp4", "aac"))
    with pytest.raises(Unusable, match="not_a_voice_memo"):
        remake_memo(with_the_sound_in(str(elsewhere)), target)


def test_more_than_ten_minutes_are_refused(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memos, "LONGEST_SECONDS", 1)
    monkeypatch.setattr(memos, "GRACE_SECONDS", 0)
    with pytest.raises(Unusable, match="memo_too_long"):
        remake_memo(memo("webm", "libopus", 2), target)


def test_a_damaged_piece_is_left_out(target: Path) -> None:
    sent = bytearray(memo("ogg", "libopus", 2))
    sent[len(sent) // 2 : len(sent) // 2 + 200] = bytes(200)
    remake_memo(bytes(sent), target)
    with av.open(io.BytesIO(target.read_bytes())) as opened:
        assert float(opened.duration or 0) / av.time_base > 0.5
