"""Reviews between two people: prepared, held without a signal, closed by both, and found again later."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

from playwright.sync_api import Error, Locator, Page, expect

from server.coaching.retrospective import Switch, next_review, switch_told
from server.demo.cast import REPS, Rep
from server.demo.reviews import rhythm_of
from tests.journeys.app import ALL_SENT, DIRECTOR, MANAGER, REP, state
from tests.journeys.conftest import Phones
from tests.journeys.test_focus_life import look_for_news

MOSES, VERSIE = "Moses Farrell", "Versie Hollis"
TRIES = 5
WELL = "Two demos with the finance lead in the room."
LEGAL = "Legal takes nine days on the trial agreement at Cancity."
STEP, AGREED = "Call Cancity before Wednesday.", "Ask legal for a standard agreement."
PAGE = re.compile(rb"/Type\s*/Page\b")


def test_prepared_held_without_a_signal_closed_by_both_and_found_again(phones: Phones) -> None:
    manager, rep = phones(), phones()
    today, home = manager.sign_in(MANAGER), rep.sign_in(REP)
    for phone in (manager, rep):
        phone.cut()
        it_is(phone.page, review_day(MOSES))

    home.get_by_role("link", name="Prepare the retrospective").click()
    home.get_by_label("What went well?").fill(WELL)
    home.get_by_role("button", name="Name what is in the way").click()
    home.get_by_label("What is it?").fill(LEGAL)
    home.get_by_label("What is it about?").select_option("contracts")
    home.get_by_role("button", name="Name it").click()
    expect(home.get_by_role("dialog")).to_have_count(0)  # what lies behind one takes no text
    home.get_by_label("What do you want to do next?").fill(STEP)
    home.get_by_role("button", name="It is prepared").press("Enter")
    expect(home.locator(":focus")).to_contain_text("your manager sees it")
    expect(home.get_by_text("You prepared it today")).to_be_visible()

    entry(today, MOSES).click()
    expect(today.get_by_text("Moses has not prepared it yet")).to_be_visible()
    done = today.get_by_role("checkbox")
    done.click()
    expect(done).to_be_checked()
    write(today.get_by_label("Until next time"), AGREED)

    rep.restore()
    expect(state(home)).to_have_text(ALL_SENT)
    manager.restore()
    expect(state(today)).to_have_text(ALL_SENT)
    comes_to(today, "Moses prepared it today")  # both are kept
    expect(today.get_by_text(WELL)).to_be_visible()
    expect(today.get_by_label("Until next time")).to_have_value(AGREED)
    manager.cut()
    expect(today.get_by_role("button", name=re.compile(LEGAL))).to_contain_text("Contracts · named today")
    today.get_by_role("button", name="Agree to it").click()
    expect(today.get_by_label("Until next time")).to_have_value(f"{AGREED}\n{STEP}")
    today.get_by_role("button", name="We closed it").click()
    expect(today.get_by_text("Moses has not read it yet")).to_be_visible()
    expect(today.locator(":focus")).to_contain_text("It is closed")
    manager.restore()
    expect(state(today)).to_have_text(ALL_SENT)

    home.goto(today.url)  # at home the one of last week may come first
    comes_to(home, "I have read it")
    home.get_by_role("button", name="I have read it").click()
    expect(home.get_by_text("Closed by both, today")).to_be_visible()
    expect(state(home)).to_have_text(ALL_SENT)

    comes_to(today, "Closed by both, today")
    manager.cut()
    today.goto("/retrospectives")
    today.get_by_label("Words").fill("cancity legal")
    expect(today.get_by_text(re.compile(r"^1 of \d+ reviews"))).to_be_visible()
    today.get_by_role("link", name=re.compile(MOSES)).click()
    expect(today.get_by_text(AGREED)).to_be_visible()
    expect(today.get_by_text("✓", exact=False).first).to_be_visible()
    expect(today.get_by_role("textbox")).to_have_count(0)  # nothing of it changes any more
    expect(today.get_by_role("button", name=re.compile("closed|Change"))).to_have_count(0)


def test_from_daily_to_weekly_by_itself_and_told(phones: Phones) -> None:
    phone = phones()
    page = phone.sign_in(MANAGER)
    phone.cut()
    switch = switch_of(VERSIE)
    assert switch.first_week_on is not None
    it_is(page, switch.last_daily_on)
    versie = entry(page, VERSIE)
    expect(versie).to_contain_text("Daily review today, day 10")
    versie.click()
    expect(page.get_by_role("heading", name="Daily review", level=1)).to_be_visible()
    expect(
        page.get_by_text(re.compile(r"^From \w+( \w+)? on we look at the week, on Fridays\.$"))
    ).to_be_visible()
    it_is(page, switch.first_week_on)
    page.goto("/")
    expect(entry(page, VERSIE)).to_contain_text("Retrospective today.")
    entry(page, VERSIE).click()
    expect(page.get_by_role("heading", name="Retrospective", level=1)).to_be_visible()
    expect(page.get_by_text(re.compile(r"we look at the week, on Fridays\.$"))).to_be_visible()
    it_is(page, switch.first_week_on + timedelta(days=7))
    page.goto("/")
    expect(entry(page, VERSIE)).to_contain_text("Retrospective today.")
    entry(page, VERSIE).click()
    expect(page.get_by_role("heading", name="Next steps")).to_be_visible()
    expect(page.get_by_text("we look at the week")).to_have_count(0)


def test_a_week_that_lies_back_is_looked_at_as_of_then_and_stays(phones: Phones) -> None:
    phone = phones()
    page = phone.sign_in(MANAGER)
    phone.cut()
    page.goto("/retrospectives")
    page.get_by_label("Rep").select_option(MOSES)
    page.get_by_label("In the week of").fill((today_is() - timedelta(weeks=9)).isoformat())
    page.get_by_role("link", name="Look at that week").click()
    expect(page.get_by_text("These numbers are not on this phone yet")).to_be_visible()
    phone.restore()
    numbers = page.get_by_role("region", name="The numbers, from the top")
    expect(numbers).to_contain_text(re.compile(r"Opportunities.*as of \d+ \w+\."))
    numbers.get_by_role("link", name="Look at the opportunities").click()
    expect(page).to_have_url(re.compile(r"/numbers/opportunities\?.*as_of="))
    expect(
        page.get_by_role("heading", name=re.compile(r"^(Counted|Not counted|Not checked yet): \d+$")).first
    ).to_be_visible()
    page.go_back()
    phone.cut()
    page.reload()
    expect(numbers).to_be_visible()
    page.get_by_role("button", name="We closed it").click()
    expect(page.get_by_text("Moses has not read it yet")).to_be_visible()
    expect(numbers).to_be_visible()


def test_what_is_in_the_way_is_given_to_somebody_and_resolved_and_the_director_sees_what_several_name(
    phones: Phones,
) -> None:
    manager, director = phones(), phones(desk=True)
    page, board = manager.sign_in(MANAGER), director.sign_in(DIRECTOR)
    shared = board.get_by_role("article").filter(has_text="Contracts: ")
    expect(shared).to_contain_text("Legal takes nine days on the trial agreement.")
    before = shared.get_by_role("listitem").count()
    expect(shared).to_contain_text(f"{before} reps")
    manager.cut()
    page.goto("/impediments?topic=contracts")
    named = page.get_by_role("button", name=re.compile("^Legal takes nine days"))
    expect(named.first).to_be_visible()
    of_the_team = named.count()
    named.first.click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Who looks after it?").select_option("Ingrid Solberg")
    expect(named.first).to_contain_text("Ingrid Solberg looks after it")
    sheet.get_by_label("How was it resolved?").fill("A shorter agreement for trials.")
    sheet.get_by_role("button", name="It is out of the way").click()
    expect(named).to_have_count(of_the_team - 1)
    manager.restore()
    expect(state(page)).to_have_text(ALL_SENT)
    look_for_news(board)
    expect(shared.get_by_role("listitem")).to_have_count(before - 1)


def test_on_paper_it_is_one_page_however_much_was_said(phones: Phones) -> None:
    phone = phones()
    page = phone.sign_in(MANAGER)
    phone.cut()
    it_is(page, review_day(MOSES))
    entry(page, MOSES).click()
    long = "Wherever willingly unaccustomed. " * 120
    page.get_by_role("button", name="+ Went well").click()
    write(page.get_by_label("Went well"), long[:4000])
    for nth in range(7):
        page.get_by_role("button", name="Name what is in the way").click()
        page.get_by_label("What is it?").fill(f"{nth}. {long[:1900]}")
        page.get_by_label("What is it about?").select_option("contracts")
        page.get_by_role("button", name="Name it").click()
        expect(page.get_by_role("button", name=re.compile(rf"^{nth}\. "))).to_be_visible()
    page.get_by_role("button", name="We closed it").click()
    expect(page.get_by_text("Moses has not read it yet")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="In the way", exact=True)).to_be_visible()
    for paper in ("A4", "Letter"):
        assert len(PAGE.findall(page.pdf(format=paper))) == 1, paper
    page.emulate_media(media="print")
    for said in (MOSES, "Wherever willingly", "and 4 more", "Next steps"):
        expect(page.get_by_text(said, exact=False).locator("visible=true").first).to_be_visible()
    for chrome in (page.get_by_role("navigation"), page.get_by_role("button"), state(page)):
        expect(chrome.locator("visible=true")).to_have_count(0)


def entry(page: Page, name: str) -> Locator:
    """The rep's review on the first screen."""
    reviews = page.locator("section", has=page.get_by_role("heading", name="Reviews", exact=True))
    rest = reviews.get_by_text(re.compile(r"^\d+ more to hold$"))
    expect(reviews.get_by_role("link").first).to_be_visible()
    if rest.is_visible() and not reviews.get_by_role("link", name=name).is_visible():
        rest.click()
    return reviews.get_by_role("link", name=re.compile(name))


def comes_to(page: Page, words: str) -> None:
    """Ask for news until they are there: what another phone did may still be on its way."""
    found = page.get_by_text(words)
    for _ in range(TRIES):
        page.reload()
        with suppress(Error):
            found.wait_for(timeout=3000)
            break
    expect(found).to_be_visible()


def write(field: Locator, text: str) -> None:
    """Write; comes back when the phone says that it is saved."""
    field.fill(text)
    expect(field).to_have_accessible_description(re.compile("Saved"))


def it_is(page: Page, day: date) -> None:
    """On this phone it is the afternoon of that day."""
    page.clock.set_fixed_time(datetime.combine(day, time(15, 30), UTC))
    page.reload()


def review_day(name: str) -> date:
    """The day of the rep's next review."""
    review = next_review(today_is(), rhythm_of(named(name), today_is()))
    assert review is not None
    return review.due_on


def switch_of(name: str) -> Switch:
    """When a new hire of the demo comes to weekly reviews."""
    rhythm = rhythm_of(named(name), today_is())
    days = (today_is() + timedelta(days=ahead) for ahead in range(60))
    return next(found for day in days if (found := switch_told(day, rhythm)))


def named(name: str) -> Rep:
    return next(rep for rep in REPS if rep.name == name)


def today_is() -> date:
    return datetime.now(UTC).date()
