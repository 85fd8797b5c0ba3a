"""The text of an e-mail: what its writer and its reader see of it, without attachments."""

from email.message import EmailMessage, MIMEPart
from itertools import takewhile
from typing import Final

from server.arriving.arrival import NotTaken
from server.arriving.plain_text import decoded, text_of_html

_DEEPEST: Final = 30


def text_of(message: EmailMessage) -> str:
    """What was written: the plain text, else the text of the HTML. Raises `NotTaken`."""
    try:
        text = _text_in(message, 0)
    except NotTaken:
        raise
    except Exception as broken:  # the standard library's parser stumbles over broken parts in many ways
        raise NotTaken("no_text", "is broken, and holds no text that can be read.") from broken
    if not text.strip():
        raise NotTaken("no_text", "holds no text to read: it may be empty, encrypted, or attachments alone.")
    return text


def _text_in(part: MIMEPart, depth: int) -> str:
    kind = part.get_content_type()
    is_attached = depth > 0 and (part.get_content_disposition() == "attachment" or part.get_filename())
    if is_attached or depth > _DEEPEST:
        return ""
    if kind == "text/html":
        return text_of_html(_written(part))
    if kind == "text/plain" or (kind.startswith("multipart/") and not part.is_multipart()):
        return _unfolded(part, _written(part))
    if not kind.startswith("multipart/"):
        return ""
    parts = list(part.iter_parts())
    if kind == "multipart/related":
        parts = parts[:1]
    if kind == "multipart/alternative":
        parts.sort(key=lambda one: one.get_content_type() != "text/plain")
        return next((text for one in parts if (text := _text_in(one, depth + 1)).strip()), "")
    texts = (_text_in(one, depth + 1) for one in parts)
    return "\n\n".join(text for text in texts if text.strip())


def _written(part: MIMEPart) -> str:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else str(payload).encode("utf-8", "replace")
    return decoded(content, part.get_content_charset())


def _unfolded(part: MIMEPart, text: str) -> str:
    """The text with its paragraphs in one piece, where it was cut into lines for sending (RFC 3676)."""
    if str(part.get_param("format") or "").casefold() != "flowed":
        return text
    cut = 1 if str(part.get_param("delsp") or "").casefold() == "yes" else 0
    lines: list[str] = []
    before: int | None = None  # how deep the line before is quoted, when it goes on
    for line in text.splitlines():
        depth = sum(1 for _ in takewhile(lambda one: one == ">", line))
        said = line[depth:].removeprefix(" ")
        goes_on = said.endswith(" ") and said != "-- "
        told = said[:-1] if goes_on and cut else said
        if before == depth and said != "-- ":
            lines[-1] += told
        else:
            lines.append(f"{'>' * depth} {told}" if depth else told)
        before = depth if goes_on else None
    return "\n".join(lines)
