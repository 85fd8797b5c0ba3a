"""E-mails and mailboxes as they are out there: multipart, HTML, odd charsets, and broken ones."""

from base64 import b64encode
from datetime import date
from email.message import EmailMessage

import pytest

from server.arriving.arrival import Arrival, Left
from server.importing.refusals import UnreadableFile
from tests.arriving.conftest import Opens
from tests.arriving.making import mail, mailbox


def one(opens: Opens, content: bytes) -> Arrival:
    (found,) = opens(content)
    assert isinstance(found, Arrival)
    return found


def text(opens: Opens, content: bytes) -> str:
    return one(opens, content).content.decode()


def test_who_wrote_what_to_whom_and_when(opens: Opens) -> None:
    found = one(opens, mail())
    assert found.whose.addresses == ("rob@north.example",)
    assert found.whose.to == ("jane@acme.example",)
    assert (found.kind, found.media_type, found.source, found.source_id) == (
        "email",
        "text/plain",
        "email",
        "<1@north.example>",
    )
    assert (found.title, found.customer) == ("Our talk", "Jane Doe")
    assert found.content == b"Hello Jane,\n\nwhen can we talk?"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Mon, 30 Mar 2026 16:00:00 -0500", date(2026, 3, 30)),
        ("Tue, 31 Mar 2026 03:00:00 +0000", date(2026, 3, 30)),  # in Chicago it is the day before
        ("Mon, 30 Mar 2026 16:00:00", date(2026, 3, 30)),
        ("yesterday", date(2026, 3, 20)),
        ("", date(2026, 3, 20)),
        ("Fri, 01 Jan 2038 00:00:00 +0000", date(2026, 3, 31)),
        ("Mon, 30 Mar 99999 16:00:00 +9999", date(2026, 3, 20)),
    ],
)
def test_its_day_is_that_of_the_organization(opens: Opens, said: str, day: date) -> None:
    assert one(opens, mail(Date=said)).occurred_on == day


def test_of_several_parts_the_plain_text_is_read_and_nothing_attached(opens: Opens) -> None:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "rob@north.example", "jane@acme.example", "Offer"
    made.set_content("The plain text.\n\n> what she wrote\n> before\n")
    made.add_alternative("<p>The <b>HTML</b></p>", subtype="html")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="offer.pdf")
    made.add_attachment("an attached text", filename="notes.txt")
    assert text(opens, made.as_bytes()) == "The plain text.\n\n> what she wrote\n> before"


def test_html_alone_becomes_text(opens: Opens) -> None:
    html = (
        "<html><head><style>p {color: red}</style><script>steal()</script></head><body>"
        "<p>Hello Jane,</p><p>three things:<br>one</p><ul><li>two</li><li>three &amp; more</li></ul>"
    )
    found = text(opens, mail(html, Content_Type="text/html; charset=utf-8"))
    assert found == "Hello Jane,\n\nthree things:\none\n\ntwo\nthree & more"


@pytest.mark.parametrize(
    ("charset", "content"),
    [
        ("iso-8859-1", "Grüße".encode("latin-1")),
        ("windows-1252", "Grüße".encode("cp1252")),
        ("utf-16", "Grüße".encode("utf-16")),
        ("x-unknown", "Grüße".encode()),
        ("us-ascii", "Grüße".encode()),
        ("us-ascii", "Grüße".encode("cp1252")),
        ("koi8-r", "Привет".encode("koi8-r")),
        ("iso-2022-jp", "こんにちは".encode("iso-2022-jp")),
    ],
)
def test_any_charset_is_read(opens: Opens, charset: str, content: bytes) -> None:
    body = b64encode(content).decode() + "\n"
    told = mail(body, Content_Type=f"text/plain; charset={charset}", Content_Transfer_Encoding="base64")
    assert text(opens, told) in ("Grüße", "Привет", "こんにちは")


def test_headers_in_other_words_are_read(opens: Opens) -> None:
    found = one(
        opens,
        mail(
            From="=?iso-8859-1?Q?J=F6rg_M=FCller?= <ROB@North.example>",
            Subject="=?utf-8?B?R3LDvMOfZQ==?=\n =?utf-8?Q?_aus_Wien?=",
        ),
    )
    assert (found.whose.addresses, found.whose.names) == (("rob@north.example",), ("Jörg Müller",))
    assert found.title == "Grüße aus Wien"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (mail(From=""), "no_sender"),
        (mail(""), "no_text"),
        (mail(" \n\u200b\n".replace("\u200b", "")), "no_text"),
        (mail("x" * 200_001), "text_too_long"),
        (mail("<p>" + "<b>" * 2_000_000 + "</p>", Content_Type="text/html"), "text_too_long"),
        (mail("MIIB", Content_Type="application/pkcs7-mime"), "no_text"),
    ],
)
def test_what_holds_nothing_to_read_is_named(opens: Opens, content: bytes, code: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        opens(content)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "odd",
    [
        mail(From="rob@north.example <<>>", Message_ID="<<[>"),
        mail(Message_ID="[" * 3000),
        mail(Content_Type="multipart/mixed"),
        mail(Content_Type='multipart/mixed; boundary="x"'),
        mail("<div>" * 5000 + "deep", Content_Type="text/html"),
        mail("=ZZ=", Content_Transfer_Encoding="quoted-printable"),
        mail("!!!", Content_Transfer_Encoding="base64"),
        mail(Content_Type="text/plain; charset*=''%"),
        mail(To=", ".join(f"a{n}@b.example" for n in range(5000))),
        mail("\x00\x1b[31mred\x07"),
    ],
)
def test_a_broken_one_is_read_or_named(opens: Opens, odd: bytes) -> None:
    try:
        found = opens(odd)
    except UnreadableFile:
        return
    assert all(isinstance(one, Arrival) and b"\0" not in one.content for one in found)


def test_in_a_mailbox_a_broken_one_takes_nothing_with_it(opens: Opens) -> None:
    box = mailbox(
        mail(),
        mail("", Message_ID="<2@x>"),
        mail("From here on it is easy.\nFrom Monday too.\n", Message_ID="<3@x>"),
        b"\xff\xfe\x00 no header at all",
        mail("<p>Tess</p>", From="tess@north.example", Message_ID="<4@x>", Content_Type="text/html"),
    )
    found = opens(box)
    assert [one.source_id for one in found if isinstance(one, Arrival)] == [
        "<1@north.example>",
        "<3@x>",
        "<4@x>",
    ]
    assert [(one.what, one.code) for one in found if isinstance(one, Left)] == [
        ("E-mail 2", "no_text"),
        ("E-mail 4", "no_sender"),
    ]
    shielded = next(one for one in found if isinstance(one, Arrival) and one.source_id == "<3@x>")
    assert shielded.content == b"From here on it is easy.\nFrom Monday too."
