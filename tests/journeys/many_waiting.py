"""A phone that was away for weeks: hundreds of edits wait, and dozens were not accepted or written over."""

from playwright.sync_api import Page, expect

from tests.journeys.app import state

#: Put straight into the phone's store, as tapping them would take an hour; none of it is ever sent.
FILL = """async ({ rides, ratings, refused, overwritten }) => {
  const names = (await indexedDB.databases()).map(({ name }) => name);
  const opening = indexedDB.open(names.find((name) => name.startsWith("ridealong-")));
  const store = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
  const all = (table) => new Promise((done) => {
    const read = store.transaction(table).objectStore(table).getAll();
    read.onsuccess = () => done(read.result);
  });
  const reps = (await all("person")).filter(({ fields }) => fields.role === "rep");
  const items = await all("item");
  const [{ id: checklist_id }] = await all("checklist");
  const tables = ["interaction", "observation", "outbox", "refused", "overwritten"];
  const writing = store.transaction(tables, "readwrite");
  const put = (table, value) => writing.objectStore(table).add(value);
  const at = "001795280000000-00000-a";
  const edit = { base: null, at, depends_on: [], acknowledged: null, waits: null };
  const codes = ["item_not_on_checklist", "number_too_large", "no_longer_yours", "focus_already_active"];
  for (let nth = 0; nth < rides; nth++) {
    const { id: rep_id } = reps[nth % reps.length];
    const row = { version: null, scope: `rep:${rep_id}`, deleted: false };
    const saved_at = new Date(Date.now() - (rides - nth) * 7200000).toISOString();
    const ride = { id: crypto.randomUUID(), kind: "interaction" };
    const customer = ["Kinex", "Harlow Freight and Warehousing Incorporated"][nth % 2];
    const occurred_on = saved_at.slice(0, 10);
    const set = { rep_id, kind: "ride_along", customer, occurred_on, checklist_id, state: "open" };
    put("interaction", { ...row, id: ride.id, fields: set });
    put("outbox", { ...edit, ...ride, set, saved_at });
    for (let item = 0; item < ratings; item++) {
      const seen = { id: crypto.randomUUID(), kind: "observation" };
      const note = item % 3 ? {} : { note: "Named the price before the customer had named a problem." };
      const rating = ["met", "partly", "missed"][item % 3];
      const set = { interaction_id: ride.id, item_id: items[item % items.length].id, rating, ...note };
      put("observation", { ...row, id: seen.id, fields: set });
      put("outbox", { ...edit, ...seen, set, saved_at });
      if (item === 0 && nth < refused) {
        const problem = { code: codes[nth % codes.length], title: "No.", path: "set.note" };
        put("refused", { ...edit, ...seen, set, saved_at, number: 100000 + nth, problem });
      }
      if (item === 1 && nth < overwritten) {
        const lost = nth % 2 ? "missed" : "Let the buying signal pass twice, and then asked for a discount.";
        const [field, kept] = nth % 2 ? ["rating", "met"] : ["note", "Fine."];
        const fields = { record_kind: "observation", record_id: seen.id, field, lost, kept };
        const by = { kept_by: reps[(nth + 1) % reps.length].id, happened_at: saved_at };
        put("overwritten", { ...row, id: crypto.randomUUID(), version: 9, fields: { ...fields, ...by } });
      }
    }
  }
  await new Promise((done) => { writing.oncomplete = done; });
  store.close();
}"""


def fill(page: Page, *, rides: int, ratings: int, refused: int, overwritten: int) -> None:
    """Fill the store of whoever is signed in, on a phone without a network; comes back when it shows."""
    page.evaluate(FILL, {"rides": rides, "ratings": ratings, "refused": refused, "overwritten": overwritten})
    page.reload()
    expect(state(page)).to_have_text(f"Offline · {rides * ratings} saved · {refused} not accepted")
