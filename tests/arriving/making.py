"""Recordings as phone systems export them, and e-mails as people write them."""

import io
from functools import cache

import av
from av.audio.resampler import AudioResampler

from server.arriving.arrival import Arrival
from tests.files.making import RATE, tone

#: Every kind of recording that is taken: what it is made as, and what it then is.
RECORDINGS = {
    "mp3": ("mp3", "mp3", "audio/mpeg"),
    "m4a": ("mp4", "aac", "audio/mp4"),
    "wav": ("wav", "pcm_s16le", "audio/wav"),
    "telephone wav": ("wav", "pcm_mulaw", "audio/wav"),
    "ogg": ("ogg", "libopus", "audio/ogg"),
    "webm": ("webm", "libopus", "audio/webm"),
}


@cache
def recording(name: str = "mp3", seconds: float = 0.5) -> bytes:
    """A tone of 440 Hz as one of `RECORDINGS`."""
    container, codec, _ = RECORDINGS[name]
    return sound(container, codec, seconds)


@cache
def sound(container: str, codec: str, seconds: float = 0.5) -> bytes:
    made = io.BytesIO()
    rate = 8000 if codec.startswith(("pcm_mulaw", "adpcm")) else RATE
    with av.open(made, "w", format=container) as opened:
        voice = opened.add_stream(codec, rate=rate, layout="mono")
        resampler = AudioResampler(
            voice.codec_context.format.name, "mono", rate, voice.codec_context.frame_size
        )
        for start in range(0, int(seconds * RATE), 960):
            for frame in resampler.resample(tone(start, 960)):
                frame.pts = None
                opened.mux(voice.encode(frame))
        opened.mux(voice.encode(None))
    return made.getvalue()


def mail(text: str = "Hello Jane,\n\nwhen can we talk?\n", **headers: str) -> bytes:
    """An e-mail of Rob to a customer; headers are named with _ for -, and an empty one is left out."""
    told = {
        "From": "Rob <rob@north.example>",
        "To": "Jane Doe <jane@acme.example>",
        "Subject": "Our talk",
        "Date": "Mon, 30 Mar 2026 16:00:00 -0500",
        "Message-ID": "<1@north.example>",
        "Content-Type": "text/plain; charset=utf-8",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{name}: {value}" for name, value in told.items() if value]
    return ("\n".join(lines) + "\n\n" + text).encode()


def mailbox(*mails: bytes) -> bytes:
    """These e-mails as one mbox."""
    return b"".join(
        b"From someone Mon Mar 30 16:00:00 2026\n" + one.replace(b"\nFrom ", b"\n>From ").rstrip() + b"\n\n"
        for one in mails
    )


def read(arrival: Arrival) -> bytes:
    """Its content."""
    with arrival.opened() as file:
        return file.read()
