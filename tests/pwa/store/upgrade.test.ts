/** The store of an earlier version of the app, full of work that was never sent, opened by this one. */
import Dexie from "dexie";
import { expect, test } from "vitest";
import { rate } from "../../../pwa/app/record/ride_along";
import { PhoneStore } from "../../../pwa/app/store/database";
import { ride } from "../../../pwa/app/store/queries";
import { exchange } from "../../../pwa/app/sync/exchange";
import { count } from "../../../pwa/app/sync/state";
import { AGENDA, CHECKLIST, ITEMS, MANAGER, ORGANIZATION, QUESTIONS, REP } from "../a_phone";
import { AServer, takesAll } from "../a_server";

const SCOPE = `rep:${REP}`;
const RIDE = "01930000-0000-7000-8000-000000000001";
const RATED = "5b0d4a50-7a2b-5f5e-8d7c-000000000001";
const PLAN = "01930000-0000-7000-8000-000000000002";
const AT = "2026-11-20T09:00:00Z";

/** As version 1 wrote it: its tables, its rows, its outbox. Written out, because a shipped version never changes. */
async function anOlderStore(name: string): Promise<void> {
  const old = new Dexie(`ridealong-${name}-${MANAGER.id}`);
  const of = (parent: string) => `id, scope, fields.${parent}`;
  old.version(1).stores({
    interaction: "id, scope, fields.rep_id, fields.state",
    observation: of("interaction_id"),
    training: of("focus_id"),
    reply: of("about_id"),
    person: of("role"),
    ...Object.fromEntries(
      ["focus", "retrospective", "plan", "goal", "metric", "opportunity"].map((kind) => [kind, of("rep_id")]),
    ),
    ...Object.fromEntries(["checklist", "item", "overwritten"].map((kind) => [kind, "id, scope"])),
    outbox: "++number, [kind+id]",
    refused: "number, [kind+id]",
    cursors: "scope",
    meta: "key",
  });
  const row = (id: string, fields: object, version: number | null = null, scope = SCOPE) => ({
    id,
    version,
    scope,
    deleted: false,
    fields,
  });
  const interaction = {
    rep_id: REP,
    kind: "ride_along",
    customer: "Cancity",
    occurred_on: "2026-11-20",
    checklist_id: CHECKLIST,
    state: "open",
  };
  const rating = { interaction_id: RIDE, item_id: AGENDA, rating: "missed" };
  const edit = { base: null, saved_at: AT, acknowledged: null, waits: null };
  await old.table("meta").bulkAdd([
    { key: "device", value: "00000000-0000-4000-8000-00000000dead" },
    { key: "clock", value: "001795280000000-00003-device" },
  ]);
  await old
    .table("item")
    .bulkAdd(ITEMS.map((id) => row(id, { prompt: "Item", kinds: ["ride_along"] }, 1, "org")));
  await old
    .table("checklist")
    .add(row(CHECKLIST, { title: "Visits", item_ids: ITEMS, state: "published" }, 1, "org"));
  await old.table("person").add(row(REP, { name: "Moses Frase", role: "rep", manager_ids: [] }, 1, "org"));
  await old.table("interaction").add(row(RIDE, interaction));
  await old.table("observation").add(row(RATED, rating));
  await old.table("plan").add(row(PLAN, { rep_id: REP, planned_for: AT }, 40));
  await old.table("outbox").bulkAdd([
    { ...edit, kind: "interaction", id: RIDE, at: "1", set: interaction, depends_on: [] },
    { ...edit, kind: "observation", id: RATED, at: "2", set: rating, depends_on: [1] },
  ]);
  await old.table("refused").add({
    ...edit,
    number: 0.5,
    kind: "plan",
    id: PLAN,
    base: 40,
    at: "0",
    set: { customer: "x" },
    depends_on: [],
    problem: { code: "not_allowed", title: "This is not yours to write." },
  });
  await old.table("cursors").bulkAdd([
    { scope: SCOPE, cursor: "c40" },
    { scope: "org", cursor: "c1", unnamed: ["item/gone"] },
  ]);
  old.close();
}

test("work that an earlier version of the app kept is shown, goes on, and is sent as it was written", async () => {
  const name = `${ORGANIZATION.id}-upgraded`;
  await anOlderStore(name);
  const store = new PhoneStore(name, MANAGER.id);
  const phone = { me: MANAGER, store, now: () => new Date("2026-11-20T10:00:00Z") };

  expect(await ride(phone, RIDE)).toMatchObject({ customer: "Cancity" });
  expect((await ride(phone, RIDE))?.seen.get(AGENDA)?.rating).toBe("missed");
  expect(await count(store)).toMatchObject({ waiting: 1, refused: 1 });
  await rate(phone, RIDE, QUESTIONS, "met");

  const server = new AServer(takesAll(SCOPE));
  await exchange(phone, server.connection);
  expect(server.envelopes[0]).toMatchObject({
    device: "00000000-0000-4000-8000-00000000dead",
    mutations: [
      { number: 1, id: RIDE, at: "1" },
      { number: 2, id: RATED, at: "2", depends_on: [1] },
      { number: 3, depends_on: [1] },
    ],
  });
  expect(await store.outbox.count()).toBe(0);
  store.close();
});

test("kinds that the earlier version passed over are asked for: everything comes once more, over what is here", async () => {
  const name = `${ORGANIZATION.id}-asks-anew`;
  await anOlderStore(name);
  const store = new PhoneStore(name, MANAGER.id);
  const phone = { me: MANAGER, store, now: () => new Date("2026-11-20T10:00:00Z") };
  const server = new AServer(() => ({ scopes: { [SCOPE]: { records: [], cursor: "c", more: false } } }));

  expect(await store.cursors.get("org")).toMatchObject({ unnamed: ["item/gone"] }); // it was in the middle of it
  await exchange(phone, server.connection);
  expect(server.envelopes[0]?.cursors).toEqual({});
  expect(await store.rows("plan").get(PLAN)).toBeUndefined(); // the server has it no more
  expect(await store.rows("interaction").get(RIDE)).toBeDefined(); // never sent, so never the server's to forget
  store.close();
});

test("a rep who went to another manager before the update is forgotten with the first news after it", async () => {
  const name = `${ORGANIZATION.id}-moved-meanwhile`;
  await anOlderStore(name);
  const store = new PhoneStore(name, MANAGER.id);
  const phone = { me: MANAGER, store, now: () => new Date("2026-11-20T10:00:00Z") };
  const server = new AServer(() => ({ scopes: { org: { records: [], cursor: "c", more: false } } }));

  await exchange(phone, server.connection);
  expect(await store.rows("interaction").where("scope").equals(SCOPE).count()).toBe(0);
  expect(await store.cursors.get(SCOPE)).toBeUndefined();
  store.close();
});

test("drafts, which the version before passed over, are asked for with everything else", async () => {
  const name = `${ORGANIZATION.id}-before-drafts`;
  const old = new Dexie(`ridealong-${name}-${MANAGER.id}`);
  const kinds = ["interaction", "observation", "focus", "training", "reply", "retrospective", "plan"];
  const received = ["person", "checklist", "item", "goal", "metric", "opportunity", "overwritten"];
  old.version(3).stores({
    ...Object.fromEntries([...kinds, ...received, "attachment"].map((kind) => [kind, "id, scope"])),
    ...{ outbox: "++number, [kind+id]", refused: "number, [kind+id]", settled: "number, [kind+id]" },
    ...{ files: "id", spoken: "[id+nth]", cursors: "scope", meta: "key" },
  });
  await old.table("meta").add({ key: "device", value: "00000000-0000-4000-8000-00000000dead" });
  await old
    .table("plan")
    .add({ id: PLAN, version: 40, scope: SCOPE, deleted: false, fields: { rep_id: REP } });
  await old.table("cursors").bulkAdd([
    { scope: SCOPE, cursor: "c40" },
    { scope: "directors", cursor: "c41" },
  ]);
  old.close();

  const store = new PhoneStore(name, MANAGER.id);
  expect(await store.cursors.toArray()).toEqual([
    { scope: "directors", cursor: "", unnamed: [] },
    { scope: SCOPE, cursor: "", unnamed: [`plan/${PLAN}`] },
  ]);
  expect(await store.rows("draft_item").count()).toBe(0);
  store.close();
});
