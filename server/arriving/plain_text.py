"""Texts as they are kept and shown: plain, with `\\n`, without what nobody sees."""

import codecs
import re
import unicodedata
from typing import Final

import html_text
from lxml.etree import LxmlError

from server.arriving.arrival import NotTaken
from server.coaching.kinds_seen import LARGEST_TEXT

#: So much of HTML is looked at: the text in it is a small part.
LARGEST_HTML: Final = 4_000_000

#: What programs call one charset and write in a larger one, which reads it too (the WHATWG's Encoding).
_LARGER: Final = {
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
}
#: Python's own, which nobody writes in, and some of which take very long.
_NO_CHARSETS: Final = frozenset({"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined"})
#: Tried when nothing says in what it is written, or says what nobody knows; the last reads anything.
_CHARSETS: Final = ("utf-8", "cp1252", "latin-1")

_HTML: Final = re.compile(r"<(?:html|body|p|br|div|span|ul|li|table)\b[^>]*>", re.IGNORECASE)
_BLANK_LINES: Final = re.compile(r"\n{3,}")
_GAPS: Final = re.compile(r"[\t\r\n]")
#: Control characters but tab and line break, and halves of characters.
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BREAKS: Final = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def tidy(text: str) -> str:
    """The text without control characters, spaces at the ends of lines, and gaps of several blank lines.

    Raises `NotTaken`: `no_text`, `text_too_long`.
    """
    lines = (line.rstrip() for line in _BREAKS.sub("\n", text).split("\n"))
    told = "\n".join(lines)
    found = unicodedata.normalize("NFC", _BLANK_LINES.sub("\n\n", _UNSEEN.sub("", told)).strip())
    if not found:
        raise NotTaken("no_text", "holds no text to read.")
    if len(found) > LARGEST_TEXT:
        raise NotTaken("text_too_long", f"holds more than {LARGEST_TEXT:,} characters.")
    return found


def decoded(content: bytes, charset: str | None = None) -> str:
    """The text in these bytes, written in this charset as far as that is true."""
    for name in (_charset(charset), *_CHARSETS):
        try:
            return content.decode(name)
        except (LookupError, ValueError):
            continue
    return content.decode("latin-1")


def _charset(said: str | None) -> str:
    try:
        name = codecs.lookup(said or "").name
    except (LookupError, ValueError):
        return _CHARSETS[0]
    return _CHARSETS[0] if name in _NO_CHARSETS else _LARGER.get(name, name)


def looks_like_html(text: str) -> bool:
    """Whether a text that says nothing of what it is was written in HTML."""
    return _HTML.search(text) is not None


def text_of_html(html: str) -> str:
    """What a reader of the page would read, without styles and scripts. Raises `NotTaken`."""
    if len(html) > LARGEST_HTML:
        raise NotTaken("text_too_long", f"holds more than {LARGEST_HTML:,} characters of HTML.")
    try:
        return str(html_text.extract_text(html))
    except (LxmlError, ValueError, RecursionError) as broken:
        raise NotTaken("no_text", "holds HTML that cannot be read.") from broken


def one_line(text: str | None, longest: int) -> str | None:
    """A title or a name on one line of at most so many characters; None when nothing is left."""
    if text is None:
        return None
    seen = _UNSEEN.sub("", _GAPS.sub(" ", text))
    line = unicodedata.normalize("NFC", " ".join(seen.split()))
    return (line if len(line) <= longest else line[: longest - 1].rstrip() + "…") or None
