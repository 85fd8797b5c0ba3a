"""A recording is known by what is in it, and whose and when it is by its name."""

from datetime import date

import pytest

from server.arriving.arrival import Arrival
from server.importing.refusals import UnreadableFile
from tests.arriving.conftest import Opens
from tests.arriving.making import RECORDINGS, mail, read, recording, sound
from tests.files.making import film, photo


@pytest.mark.parametrize("name", RECORDINGS)
def test_every_kind_is_known_whatever_it_is_called(opens: Opens, name: str) -> None:
    (found,) = opens(recording(name), "a.txt")
    assert isinstance(found, Arrival)
    assert (found.kind, found.media_type) == ("call_recording", RECORDINGS[name][2])
    assert read(found) == recording(name)


def test_an_mp3_with_a_cover_and_a_title_is_one(opens: Opens) -> None:
    (found,) = opens(b"ID3\x03\x00\x00\x00\x00\x00\x0a" + b"\0" * 10 + recording("mp3"))
    assert isinstance(found, Arrival)
    assert found.media_type == "audio/mpeg"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (film(), "has_pictures"),
        (sound("wav", "adpcm_ms"), "not_playable"),
        (recording("m4a")[:200], "not_a_recording"),
        (b"ID3" + b"\0" * 500, "not_a_recording"),
        (b"OggS" + bytes(range(256)) * 20, "not_a_recording"),
        (b"RIFF\x10\0\0\0WAVEfmt " + b"\xff" * 100, "not_a_recording"),
        (photo(), "unknown_kind"),
        (b"PK\x03\x04" + b"\0" * 100, "archive"),
        (b"\x1f\x8b\x08" + b"\0" * 100, "archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "outlook_file"),
        (b"%PDF-1.7\n", "unknown_kind"),
        (bytes(range(256)) * 4, "unknown_kind"),
    ],
)
def test_what_is_none_is_named(opens: Opens, content: bytes, code: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        opens(content, "call.mp3")
    assert refused.value.code == code
    assert refused.value.reason.endswith(".")


def test_more_than_a_recording_may_weigh_is_not_even_opened(
    opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.arriving.opened.LARGEST_RECORDING", 1000)
    with pytest.raises(UnreadableFile, match="make it smaller"):
        opens(recording("wav"))


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Rob 2026-03-12 Acme.mp3", date(2026, 3, 12)),
        ("20260312_140500.mp3", date(2026, 3, 12)),
        ("2026-13-40.mp3", date(2026, 3, 20)),
        ("+1 202 555 0199.mp3", date(2026, 3, 20)),
        ("2026-12-24.mp3", date(2026, 3, 31)),
    ],
)
def test_its_day_is_in_its_name_or_the_day_it_was_made(opens: Opens, name: str, day: date) -> None:
    (found,) = opens(recording(), name)
    assert isinstance(found, Arrival)
    assert found.occurred_on == day


def test_its_name_and_folder_say_whose_it_may_be(opens: Opens) -> None:
    (found,) = opens(recording(), "Rob Smith/Acme intro.mp3")
    assert isinstance(found, Arrival)
    assert (found.title, found.whose.texts) == ("Acme intro", ("Acme intro", "Rob Smith"))
    (mailed,) = opens(mail())
    assert isinstance(mailed, Arrival)
    assert mailed.kind == "email"
