/** A rep's page as screens read it. */
import { afterEach, expect, test, vi } from "vitest";
import { repPage } from "../../../pwa/app/store/queries";
import { AGENDA, aPhone, CHECKLIST, MANAGER, put, QUESTIONS, REP, type TestPhone } from "../a_phone";

const SCOPE = `rep:${REP}`;
const OTHER = "00000000-0000-4000-8000-0000000000a2";

afterEach(() => vi.restoreAllMocks());

test("what was seen, by whom, and whose private note it may show", async () => {
  const phone = await aPhone();
  await put(phone, "person", OTHER, "org", {
    name: "Marcus Oyelaran",
    email: "marcus@demo.example",
    role: "manager",
    manager_ids: [],
    active: true,
  });
  await visit(phone, "visit-1", MANAGER.id);
  await visit(phone, "visit-2", OTHER);
  await visit(phone, "visit-3", "somebody this phone does not know");
  const found = await repPage(phone, REP);
  expect(found?.interactions.map(({ id, by, mine }) => [id, by, mine])).toEqual([
    ["visit-3", null, false],
    ["visit-2", "Marcus Oyelaran", false],
    ["visit-1", MANAGER.name, true],
  ]);
  expect([...(found?.interactions[0]?.seen.keys() ?? [])]).toEqual([AGENDA, QUESTIONS]);
});

test("an observation that was taken away is not seen, nor one of an interaction that was", async () => {
  const phone = await aPhone();
  await visit(phone, "visit-1", MANAGER.id);
  await visit(phone, "visit-2", MANAGER.id);
  await phone.store.rows("observation").update(`visit-1/${AGENDA}`, { deleted: true });
  await phone.store.rows("interaction").update("visit-2", { deleted: true });
  const found = await repPage(phone, REP);
  expect(found?.interactions.map(({ id, seen }) => [id, [...seen.keys()]])).toEqual([
    ["visit-1", [QUESTIONS]],
  ]);
  expect(found?.known.observations.map(({ item_id }) => item_id)).toEqual([QUESTIONS]);
});

test("a hundred visits are read as one is: in as many requests", async () => {
  const phone = await aPhone();
  await visit(phone, "visit-0", MANAGER.id);
  const forOne = await requests(() => repPage(phone, REP));
  expect(forOne).toBeGreaterThan(0);
  for (let nth = 1; nth < 100; nth++) await visit(phone, `visit-${nth}`, MANAGER.id);
  expect(await requests(() => repPage(phone, REP))).toBe(forOne);
});

async function visit(phone: TestPhone, id: string, manager_id: string): Promise<void> {
  await put(phone, "interaction", id, SCOPE, {
    rep_id: REP,
    kind: "ride_along",
    occurred_on: "2026-11-20",
    checklist_id: CHECKLIST,
    state: "finished",
    manager_id,
  });
  for (const item_id of [AGENDA, QUESTIONS]) {
    const seen = { interaction_id: id, item_id, rating: "met" } as const;
    await put(phone, "observation", `${id}/${item_id}`, SCOPE, seen);
  }
}

/** How many questions `read` asks of the database. */
async function requests(read: () => Promise<unknown>): Promise<number> {
  const asked = [
    vi.spyOn(IDBIndex.prototype, "getAll"),
    vi.spyOn(IDBIndex.prototype, "openCursor"),
    vi.spyOn(IDBObjectStore.prototype, "get"),
    vi.spyOn(IDBObjectStore.prototype, "getAll"),
    vi.spyOn(IDBObjectStore.prototype, "openCursor"),
  ];
  for (const one of asked) one.mockClear();
  await read();
  return asked.reduce((sum, one) => sum + one.mock.calls.length, 0);
}
