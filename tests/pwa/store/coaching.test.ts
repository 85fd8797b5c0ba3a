import { expect, test } from "vitest";
import { sorted } from "../../../pwa/app/screens/coaching/columns";
import { countsInWords, nothingToSay } from "../../../pwa/app/screens/coaching/training_words";
import type { Fields } from "../../../pwa/app/store/kinds";
import { NOBODY } from "../../../pwa/app/store/queries";
import { type Coaching, coaching } from "../../../pwa/app/store/queries/coaching";
import { AGENDA, aPhone, CHECKLIST, MANAGER, put, REP, type TestPhone } from "../a_phone";

const id = (tail: string) => `00000000-0000-4000-8000-${tail.padStart(12, "0")}`;
const OTHER_MANAGER = id("a2");
const DIRECTOR = { ...MANAGER, id: id("a9"), role: "director" } as const;

/** Dustin Brinkmann and Zelda Quist, who has no reps of her own; Moses is Dustin's. */
async function anOrganization(): Promise<TestPhone> {
  const phone = await aPhone(DIRECTOR);
  await person(phone, MANAGER.id, { name: MANAGER.name, role: "manager" });
  await person(phone, OTHER_MANAGER, { name: "Zelda Quist", role: "manager" });
  return phone;
}

function person(phone: TestPhone, who: string, fields: Partial<Fields["person"]>): Promise<void> {
  const usual = { name: who, email: `${who}@demo.example`, manager_ids: [], active: true };
  return put(phone, "person", who, "org", { ...usual, role: "rep", ...fields });
}

let made = 0;

/** An interaction of a rep, its item rated; its id. */
async function seen(
  phone: TestPhone,
  rep_id: string,
  rating: "met" | "partly" | "missed",
  more: Partial<Fields["interaction"]> = {},
): Promise<void> {
  made += 1;
  const interaction = id(`e${made}`);
  await put(phone, "interaction", interaction, `rep:${rep_id}`, {
    rep_id,
    kind: "ride_along",
    occurred_on: "2026-11-18",
    checklist_id: CHECKLIST,
    state: "debriefed",
    finished_at: "2026-11-18T10:00:00Z",
    debriefed_at: "2026-11-18T10:12:00Z",
    manager_id: MANAGER.id,
    ...more,
  });
  const fields = { interaction_id: interaction, item_id: AGENDA, rating };
  await put(phone, "observation", id(`f${made}`), `rep:${rep_id}`, fields);
}

function row({ managers }: Coaching, name: string) {
  return managers.find(({ manager }) => manager.name === name);
}

test("what a manager did: of the last 30 days, and what waits however long", async () => {
  const phone = await anOrganization();
  await seen(phone, REP, "met");
  await seen(phone, REP, "met", { debriefed_at: "2026-11-20T08:00:00Z" });
  await seen(phone, REP, "met", { state: "finished", debriefed_at: null, occurred_on: "2026-08-01" });
  await seen(phone, REP, "met", { occurred_on: "2026-10-21" }); // 30 days ago: no more
  await seen(phone, REP, "met", { kind: "email", occurred_on: "2026-11-19", state: "open" });
  expect(row(await coaching(phone), MANAGER.name)).toMatchObject({
    debriefs: { finished: 2, debriefed: 2, withinADay: 1, minutes: 12 },
    late: 1,
    lastFieldDay: "2026-11-18",
    reps: 1,
    agreed: 0,
    neverRiddenWith: 0,
  });
  expect(row(await coaching(phone), "Zelda Quist")).toMatchObject({
    debriefs: { finished: 0, minutes: null },
    lastFieldDay: null,
    reps: 0,
  });
});

test("a rep with two managers is in both teams, one without in neither, one who left nowhere", async () => {
  const phone = await anOrganization();
  await person(phone, id("b2"), { manager_ids: [MANAGER.id, OTHER_MANAGER], region: "West" });
  await person(phone, id("b3"), {});
  await person(phone, id("b4"), { manager_ids: [MANAGER.id], active: false });
  await person(phone, id("b5"), { manager_ids: [id("dead")] }); // the manager has left
  const all = await coaching(phone);
  expect(all.teams.map(({ name, items }) => [name, items.reps])).toEqual([
    [MANAGER.name, 2],
    ["Zelda Quist", 1],
    ["Without a manager", 2],
  ]);
  expect(all.regions.map(({ key, items }) => [key, items.reps])).toEqual([
    ["West", 1],
    [NOBODY, 3],
  ]);
  expect(all.managers.map(({ shared }) => shared)).toEqual([1, 1]);
});

test("a team's weak item is said with true counts and no name; too little says what is missing", async () => {
  const phone = await anOrganization();
  const reps = [REP, id("b2"), id("b3")];
  for (const rep of reps.slice(1)) await person(phone, rep, { manager_ids: [MANAGER.id] });
  for (const rep of reps) {
    for (const rating of ["missed", "partly", "met"] as const) await seen(phone, rep, rating);
  }
  const before = await coaching(phone);
  const [team] = before.teams;
  expect(team && nothingToSay(team, before.items)).toBe(
    "Not enough seen yet. The nearest is “Item 1”: 9 ratings of 3 reps in 180 days, and it takes 10 of 3.",
  );
  await seen(phone, REP, "met");
  const after = await coaching(phone);
  const weakest = after.teams[0]?.items.weakest ?? [];
  expect(weakest.map(countsInWords)).toEqual(["Missed 3 and partly 3 of 10 times, by 3 of 3 reps."]);
  expect(JSON.stringify([after.teams, after.regions])).not.toMatch(/Moses|0000b[123]/);
  const [, none] = after.teams;
  expect(none && nothingToSay(none, after.items)).toBe("No reps here.");
});

test("months are local, by who agreed on it; what no manager here agreed on stands last", async () => {
  const phone = await anOrganization();
  const focus = (tail: string, fields: Partial<Fields["focus"]>) =>
    put(phone, "focus", id(tail), `rep:${REP}`, {
      rep_id: REP,
      item_id: AGENDA,
      state: "reached",
      agreed_at: new Date("2026-09-30T23:59:00").toISOString(),
      closed_at: new Date("2026-11-01T00:01:00").toISOString(),
      manager_id: MANAGER.id,
      ...fields,
    });
  await focus("1", {});
  await focus("2", { state: "replaced", manager_id: DIRECTOR.id });
  await focus("3", { state: "active", closed_at: null });
  const all = await coaching(phone);
  const of = (months: Coaching["organization"], month: string) => months.find((one) => one.month === month);
  expect(of(all.organization, "2026-09")).toMatchObject({ agreed: 3, reached: 0 });
  expect(of(all.organization, "2026-11")).toMatchObject({ reached: 1, replaced: 1, partial: true });
  expect(all.byManager.map(({ name, months }) => [name, of(months, "2026-11")?.reached])).toEqual([
    [MANAGER.name, 1],
    ["Zelda Quist", 0],
    ["Somebody else", 0],
  ]);
  expect(row(all, MANAGER.name)?.agreed).toBe(1);
});

test("managers stand by name, and the other way round or by a column only when asked", async () => {
  const phone = await anOrganization();
  await seen(phone, REP, "met");
  const { managers } = await coaching(phone);
  const order = (by: "name" | "finished", down: boolean) =>
    sorted(managers, { by, down }).map(({ manager }) => manager.name);
  expect(order("name", false)).toEqual([MANAGER.name, "Zelda Quist"]);
  expect(order("name", true)).toEqual(["Zelda Quist", MANAGER.name]);
  expect(order("finished", false)).toEqual(["Zelda Quist", MANAGER.name]);
});
