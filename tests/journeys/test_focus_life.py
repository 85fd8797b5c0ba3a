"""The life of a one thing between two people: trained, replaced with a reason, and the next one agreed."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.app import ALL_SENT, DIRECTOR, MANAGER, REP, state
from tests.journeys.conftest import Phones

NOW, NEXT = "Ask what happens if they do nothing", "Discount inside the policy"
TRAINING = "Role play: let them name the cost"
WORDS = "I asked twice, and both times he had the number."
REASON = "They sell the new line now, where this does not come up."


def test_trained_replaced_and_the_next_one_agreed(phones: Phones) -> None:
    manager, rep = phones(desk=True), phones()
    board, home = manager.sign_in(MANAGER), rep.sign_in(REP)
    open_rep(board)
    one_thing(board).get_by_role("button", name="+ Another training").click()
    board.get_by_label("What to do").fill(TRAINING)
    board.get_by_role("button", name="Give it").click()
    expect(one_thing(board).get_by_text(TRAINING)).to_be_visible()
    expect(state(board)).to_have_text(ALL_SENT)

    training = home.locator("section", has_text=TRAINING)
    look_for_news(home)
    training.get_by_role("button", name="I have done it").click()
    expect(training.get_by_text("Done", exact=True)).to_be_visible()
    my_words = one_thing(home)
    my_words.get_by_label("My words").fill(WORDS)
    expect(my_words.get_by_text("Your manager reads this. Saved.")).to_be_visible()
    expect(state(home)).to_have_text(ALL_SENT)

    look_for_news(board)
    expect(one_thing(board).get_by_text(f"Moses: “{WORDS}”")).to_be_visible()
    expect(one_thing(board).get_by_text("Done ")).to_have_count(2)
    one_thing(board).get_by_role("button", name="Replace it").click()
    sheet = board.get_by_role("dialog")
    expect(sheet.get_by_role("button", name="Replace it")).to_be_disabled()  # not without a reason
    sheet.get_by_label("Why").fill(REASON)
    sheet.get_by_role("button", name="Replace it").click()
    history = board.locator("section", has_text="Focus history").locator("li", has_text=NOW)
    expect(history).to_contain_text(REASON)
    expect(one_thing(board)).to_contain_text(NEXT)
    one_thing(board).get_by_role("button", name="We agreed on it").click()
    expect(one_thing(board)).to_contain_text("Agreed with Moses")
    expect(state(board)).to_have_text(ALL_SENT)

    look_for_news(home)
    expect(home.get_by_role("heading", name=NEXT)).to_be_visible()
    expect(home.get_by_role("heading", name=NOW)).to_have_count(0)


def test_two_coaches_agree_on_different_things_and_one_stands(phones: Phones) -> None:
    manager, director = phones(desk=True), phones(desk=True)
    board, other = manager.sign_in(MANAGER), director.sign_in(DIRECTOR)
    open_rep(board)
    open_rep(other)
    director.cut()
    for page in (other, board):
        one_thing(page).get_by_role("button", name="Replace it").click()
        page.get_by_label("Why").fill(REASON)
        page.get_by_role("dialog").get_by_role("button", name="Replace it").click()
        one_thing(page).get_by_role("button", name="We agreed on it").click()
    expect(state(board)).to_have_text(ALL_SENT)
    director.restore()
    expect(state(other)).to_have_text("1 not accepted")
    for page in (board, other):
        history = page.locator("section", has_text="Focus history")
        expect(history.get_by_text("now", exact=True)).to_have_count(1)


def test_one_that_stands_still_asks_what_should_change(phones: Phones) -> None:
    manager = phones(desk=True)
    board = manager.sign_in(MANAGER)
    board.goto("/team")
    board.get_by_role("link", name=re.compile("Hayden Nolan")).locator("visible=true").first.click()
    expect(one_thing(board)).to_contain_text("not there yet: what should change?")
    expect(one_thing(board).get_by_role("button", name="+ Another training")).to_be_visible()
    expect(one_thing(board).get_by_role("button", name="Replace it")).to_be_visible()
    manager.cut()
    one_thing(board).get_by_role("button", name="Another standard").click()
    sheet = board.get_by_role("dialog")
    sheet.get_by_label("What must be seen").select_option("of_last")
    change = sheet.get_by_role("button", name="Change it")
    expect(change).to_be_disabled()  # not without a reason
    sheet.get_by_label("Why").fill("Visits are far apart this quarter.")
    change.click()
    expect(one_thing(board)).to_contain_text("The standard is 4 of the last 5")
    manager.restore()
    expect(state(board)).to_have_text(ALL_SENT)
    board.reload()
    expect(one_thing(board)).to_contain_text("The standard is 4 of the last 5")


def test_read_rated_by_both_and_asked_for(phones: Phones) -> None:
    manager, rep = phones(), phones()
    today, home = manager.sign_in(MANAGER), rep.sign_in(REP)
    rep.cut()
    how = home.locator("section.card", has_text="How did it go the last time?")
    how.get_by_role("radio", name="Partly").click()
    expect(how.get_by_role("radio", name="Partly")).to_be_checked()
    how.get_by_role("button", name="+ Why").click()
    how.get_by_label("Why").fill(WORDS)
    expect(how.get_by_text("Your manager reads this. Saved.")).to_be_visible()
    home.get_by_role("button", name="Ask your manager").click()
    sheet = home.get_by_role("dialog")
    sheet.get_by_label("Which customer").fill("Cancity")
    sheet.get_by_label("What should they look at?").fill("The first ten minutes.")
    sheet.get_by_role("button", name="Ask", exact=True).click()
    expect(home.get_by_text("Asked today. Not answered yet.")).to_be_visible()
    rep.restore()
    expect(state(home)).to_have_text(ALL_SENT)

    look_for_news(today)
    asked = today.locator("article", has_text="Moses asks you to ride along")
    expect(asked).to_contain_text("The first ten minutes.")
    asked.get_by_role("button", name="Plan it").click()
    today.get_by_role("dialog").get_by_role("button", name="Plan it").click()
    expect(asked).to_have_count(0)
    today.get_by_role("link", name=re.compile("Moses Farrell")).first.click()
    seen = today.get_by_role("radiogroup", name=NOW)
    seen.get_by_role("radio", name="Missed").click()
    expect(seen.get_by_role("radio", name="Missed")).to_be_checked()
    other = today.get_by_role("radiogroup", name="Ask who else decides")
    other.get_by_role("radio", name="Missed").click()
    expect(other.get_by_role("radio", name="Missed")).to_be_checked()
    today.get_by_role("button", name="Finish and debrief").click()
    beside = today.locator("section.card", has_text=f"Side by side: {NOW}")
    expect(beside.locator("dl > div")).to_have_text([re.compile("Moses.*Partly"), re.compile("You.*Missed")])
    expect(beside).to_contain_text(WORDS)
    today.get_by_role("button", name="We talked it through").click()
    expect(state(today)).to_have_text(ALL_SENT)

    look_for_news(home)
    expect(home.get_by_text("Planned: ")).to_be_visible()
    talked = home.locator("article", has_text="Today").first
    expect(talked).to_contain_text("1 more was seen and can wait: one thing at a time.")
    expect(talked).not_to_contain_text("Ask who else decides")  # never a list of failings
    expect(talked.locator(".two-ratings > div")).to_have_text(
        [re.compile("You.*Partly"), re.compile("Your manager.*Missed")]
    )
    expect(how.get_by_role("radio", name="Partly")).not_to_be_checked()  # the next time is another one


def open_rep(page: Page) -> None:
    page.goto("/team")
    page.get_by_role("link", name=re.compile("Moses Farrell")).locator("visible=true").first.click()
    expect(one_thing(page)).to_contain_text(NOW)


def one_thing(page: Page) -> Locator:
    return page.locator("section.card.focus")


def look_for_news(page: Page) -> None:
    """As when the app comes to the front."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
