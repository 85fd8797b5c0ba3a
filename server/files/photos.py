"""A photo made anew from what a phone sent: upright, small, and with nothing in it but its pixels.

What comes in is anybody's bytes. Only the two formats of our media types are read, by their content; the
size is looked at before a pixel is decoded; and what goes out is encoded from bare pixels, so that nothing
else of the file survives: no place, no camera, no comment, no second file behind the picture.
"""

import io
import struct
from typing import Final

from PIL import Image, ImageOps

from server.files.unusable import Unusable

LONGEST_SIDE: Final = 2048
MOST_PIXELS: Final = 50_000_000
FORMATS: Final = {"JPEG": "image/jpeg", "WEBP": "image/webp"}

#: What Pillow raises for a file that is no picture, or half of one.
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, EOFError, struct.error)


def remade_photo(content: bytes) -> tuple[bytes, str]:
    """The photo in `content`, made anew, and its media type.

    Raises `Unusable`: `not_a_photo` or `photo_too_large`.
    """
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2  # Pillow refuses twice as many
    try:
        with Image.open(io.BytesIO(content), formats=list(FORMATS)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Unusable("photo_too_large")
            format_ = "WEBP" if opened.format == "WEBP" else "JPEG"
            pixels = bare(opened)
    except Image.DecompressionBombError as bomb:
        raise Unusable("photo_too_large") from bomb
    except _BROKEN as broken:
        raise Unusable("not_a_photo") from broken
    made = io.BytesIO()
    pixels.save(made, format_, quality=82)
    return made.getvalue(), FORMATS[format_]


def bare(opened: Image.Image) -> Image.Image:
    """Its pixels alone: the first picture of a moving one, upright, on white, in the colors of a screen."""
    opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is decoded smaller, when it is much larger
    opened.load()
    upright = ImageOps.exif_transpose(opened)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    bare_pixels = Image.new("RGB", upright.size, "white")
    if upright.has_transparency_data:
        upright = upright.convert("RGBA")
        bare_pixels.paste(upright, mask=upright)
    else:
        bare_pixels.paste(upright.convert("RGB"))
    return bare_pixels
