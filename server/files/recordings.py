"""What a file of sound is, by its content: its media type, when every browser plays what is in it.

As with voice memos, what comes in is anybody's bytes: its reader is chosen by the first of them, and opens
nothing beside the file. Some of the sound is decoded, so that a name or a header alone proves nothing. The
file itself is kept as it is. How long it lasts is not looked at.
"""

from contextlib import suppress
from pathlib import Path
from typing import Final

import av
from av.audio.frame import AudioFrame
from av.video.stream import VideoStream

from server.files.memos import ALONE, container_of
from server.files.unusable import Unusable

#: For each reader the media type of what it reads, and the codecs in it that every browser plays.
_PLAYED: Final[dict[str, tuple[str, frozenset[str]]]] = {
    "mp3": ("audio/mpeg", frozenset({"mp3", "mp3float"})),
    "wav": (
        "audio/wav",
        frozenset({"pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le", "pcm_alaw", "pcm_mulaw"}),
    ),
    "mov,mp4,m4a,3gp,3g2,mj2": ("audio/mp4", frozenset({"aac", "mp3", "mp3float"})),
    "ogg": ("audio/ogg", frozenset({"opus", "libopus", "vorbis", "flac"})),
    "matroska,webm": ("audio/webm", frozenset({"opus", "libopus", "vorbis"})),
}
_ENOUGH_FRAMES: Final = 20
_MOST_PACKETS: Final = 2000
_COVER: Final = av.stream.Disposition.attached_pic


def recording_type(path: Path) -> str:
    """The media type of the recording in this file.

    Raises `Unusable`: `not_a_recording`, `not_playable` (by a browser), `has_pictures`.
    """
    with path.open("rb") as file:
        reader = reader_of(file.read(64))
    try:
        return _type_of(path, reader)
    except (av.FFmpegError, ValueError, LookupError, ArithmeticError) as broken:
        raise Unusable("not_a_recording") from broken


def reader_of(beginning: bytes) -> str:
    """The reader of what begins like this, by its name in FFmpeg. Raises `Unusable`."""
    if beginning[:4] in (b"RIFF", b"RF64") and beginning[8:12] == b"WAVE":
        return "wav"
    if beginning[:3] == b"ID3" or _begins_frame(beginning):
        return "mp3"
    try:
        return container_of(beginning)
    except Unusable as neither:
        raise Unusable("not_a_recording") from neither


def _begins_frame(beginning: bytes) -> bool:
    """Whether a frame of MPEG audio, layer 3, begins here."""
    return len(beginning) > 1 and beginning[0] == 0xFF and beginning[1] & 0xE6 == 0xE2


def _type_of(path: Path, reader: str) -> str:
    media_type, codecs = _PLAYED[reader]
    options = ALONE | {"format_whitelist": reader}
    with path.open("rb") as file, av.open(file, "r", format=reader.split(",")[0], options=options) as opened:
        if any(isinstance(one, VideoStream) and not one.disposition & _COVER for one in opened.streams):
            raise Unusable("has_pictures")
        voice = next(iter(opened.streams.audio), None)
        codec = None if voice is None else voice.codec_context
        if codec is None:
            raise Unusable("not_a_recording")
        if codec.name not in codecs:
            raise Unusable("not_playable")
        frames = 0
        for count, packet in enumerate(opened.demux(voice)):
            with suppress(av.InvalidDataError):
                frames += sum(isinstance(frame, AudioFrame) for frame in packet.decode())
            if frames >= _ENOUGH_FRAMES or count > _MOST_PACKETS:
                break
    if frames == 0:
        raise Unusable("not_a_recording")
    return media_type
