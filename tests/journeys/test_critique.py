"""What came in is critiqued: by ear, by eye, and where there is no signal."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.app import AGENDA, ALL_SENT, COST, MANAGER, REP, choice, item, rate, state
from tests.journeys.conftest import Phones

MESSAGE = "One message, in their words"
NEXT_STEP = "Next step booked"
WORD_TO_HIM = "You let him finish. Ask one more before you show it."
MOSES, ANNA = "Moses Farrell", "Anna Sandoval"
CALL, LETTER = "Call recording · Westport Clinics", "E-mail · Cedar & Main Bakeries"


def test_a_choice_that_is_pressed_while_a_call_plays_is_tied_to_that_second(phones: Phones) -> None:
    page = phones().sign_in(MANAGER)
    waiting = re.compile(r"\d recordings, \d e-mails and \d sets of notes to critique")
    page.get_by_role("link", name=waiting).click()
    expect(page.get_by_role("heading", name="Critique", level=1)).to_be_focused()
    open_one(page, CALL)
    page.get_by_role("button", name="Play", exact=True).click()
    expect(position(page)).to_have_text(re.compile("0:0[2-9]"))
    rate(page, COST, "Partly")
    tied = item(page, COST).get_by_role("button", name=re.compile(r"Play from 0:0[2-9]"))
    second = int(tied.inner_text().split(":")[1])
    rate(page, AGENDA, "Not seen")
    expect(item(page, AGENDA).get_by_role("button", name="Untie")).to_have_count(0)

    page.get_by_role("heading", name=MOSES, level=1).focus()
    page.keyboard.press(" ")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(position(page)).to_have_text(re.compile(r"0:[12]\d"))
    page.keyboard.press("1")
    expect(choice(page, COST, "Met")).to_be_checked()
    tied.click()
    expect(position(page)).to_have_text(re.compile(rf"0:0[{second}-9]"))

    page.get_by_role("button", name="Send it to Moses").click()
    page.get_by_role("textbox", name="A word to Moses").fill(WORD_TO_HIM)
    page.get_by_role("button", name="Send it", exact=True).click()
    expect(page.get_by_text("✓ Sent to Moses")).to_be_visible()
    expect(state(page)).to_have_text(ALL_SENT)
    page.get_by_role("link", name="What is next").click()
    expect(page.get_by_role("heading", name="Critique", level=1)).to_be_visible()
    expect(page.get_by_text(CALL, exact=False)).to_have_count(0)

    rep = phones().sign_in(REP)
    told = rep.get_by_role("article").filter(has_text=WORD_TO_HIM)
    expect(told.get_by_role("heading")).to_contain_text("Call recording")
    expect(told).to_contain_text(f"At 0:0{second}")
    told.get_by_role("button", name="Say something to it").click()
    told.get_by_role("textbox", name="My words").fill("I heard it too.")


def test_words_of_an_e_mail_are_tied_to_what_was_seen_in_them(phones: Phones) -> None:
    page = phones(desk=True).sign_in(MANAGER)
    page.get_by_role("link", name="Critique", exact=True).click()
    open_one(page, LETTER)
    letter = page.get_by_role("region", name="E-mail")
    expect(letter).to_contain_text("full module list")
    expect(letter.get_by_text("what it does for the night shift")).not_to_be_visible()
    select(page, "Our tool is the market leader")
    choice(page, MESSAGE, "Missed").click()
    expect(item(page, MESSAGE).get_by_role("button", name="“Our tool is the market leader”")).to_be_visible()
    letter.get_by_role("button", name="choose a line").click()
    asked = "Let me know if you have any questions!"
    page.get_by_role("dialog").get_by_role("button", name=asked).click()
    page.get_by_role("combobox", name="Tie to").select_option(label=NEXT_STEP)
    expect(letter.locator("mark")).to_have_text(["Our tool is the market leader", asked])
    page.get_by_role("button", name="Finish and talk it through").click()
    page.get_by_role("button", name="We talked it through").click()
    expect(page.get_by_text("✓ Talked through")).to_be_visible()


def test_five_are_taken_along_and_critiqued_without_a_network(phones: Phones) -> None:
    phone = phones(kept=True)
    page = phone.sign_in(MANAGER)
    page.get_by_role("link", name="Critique", exact=True).click()
    page.get_by_role("button", name=re.compile("Take five with me")).click()
    expect(page.get_by_text(re.compile(r"5 are on this phone, \d+ (kB|MB)"))).to_be_visible()
    phone.close()
    page = phone.open("/critique", offline=True)
    expect(page.get_by_text("On this phone", exact=True)).to_have_count(5)
    taken = page.get_by_role("link").filter(has_text="On this phone")
    taken.filter(has_text="Call recording").first.click()
    page.get_by_role("button", name="Play", exact=True).click()
    expect(position(page)).to_have_text(re.compile("0:0[1-9]"))
    rate(page, COST, "Met")
    page.get_by_role("button", name="Finish and talk it through").click()
    page.get_by_role("button", name="We talked it through").click()
    expect(page.get_by_text("✓ Talked through")).to_be_visible()
    page.goto("/critique")
    expect(page.get_by_text(re.compile("4 are on this phone"))).to_be_visible()


def test_what_is_put_aside_leaves_and_comes_back(phones: Phones) -> None:
    page = phones().sign_in(MANAGER)
    page.get_by_role("link", name="Critique", exact=True).click()
    open_one(page, LETTER)
    page.get_by_role("button", name="Put it aside").click()
    page.get_by_role("textbox", name="Why is it put aside?").fill("Not to a customer")
    page.get_by_role("button", name="Put it aside").click()
    page.get_by_text("1 put aside").click()
    expect(page.get_by_text("Put aside today: Not to a customer")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile(LETTER))).to_have_count(0)
    page.get_by_role("button", name="Take it up again").click()
    expect(page.get_by_text("put aside")).to_have_count(0)


def open_one(page: Page, what: str) -> None:
    """From the inbox; what is further down is unfolded first."""
    rest = page.locator("summary").filter(has_text="more waiting")
    expect(rest).to_be_visible()
    if page.get_by_role("link", name=re.compile(what)).count() == 0:
        rest.click()
    page.get_by_role("link", name=re.compile(what)).click()


def position(page: Page) -> Locator:
    return page.get_by_role("region", name="Recording").get_by_text(re.compile(r"^\d+:\d\d$"))


def select(page: Page, words: str) -> None:
    """Mark words, as a finger held on them does."""
    page.evaluate(
        """words => {
            const parts = [...document.querySelectorAll(".as-written")];
            const nodes = parts.flatMap((part) => [...part.childNodes]);
            const node = nodes.find((one) => one.textContent.includes(words));
            const at = node.textContent.indexOf(words);
            getSelection().setBaseAndExtent(node, at, node, at + words.length);
        }""",
        words,
    )
    expect(page.get_by_role("region", name="Marked words")).to_be_visible()
