"""What a person does with the app, in the words on the screen."""

import re

from playwright.sync_api import FilePayload, Locator, Page, expect

PASSWORD = "ridealong-demo"
DIRECTOR = "director@demo.example"
MANAGER = "manager@demo.example"
REP = "rep@demo.example"

ALL_SENT = re.compile("^All sent")

AGENDA = "Agenda agreed at the start"
QUESTIONS = "Open questions first"
COST = "Ask what happens if they do nothing"


def state(page: Page) -> Locator:
    """What is saved and what is sent, in words."""
    return page.get_by_test_id("state")


def sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    """Fill in the sign-in that is on the screen."""
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def start_ride_along(page: Page, rep: str) -> None:
    """From Today to the checklist; the rep is searched by a part of the name."""
    page.get_by_role("button", name="Start ride-along").click()
    page.get_by_role("searchbox", name="Search your team").fill(rep[1:6].upper())
    page.get_by_role("button", name=re.compile(rep)).last.click()
    expect(page.get_by_role("heading", name=rep, level=1)).to_be_visible()


def item(page: Page, prompt: str) -> Locator:
    """One item of the checklist."""
    return page.get_by_role("region", name=prompt, exact=True)


def choice(page: Page, prompt: str, rating: str) -> Locator:
    return item(page, prompt).get_by_role("radio", name=rating, exact=True)


def rate(page: Page, prompt: str, rating: str) -> None:
    """Tap a choice; comes back when the phone shows it as kept."""
    choice(page, prompt, rating).click()
    expect(choice(page, prompt, rating)).to_be_checked()


def write_note(page: Page, prompt: str, text: str, *, private: bool = False) -> None:
    """Write a note on an item; comes back when the phone says that it is saved."""
    label = "Private note" if private else "Note"
    here = item(page, prompt)
    here.get_by_role("button", name="Private note" if private else "+ Note", exact=True).click()
    field = here.get_by_role("textbox", name=label, exact=True)
    field.fill(text)
    expect(field).to_have_accessible_description(re.compile("Saved"))


def take_photo(page: Page, prompt: str, jpeg: bytes) -> None:
    """As the camera gives it; comes back when it is on the phone."""
    picture = FilePayload(name="IMG_0001.JPG", mimeType="image/jpeg", buffer=jpeg)
    with page.expect_file_chooser() as chosen:
        item(page, prompt).get_by_role("button", name="+ Photo").click()
    chosen.value.set_files(picture)
    expect(item(page, prompt).get_by_role("img")).to_be_visible()


def name_customer(page: Page, name: str) -> None:
    page.get_by_role("combobox", name="Customer").fill(name)
    page.keyboard.press("Tab")


def finish(page: Page) -> None:
    """From the checklist to the debrief."""
    page.get_by_role("button", name="Finish and debrief").click()
    expect(page.get_by_role("button", name="We talked it through")).to_be_visible()


def talk_through(page: Page) -> None:
    page.get_by_role("button", name="We talked it through").click()
    expect(page.get_by_text("Talked through", exact=False).last).to_be_visible()


def to_today(page: Page) -> None:
    """Back to the first screen, from a debrief that was talked through."""
    page.get_by_role("link", name="Back to Today").click()
    expect(page.get_by_role("heading", name="Today", level=1)).to_be_visible()


def open_state(page: Page) -> Locator:
    """Open the list behind the state; the sheet."""
    state(page).click()
    return page.get_by_role("dialog", name="What is saved and sent")
