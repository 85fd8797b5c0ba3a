"""kill -9 at many moments, in the middle of fast tapping and writing: what was shown as saved is there.

Starting a browser is dear and a tab is not: each kill falls into several tabs, which makes several moments.
`MOMENTS=200 pytest tests/journeys/test_killed_often.py` has more of them, `SEED=2` others.
"""

import os
import random

from playwright.sync_api import Page, expect

from tests.journeys.app import ALL_SENT, MANAGER, start_ride_along, state
from tests.journeys.conftest import Phones
from tests.journeys.ledger import Ledger
from tests.journeys.phone import Phone

REPS = ("Cecily Larkin", "Moses Farrell", "Niesha Hughes", "Versie Hollis")  # a tab for each
KILLS = int(os.environ.get("MOMENTS", "8")) // len(REPS)
SEED = int(os.environ.get("SEED", "1"))
MOST_EVENTS = 80  # between two kills, in all tabs

#: Taps and writes for ever, now and then without waiting; tells what it does and what the screen shows.
TAP_ON = """(seed) => {
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const pick = (list) => list[Math.floor(random() * list.length)];
  const sections = [...document.querySelectorAll("main section")];
  const items = sections.filter((one) => one.querySelector("[role=radio]"));
  const rep = document.querySelector("h1").textContent;
  const name = (item) => `${item.querySelector("h2").textContent} with ${rep}`;
  const showing = (item, what) => {
    const note = item.querySelector("textarea");
    if (what === "note") return /Saved\\.$/.test(note?.nextSibling.textContent) ? note.value : null;
    return item.querySelector("[aria-checked=true]")?.lastChild.textContent ?? null;
  };
  const shown = new Map();
  const look = () => {
    for (const item of items) {
      for (const what of ["rating", "note"]) {
        const field = `${what} of ${name(item)}`;
        const value = showing(item, what);
        if (value !== null && value !== shown.get(field)) window.shows(field, value);
        shown.set(field, value);
      }
    }
  };
  const frame = () => new Promise(requestAnimationFrame);
  const watch = async () => { for (;;) { look(); await frame(); } };  // what a person can see
  void watch();
  const until = async (done) => { while (!done()) await frame(); };
  const tap = async () => {
    const item = pick(items);
    if (random() < 0.75 || !item.querySelector("[aria-checked=true]")) {
      const choice = pick([...item.querySelectorAll("[role=radio]")]);
      await window.puts(`rating of ${name(item)}`, choice.lastChild.textContent);
      choice.click();
      if (random() < 0.6) await until(() => choice.ariaChecked === "true");
    } else {
      [...item.querySelectorAll("button")].find((one) => one.textContent === "+ Note")?.click();
      await until(() => item.querySelector("textarea"));
      const note = item.querySelector("textarea");
      const text = `Seen at ${Math.floor(random() * 1e6)}.`;
      await window.puts(`note of ${name(item)}`, text);
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(note, text);
      note.dispatchEvent(new Event("input", { bubbles: true }));
      if (random() < 0.6) await until(() => showing(item, "note") === text);
    }
  };
  const tapOn = async () => { for (;;) await tap(); };
  void tapOn();
}"""

READ = """() => Object.fromEntries([...document.querySelectorAll("main section")]
  .filter((item) => item.querySelector("[role=radio]"))
  .flatMap((item) => {
    const name = `${item.querySelector("h2").textContent} with ${document.querySelector("h1").textContent}`;
    return [
      [`rating of ${name}`, item.querySelector("[aria-checked=true]")?.lastChild.textContent ?? null],
      [`note of ${name}`, item.querySelector("textarea")?.value ?? null],
    ];
  }))"""


def test_killed_at_any_moment_it_keeps_what_it_showed(phones: Phones) -> None:
    chance = random.Random(SEED)
    ledger = Ledger()
    phone = phones(kept=True)
    phone.sign_in(MANAGER)
    phone.close()  # a browser writes new cookies down half a minute later, or when it is closed
    tabs = open_tabs(phone, ["/"] * len(REPS))
    for tab, rep in zip(tabs, REPS, strict=True):
        tab.bring_to_front()  # a tab behind another one draws seldom
        start_ride_along(tab, rep)

    for _ in range(KILLS):
        rides = [tab.url for tab in tabs]
        tap_until_killed(phone, tabs, ledger, chance)
        tabs = open_tabs(phone, rides)
        ledger.find(all_there_is(tabs))
    assert ledger.shown > KILLS * len(REPS)

    phone.restore()
    expect(state(tabs[0])).to_have_text(ALL_SENT)
    second = phones()
    second.sign_in(MANAGER)
    ledger.find(all_there_is(open_tabs(second, [tab.url for tab in tabs])))


def open_tabs(phone: Phone, addresses: list[str]) -> list[Page]:
    """Show each in a tab of its own, without a network; the browser is started if it is closed."""
    if phone.context is None:
        phone.open(offline=True)
    assert phone.context is not None
    tabs = [phone.page, *(phone.context.new_page() for _ in addresses[1:])]
    for tab, address in zip(tabs, addresses, strict=True):
        tab.goto(address)
    return tabs


def tap_until_killed(phone: Phone, tabs: list[Page], ledger: Ledger, chance: random.Random) -> None:
    """Tap and write in all tabs, and kill the browser at an event that chance picks."""
    events, all_tap = chance.randrange(1, MOST_EVENTS), False

    def hear(of: str, field: str, value: str) -> None:
        nonlocal events
        (ledger.put if of == "puts" else ledger.show)(field, value)
        events -= 1
        if events <= 0 and all_tap and phone.context:
            phone.kill()

    context = tabs[0].context
    for of in ("puts", "shows"):
        context.expose_function(of, lambda field, value, of=of: hear(of, field, value))
    for tab in tabs:
        tab.evaluate(TAP_ON, chance.randrange(1, 2**31 - 1))
    with context.expect_event("close"):
        all_tap = True


def all_there_is(tabs: list[Page]) -> dict[str, str | None]:
    """What every rating and every note in the tabs shows."""
    found: dict[str, str | None] = {}
    for tab in tabs:
        expect(tab.get_by_role("radiogroup").first).to_be_visible()
        found |= tab.evaluate(READ)
    return found
