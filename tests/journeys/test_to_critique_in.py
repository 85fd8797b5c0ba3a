"""Recordings, e-mails and notes come in on the web: many at once, each with what came of it."""

from typing import Any

from playwright.sync_api import FilePayload, expect

from tests.arriving.making import mail, mailbox, recording
from tests.journeys.app import MANAGER
from tests.journeys.conftest import Phones

NOT_ONE: dict[str, Any] = {"name": "all.zip", "mimeType": "application/zip", "buffer": b"PK\x03\x04"}


def file(name: str, content: bytes) -> FilePayload:
    return FilePayload(name=name, mimeType="application/octet-stream", buffer=content)


def test_many_files_come_in_and_what_is_nobodys_is_said(phones: Phones) -> None:
    desk = phones(desk=True).sign_in(MANAGER)
    desk.goto("/import")
    desk.get_by_role("link", name="Bring them in").click()
    box = mailbox(
        mail(From="rep@demo.example", To="jane@acme.example"),
        mail(From="ann@other.example", To="jane@acme.example", Message_ID="<2>", Subject="A stranger"),
    )
    desk.get_by_label("Files to critique").set_input_files(
        [
            file("Moses Farrell 2026-03-12.mp3", recording("mp3")),
            file("unknown.wav", recording("wav")),
            file("rep.mbox", box),
            FilePayload(**NOT_ONE),
        ]
    )
    entry = desk.get_by_role("listitem")
    expect(entry.filter(has_text="Moses Farrell 2026-03-12.mp3")).to_contain_text("✓ 1 for Moses Farrell")
    expect(entry.filter(has_text="rep.mbox")).to_contain_text("1 for Moses Farrell · 1 not matched to a rep")
    expect(entry.filter(has_text="unknown.wav")).to_contain_text("– 1 not matched to a rep")
    expect(entry.filter(has_text="all.zip")).to_contain_text("✕ This is an archive")
    expect(desk.get_by_text("4 files: 2 new to critique.")).to_be_visible()

    expect(desk.get_by_role("button", name="Try those again")).to_have_count(0)  # an archive stays one

    desk.get_by_label("unknown.wav").select_option(label="Anna Sandoval")
    desk.get_by_label("ann@other.example: A stranger").select_option("left out")
    desk.get_by_role("button", name="Bring in 2 names as said").click()
    expect(entry.filter(has_text="unknown.wav")).to_contain_text("✓ 1 for Anna Sandoval")
    expect(entry.filter(has_text="rep.mbox")).to_contain_text("1 left out, as you said")
    expect(desk.get_by_role("heading", name="Not matched to a rep")).to_have_count(0)


def test_without_a_signal_a_file_waits_to_be_tried_again(phones: Phones) -> None:
    manager = phones()
    phone = manager.sign_in(MANAGER)
    phone.goto("/import/to-critique")
    expect(phone.get_by_role("heading", name="What your reps said and wrote")).to_be_visible()
    manager.cut()
    phone.get_by_label("Files to critique").set_input_files(file("Moses Farrell.mp3", recording("mp3")))
    expect(phone.get_by_text("find a signal and try again")).to_be_visible()
    manager.restore()
    phone.get_by_role("button", name="Try those again").click()
    expect(phone.get_by_text("✓ 1 for Moses Farrell")).to_be_visible()
