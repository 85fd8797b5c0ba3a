"""A photo is made anew from its pixels, and what is no photo is refused before it costs anything."""

import io
import zipfile

import pytest
from PIL import Image

from server.files.photos import LONGEST_SIDE, remade_photo
from server.files.unusable import Unusable
from tests.files.making import SECRET, jpeg_header, memo, photo, png_header, webp_header

HTML = b"<html><script>alert(1)</script></html>"


def opened(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


def color_at(picture: Image.Image, x: int, y: int) -> str:
    red, _, blue = picture.convert("RGB").getpixel((x, y))  # type: ignore[misc]
    return "red" if red > blue + 100 else "blue" if blue > red + 100 else "neither"


@pytest.mark.parametrize(("format_", "media_type"), [("JPEG", "image/jpeg"), ("WEBP", "image/webp")])
def test_nothing_of_it_survives_but_its_pixels(format_: str, media_type: str) -> None:
    sent = photo(format_)
    assert SECRET in sent
    made, said = remade_photo(sent)
    assert said == media_type
    for trace in (SECRET, b"Exif", b"EXIF", b"GPS", b"XMP", b"ICC"):
        assert trace not in made
    assert opened(made).size == (64, 48)
    assert color_at(opened(made), 10, 24) == "red"


def test_it_is_upright() -> None:
    made = opened(remade_photo(photo("JPEG", orientation=6))[0])  # the phone was held on its side
    assert made.size == (48, 64)
    assert (color_at(made, 24, 5), color_at(made, 24, 60)) == ("red", "blue")


def test_it_is_made_small_enough() -> None:
    assert opened(remade_photo(photo(size=(4096, 1024)))[0]).size == (LONGEST_SIDE, 512)


@pytest.mark.parametrize("mode", ["L", "CMYK", "RGB"])
def test_any_way_to_write_colors_becomes_that_of_screens(mode: str) -> None:
    made = opened(remade_photo(photo(mode=mode))[0])
    assert made.mode == "RGB"
    assert color_at(made, 10, 24) == ("neither" if mode == "L" else "red")


def test_what_is_transparent_becomes_white() -> None:
    sent = io.BytesIO()
    Image.new("RGBA", (1, 1), (0, 0, 0, 0)).save(sent, "WEBP", lossless=True)
    assert opened(remade_photo(sent.getvalue())[0]).getpixel((0, 0)) == (255, 255, 255)


def test_of_a_moving_picture_the_first_is_kept() -> None:
    sent = io.BytesIO()
    first, second = (Image.new("RGB", (20, 20), color) for color in ("red", "blue"))
    first.save(sent, "WEBP", save_all=True, append_images=[second])
    made = opened(remade_photo(sent.getvalue())[0])
    assert getattr(made, "n_frames", 1) == 1
    assert color_at(made, 10, 10) == "red"


def test_a_page_hidden_in_a_photo_is_gone() -> None:
    hidden = io.BytesIO()
    opened(photo()).save(hidden, "JPEG", comment=HTML)
    made, _ = remade_photo(hidden.getvalue() + HTML)
    assert b"script" not in made


def zipped() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("photo.jpg", photo())
    return content.getvalue()


NO_PHOTOS = {
    "nothing": b"",
    "one byte": b"\xff",
    "a page": HTML,
    "an SVG": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "a zip": zipped(),
    "a voice memo": memo(),
    "half a JPEG": photo("JPEG", (640, 480))[:2000],
    "half a WebP": photo("WEBP", (640, 480))[:-200],
    "a GIF": b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00!\xf9\x04\x01\x00\x00\x00\x00;",
    "a PNG of 2,500 million pixels": png_header(50_000, 50_000),
    "a PostScript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n",
}


@pytest.mark.parametrize("content", NO_PHOTOS.values(), ids=NO_PHOTOS.keys())
def test_what_is_no_photo_is_refused(content: bytes) -> None:
    with pytest.raises(Unusable, match="not_a_photo"):
        remade_photo(content)


@pytest.mark.parametrize(
    "header", [jpeg_header(50_000, 50_000), jpeg_header(10_000, 8_000), webp_header(16_000, 16_000)]
)
def test_too_many_pixels_are_refused_by_their_header(header: bytes) -> None:
    with pytest.raises(Unusable, match="photo_too_large"):
        remade_photo(header)
