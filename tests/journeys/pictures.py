"""A photo as a phone's camera makes it: turned, and with the place it was taken at."""

import io

from PIL import Image

ROTATED = 6  # the camera was held upright: a quarter turn to the right is needed
ORIENTATION, CAMERA, GPS = 0x0112, 0x010F, 0x8825


def photo_with_place(width: int = 2600, height: int = 700) -> bytes:
    """A JPEG of noise, which no encoder makes small: what is sent of it takes several parts."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[CAMERA] = ROTATED, "A camera"
    place = exif.get_ifd(GPS)
    place[1], place[2], place[3], place[4] = "N", (47.0, 22.0, 31.0), "E", (8.0, 32.0, 27.0)
    noise = Image.effect_noise((width, height), 90).convert("RGB")
    written = io.BytesIO()
    noise.save(written, "JPEG", quality=80, exif=exif)
    return written.getvalue()
