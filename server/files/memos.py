"""A voice memo made anew from what a phone sent: AAC in an mp4 that every browser plays and seeks.

What comes in is anybody's bytes. They are read by the reader of one of our three containers, chosen by their
first bytes and by no name; that reader opens no other file and no address, whatever the container refers to;
and only the sound is decoded. Pictures, texts, chapters and places are left behind.
"""

import io
from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

from server.files.unusable import Unusable

MEDIA_TYPE: Final = "audio/mp4"
LONGEST_SECONDS: Final = 600
GRACE_SECONDS: Final = 5  # a phone that stops by its clock may be late
CODECS: Final = ("aac", "alac", "flac", "mp3", "mp3float", "opus", "pcm_f32le", "pcm_s16le", "vorbis")
SAMPLES_A_SECOND: Final = 48_000
BITS_A_SECOND: Final = 64_000

#: Nothing beside the file itself is opened: no protocol is known, no other container is read.
ALONE: Final = {"protocol_whitelist": "none", "enable_drefs": "0", "use_absolute_path": "0"}


def remake_memo(content: bytes, target: Path) -> str:
    """Write the memo in `content`, made anew, to `target`; its media type.

    Raises `Unusable`: `not_a_voice_memo` or `memo_too_long`. Raises `OSError` when it cannot be written.
    """
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with av.open(str(target), "w", format="mp4", options=options) as made:
        voice = made.add_stream("aac", rate=SAMPLES_A_SECOND, layout="mono")
        voice.bit_rate = BITS_A_SECOND
        for frame in heard(content):
            made.mux(voice.encode(frame))
        made.mux(voice.encode(None))
    return MEDIA_TYPE


def heard(content: bytes) -> Iterator[AudioFrame]:
    """The sound in `content`, as one voice, without a gap. Raises `Unusable`."""
    resampler = AudioResampler("fltp", "mono", SAMPLES_A_SECOND)
    samples = 0
    try:
        for frame in decoded(content):
            frame.pts = None  # what a phone says of the time of a piece is not to be relied on
            for resampled in resampler.resample(frame):
                resampled.pts, resampled.time_base = samples, Fraction(1, SAMPLES_A_SECOND)
                samples += resampled.samples
                yield resampled
            if samples > (LONGEST_SECONDS + GRACE_SECONDS) * SAMPLES_A_SECOND:
                raise Unusable("memo_too_long")
    except (av.FFmpegError, ValueError, LookupError, ArithmeticError) as broken:
        raise Unusable("not_a_voice_memo") from broken
    if samples == 0:
        raise Unusable("not_a_voice_memo")


def decoded(content: bytes) -> Iterator[AudioFrame]:
    """The sound in `content` as it is; a piece that is damaged is left out."""
    container = container_of(content)
    options = ALONE | {"format_whitelist": container}
    with av.open(io.BytesIO(content), "r", format=container.split(",")[0], options=options) as opened:
        voice = next(iter(opened.streams.audio), None)
        codec = None if voice is None else voice.codec_context  # which is None where none is known
        if codec is None or codec.name not in CODECS:
            raise Unusable("not_a_voice_memo")
        for packet in opened.demux(voice):
            with suppress(av.InvalidDataError):
                yield from (frame for frame in packet.decode() if isinstance(frame, AudioFrame))


def container_of(content: bytes) -> str:
    """The reader of the container that `content` begins as, by its name in FFmpeg. Raises `Unusable`."""
    if content[:4] == b"\x1aE\xdf\xa3":
        return "matroska,webm"
    if content[4:8] == b"ftyp":
        return "mov,mp4,m4a,3gp,3g2,mj2"
    if content[:4] == b"OggS":
        return "ogg"
    raise Unusable("not_a_voice_memo")
