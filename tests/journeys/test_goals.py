"""Goals: worked out from what was done, published with their reasons, read by the rep without a signal."""

import re
from datetime import UTC, datetime

from playwright.sync_api import Locator, Page, expect

from tests.journeys.app import ALL_SENT, DIRECTOR, MANAGER, REP, state
from tests.journeys.conftest import Phones
from tests.journeys.test_focus_life import look_for_news

MOSES = "Moses Farrell"
BONUS = "Nothing of its own: it helps you to the bonus for opportunities."
TODAY = datetime.now(UTC).date().isoformat()


def test_worked_out_by_a_director_read_offline_by_the_rep_seen_by_the_manager(phones: Phones) -> None:
    rep, director, manager = phones(), phones(desk=True), phones()
    mine, desk, theirs = rep.sign_in(REP), director.sign_in(DIRECTOR), manager.sign_in(MANAGER)
    expect(mine.get_by_role("heading", name="My one thing")).to_be_visible()  # all of it was read before

    desk.get_by_role("link", name="Goals").click()
    desk.get_by_role("link", name="Work it out").click()
    work_it_out(desk)
    desk.get_by_role("button", name="Make 4 drafts").click()
    expect(desk.get_by_text("The drafts are here.")).to_be_visible()
    publish_draft(desk, "6 opportunities a month", why="Nine new customers make the plan.")
    publish_draft(desk, re.compile("conversations a month"))

    theirs.goto("/goals")
    expect(of_moses(theirs)).to_contain_text("2 not read")
    theirs.goto("/team?name=moses")
    expect(theirs.get_by_role("status").filter(has_text="1 of 8")).to_be_visible()

    look_for_news(mine)
    expect(mine.get_by_text("2 to read")).to_be_visible()
    expect(mine.get_by_role("heading", name="My one thing")).to_be_visible()  # not taken away from it
    mine.reload()
    expect(mine.get_by_role("heading", name="What is expected and why")).to_be_visible()
    expect(mine.get_by_text("2 goals to read")).to_be_visible()
    rep.cut()
    conversations = mine.get_by_role("region", name=re.compile("conversations a month"))
    expect(conversations).to_contain_text("So 6 opportunities need")
    expect(conversations).to_contain_text(BONUS)
    for _ in range(2):
        mine.get_by_role("button", name=re.compile("^I have read it")).first.press("Enter")
        expect(mine.locator(":focus")).to_contain_text("You read it")  # by keys one goes on from there
    expect(mine.get_by_text("You have read all of it.")).to_be_visible()
    mine.goto("/")  # offline, and from the start: now the one thing comes first
    expect(mine.get_by_role("heading", name="My one thing")).to_be_visible()
    expect(mine.get_by_text("6 opportunities a month")).to_be_visible()
    rep.restore()
    expect(state(mine)).to_have_text(ALL_SENT)

    theirs.goto("/goals")
    expect(of_moses(theirs)).to_be_visible()
    expect(of_moses(theirs)).not_to_contain_text("not read")
    of_moses(theirs).click()
    expect(theirs.get_by_role("link", name=re.compile("6 opportunities a month"))).to_contain_text("Read")


def test_it_asks_again_only_once_and_can_be_put_off(phones: Phones) -> None:
    director, rep = phones(desk=True), phones()
    change_a_goal(director.sign_in(DIRECTOR), "20")
    page = rep.sign_in(REP)
    expect(page.get_by_role("heading", name="What is expected and why")).to_be_visible()
    page.get_by_role("link", name="Later").click()
    expect(page.get_by_role("heading", name="My one thing")).to_be_visible()
    page.get_by_role("link", name="Me", exact=True).click()
    page.get_by_role("link", name="One thing", exact=True).click()
    expect(page.get_by_role("heading", name="My one thing")).to_be_visible()
    expect(page.get_by_text("1 to read")).to_be_visible()


def test_a_goal_is_changed_by_the_next_one_and_what_held_stays(phones: Phones) -> None:
    page = phones(desk=True).sign_in(DIRECTOR)
    change_a_goal(page, "20")
    page.goto("/goals")
    of_moses(page).click()
    held = page.get_by_role("listitem").filter(has_text="opportunities a quarter")
    expect(held.first).to_contain_text("20 opportunities a quarter")
    expect(held.last).to_contain_text("18 opportunities a quarter")
    page.get_by_role("link", name=re.compile("20 opportunities a quarter")).click()
    page.get_by_role("link", name="18 opportunities a quarter").click()
    expect(page.get_by_text("This is over, so it stays as it was.")).to_be_visible()
    expect(page.get_by_role("button", name="Change it")).to_have_count(0)


def test_without_its_reasons_or_a_signal_it_is_not_published_and_nothing_is_lost(phones: Phones) -> None:
    phone = phones()
    page = phone.sign_in(MANAGER)
    page.goto("/goals/new")
    page.get_by_label("How many").fill("30")
    publish = page.get_by_role("button", name="Publish")
    publish.click()
    why, bonus = page.get_by_label("Why this goal"), page.get_by_label("What it means for the bonus")
    expect(why).to_be_focused()
    expect(why).to_have_accessible_description(re.compile("Say why before you publish it"))
    expect(bonus).to_have_accessible_description(re.compile("before you publish it"))
    why.fill("The new region.")
    bonus.fill(BONUS)
    phone.cut()
    publish.click()
    expect(page.get_by_role("alert")).to_contain_text("it needs a connection")
    page.reload()
    expect(why).to_have_value("The new region.")
    expect(page.get_by_text("You wrote this before, and it is not sent yet.")).to_be_visible()
    phone.restore()
    publish.click()
    expect(page.get_by_text("Published. Your reps get it")).to_be_visible()
    goal = page.get_by_role("link", name=re.compile("30 opportunities a quarter"))
    expect(goal).to_contain_text("In force")
    page.goto("/goals/new")  # what was sent is not written on
    expect(why).to_have_value("")
    why.fill("Another one.")
    page.get_by_role("link", name="Back").click()
    page.get_by_role("link", name="Set a goal").click()
    page.get_by_role("button", name="Put it away and begin anew").click()
    expect(why).to_have_value("")
    page.reload()
    expect(why).to_have_value("")


def test_in_the_way_of_another_goal_it_says_of_which(phones: Phones) -> None:
    page = phones().sign_in(MANAGER)
    page.goto("/goals")
    of_moses(page).click()
    page.get_by_role("link", name="Set a goal").click()
    page.get_by_label("How many").fill("30")
    page.get_by_label("Why this goal").fill("The new region.")
    page.get_by_label("What it means for the bonus").fill(BONUS)
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_label("From")).to_have_accessible_description(
        re.compile("There is a goal for the same then: 18 opportunities a quarter, since")
    )


def work_it_out(page: Page) -> None:
    """Six opportunities a month for Moses, from today, by what his team did in the quarter before."""
    page.get_by_label("For whom").select_option(label=MOSES)
    page.get_by_label("Opportunities", exact=True).fill("6")
    page.get_by_label("In which time").select_option("month")
    page.get_by_label("From").fill(TODAY)
    reason = re.compile("because (about )?[0-9]+ of 100 conversations become")
    expect(page.get_by_text(reason)).to_be_visible()


def publish_draft(page: Page, name: str | re.Pattern[str], why: str = "") -> None:
    page.goto("/goals")
    of_moses(page).click()
    page.get_by_role("link", name=name).filter(has_text="Draft").click()
    if why:
        page.get_by_label("Why this goal").fill(why)
    page.get_by_label("What it means for the bonus").fill(BONUS)
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Published. Your reps get it")).to_be_visible()


def change_a_goal(page: Page, target: str) -> None:
    """From today on Moses has another goal for opportunities."""
    page.goto("/goals")
    of_moses(page).click()
    page.get_by_role("link", name=re.compile("^18 opportunities a quarter")).click()
    page.get_by_role("button", name="Change it").click()
    page.get_by_label("How many").fill(target)
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Published. Your reps get it")).to_be_visible()


def of_moses(page: Page) -> Locator:
    return page.get_by_role("link", name=re.compile(MOSES))
