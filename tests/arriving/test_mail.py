"""E-mails and mailboxes as they are out there: multipart, HTML, odd charsets, and broken ones."""

from base64 import b64encode
from datetime import date
from email.message import EmailMessage

import pytest

from server.arriving.arrival import Arrival, Left
from server.importing.refusals import UnreadableFile
from tests.arriving.conftest import Opens
from tests.arriving.making import mail, mailbox, read


def one(opens: Opens, content: bytes) -> Arrival:
    (found,) = opens(content)
    assert isinstance(found, Arrival)
    return found


def text(opens: Opens, content: bytes) -> str:
    return read(one(opens, content)).decode()


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
        mail("Content-Type: message/rfc822\n\n" * 3000, Content_Type="message/rfc822"),
        mail(
            "".join(f"--{n}\nContent-Type: multipart/mixed; boundary={n + 1}\n\n" for n in range(3000)),
            Content_Type="multipart/mixed; boundary=0",
        ),
        mail(From="(" * 20_000 + "rob@north.example"),
        mail(Subject="=?utf-8?q?a?= " * 20_000),
        mail(To=", ".join(f"a{n}@b.example" for n in range(5000))),
        mail("\x00\x1b[31mred\x07"),
        mail(
            "--b\nContent-Type: text/calendar\nContent-Disposition: inline; filename*=\0''a%ff\n\nhi\n--b--",
            Content_Type="multipart/mixed; boundary=b",
        ),
        mail(From="Rob\0 <r\0ob@north.example>"),
    ],
)
def test_a_broken_one_is_read_or_named(opens: Opens, odd: bytes) -> None:
    try:
        found = opens(odd)
    except UnreadableFile:
        return
    assert all(isinstance(one, Arrival) and b"\0" not in read(one) for one in found)
    assert "\\x00" not in str([one.whose for one in found if isinstance(one, Arrival)])


def parts(kind: str, *inside: str, **headers: str) -> bytes:
    """A mail of several parts, each with its own headers."""
    text = "".join(f"--part\n{one}\n" for one in inside) + "--part--\n"
    return mail(text, Content_Type=f'multipart/{kind}; boundary="part"', **headers)


PLAIN, HTML = "Content-Type: text/plain\n\n", "Content-Type: text/html\n\n"
PICTURE = "Content-Type: image/png\nContent-Disposition: inline; filename=a.png\n\nAAAA"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (parts("alternative", PLAIN + " ", HTML + "<p>Hello</p>"), "Hello"),  # a text part that is empty
        (parts("mixed", PLAIN + "First", PICTURE, PLAIN + "second"), "First\n\nsecond"),  # as Apple Mail does
        (parts("related", HTML + "<p>Hello</p>", PICTURE), "Hello"),
        (
            parts("mixed", PLAIN + "See below", "Content-Type: message/rfc822\n\nFrom: a@b.example\n\nInner"),
            "See below",
        ),
        (
            mail("On Monday she\nwrote:\n\n-----Original Message-----\nFrom: Jane\n> before"),
            "On Monday she\nwrote:\n\n-----Original Message-----\nFrom: Jane\n> before",
        ),
    ],
)
def test_all_that_its_reader_sees_is_read(opens: Opens, content: bytes, said: str) -> None:
    assert text(opens, content) == said


def test_lines_that_were_cut_for_sending_are_whole_again(opens: Opens) -> None:
    cut = "A long \nparagraph.\n\n> she \n> asked\n>> before \n> that\n-- \nRob\n"
    flowed = text(opens, mail(cut, Content_Type="text/plain; charset=utf-8; format=flowed"))
    assert flowed == "A long paragraph.\n\n> she asked\n>> before\n> that\n--\nRob"


@pytest.mark.parametrize(
    ("charset", "content", "said"),
    [
        ("iso-8859-1", b"Don\x92t \x93wait\x94", "Don’t “wait”"),
        ("gb2312", "镕你好".encode("gbk"), "镕你好"),
        ("punycode", b"Fine", "Fine"),
    ],
)
def test_charsets_are_read_as_they_are_written(opens: Opens, charset: str, content: bytes, said: str) -> None:
    body = b64encode(content).decode() + "\n"
    told = mail(body, Content_Type=f"text/plain; charset={charset}", Content_Transfer_Encoding="base64")
    assert text(opens, told) == said


@pytest.mark.parametrize("charset", ["utf-8", "cp1252"])
def test_headers_in_bare_bytes_are_read(opens: Opens, charset: str) -> None:
    found = one(opens, "From: Müller, Jörg <rob@north.example>\nSubject: Grüße\n\nHi\n".encode(charset))
    assert (found.whose.addresses, found.whose.names, found.title) == (
        ("rob@north.example",),
        ("Müller, Jörg",),
        "Grüße",
    )


def test_an_address_of_exchange_is_none(opens: Opens) -> None:
    found = one(opens, mail(From='"Rob Smith" </O=ACME/OU=EXCH/CN=RECIPIENTS/CN=ROB>'))
    assert (found.whose.told, found.whose.addresses) == ("Rob Smith", ())


def test_two_without_an_id_are_two_unless_they_are_the_same(opens: Opens) -> None:
    def id_of(**headers: str) -> str | None:
        return one(opens, mail("Thanks!", Message_ID="", **headers)).source_id

    assert id_of() == id_of()
    assert len({id_of(), id_of(To="ann@acme.example"), id_of(Date="Tue, 31 Mar 2026 09:00:00 -0500")}) == 3


@pytest.mark.parametrize(
    "automatic",
    [
        mail(Auto_Submitted="auto-replied"),
        mail(Precedence="auto_reply"),
        mail(X_Gmail_Labels="Drafts,Important"),
        mail("BEGIN:VCALENDAR", Content_Type="text/calendar; method=REPLY"),
        parts("alternative", PLAIN + "Invitation", "Content-Type: text/calendar\n\nBEGIN:VCALENDAR"),
        parts("report", PLAIN + "It was not delivered."),
    ],
)
def test_what_nobody_wrote_or_sent_is_named(opens: Opens, automatic: bytes) -> None:
    with pytest.raises(UnreadableFile) as refused:
        opens(automatic)
    assert refused.value.code == "automatic"
    assert isinstance(one(opens, mail(Auto_Submitted="no", X_Gmail_Labels="Sent")), Arrival)


def test_lines_like_those_between_mails_stay_in_their_text(opens: Opens) -> None:
    said = "Hello,\n\nFrom what I see it is good.\nBye"
    between = b"From 1861@xxx Mon Mar 30 21:00:00 +0000 2026\r\n"
    first = between + mail(said).replace(b"\n", b"\r\n") + b"\r\n\r\n"
    found = opens(b"\xef\xbb\xbf" + first + between + mail("Two", Message_ID="<2@x>"))
    assert [read(one).decode() for one in found if isinstance(one, Arrival)] == [said, "Two"]
    loose = opens(b"From rob\n" + mail() + b"\nFrom rob\n" + mail(Message_ID="<2@x>"))
    assert [one.source_id for one in loose if isinstance(one, Arrival)] == ["<1@north.example>", "<2@x>"]


def test_a_mailbox_that_was_cut_off_gives_what_is_whole(opens: Opens) -> None:
    whole = mailbox(mail(), mail("Two", Message_ID="<2@x>"))
    first, *_ = opens(whole[: whole.index(b"<2@x>")])
    assert isinstance(first, Arrival)
    assert first.source_id == "<1@north.example>"


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
