"""Photos and voice memos for tests, made as phones make them."""

import io
import math
import struct
from array import array
from fractions import Fraction
from functools import cache

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from PIL import ExifTags, Image

SECRET = b"Secret Street 12"
RATE = 48_000


@cache
def photo(
    format_: str = "JPEG", size: tuple[int, int] = (64, 48), mode: str = "RGB", orientation: int = 1
) -> bytes:
    """A photo: red on the left and blue on the right, with a place, a comment and a camera in it."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = SECRET.decode()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSAreaInformation] = SECRET.decode()
    made = io.BytesIO()
    more = {"comment": SECRET} if format_ == "JPEG" else {"xmp": SECRET}
    picture.convert(mode).save(made, format_, exif=exif, **more)
    return made.getvalue()


@cache
def memo(container: str = "webm", codec: str = "libopus", seconds: float = 0.5) -> bytes:
    """A tone of 440 Hz, with a title and a place in it."""
    made = io.BytesIO()
    with av.open(made, "w", format=container) as opened:
        opened.metadata.update({"title": SECRET.decode(), "location": "+48.2082+016.3738/"})
        voice = opened.add_stream(codec, rate=RATE, layout="mono")
        resampler = AudioResampler(voice.codec_context.format.name, "mono", RATE)
        for start in range(0, int(seconds * RATE), 960):
            for frame in resampler.resample(tone(start, 960)):
                opened.mux(voice.encode(frame))
        opened.mux(voice.encode(None))
    return made.getvalue()


def tone(start: int, samples: int) -> AudioFrame:
    frame = AudioFrame(format="flt", layout="mono", samples=samples)
    frame.sample_rate, frame.pts, frame.time_base = RATE, start, Fraction(1, RATE)
    wave = (0.3 * math.sin(2 * math.pi * 440 * (start + n) / RATE) for n in range(samples))
    frame.planes[0].update(array("f", wave).tobytes())
    return frame


@cache
def film() -> bytes:
    """An mp4 with moving pictures and no sound."""
    made = io.BytesIO()
    with av.open(made, "w", format="mp4") as opened:
        pictures = opened.add_stream("mpeg4", rate=5)
        pictures.width, pictures.height, pictures.pix_fmt = 64, 48, "yuv420p"
        for _ in range(5):
            opened.mux(pictures.encode(av.VideoFrame(64, 48, "yuv420p")))
        opened.mux(pictures.encode(None))
    return made.getvalue()


def png_header(width: int, height: int) -> bytes:
    """The beginning of a PNG of this size."""
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", width, height, 8, 2, 0, 0, 0)


def jpeg_header(width: int, height: int) -> bytes:
    """The beginning of a JPEG of this size."""
    frame = struct.pack(">HBHHB", 17, 8, height, width, 3) + b"\x01\x22\x00\x02\x11\x01\x03\x11\x01"
    scan = b"\xff\xda\x00\x0c\x03\x01\x00\x02\x11\x03\x11\x00\x3f\x00"
    return b"\xff\xd8\xff\xc0" + frame + scan


def webp_header(width: int, height: int) -> bytes:
    """The beginning of a WebP of this size."""
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", 22) + b"WEBPVP8X" + struct.pack("<II", 10, 0) + size + b"\0" * 40
