import { expect, test } from "vitest";
import { changePlan, planRides, removePlan } from "../../../pwa/app/record/plan";
import { coverageOf } from "../../../pwa/app/store/queries/coverage";
import { monthOf } from "../../../pwa/app/store/queries/month";
import { AGENDA, aPhone, CHECKLIST, ITEMS, MANAGER, put, REP, type TestPhone } from "../a_phone";

const ANNA = "00000000-0000-4000-8000-0000000000b2";
const OTHERS = "00000000-0000-4000-8000-0000000000b3";
const COLLEAGUE = "00000000-0000-4000-8000-0000000000a2";
const DAY = "2026-11-20";

async function aTeam(): Promise<TestPhone> {
  const phone = await aPhone();
  const person = { email: "x@demo.example", role: "rep" as const, active: true };
  await put(phone, "person", ANNA, "org", { ...person, name: "Anna", manager_ids: [MANAGER.id] });
  await put(phone, "person", OTHERS, "org", { ...person, name: "Zoe", manager_ids: [COLLEAGUE] });
  const boss = { email: "boss@demo.example", role: "manager" as const, manager_ids: [], active: true };
  await put(phone, "person", MANAGER.id, "org", { ...boss, name: "Dana" });
  await put(phone, "holiday", "00000000-0000-4000-8000-000000000401", "org", {
    on: "2026-11-26",
    name: "Thanksgiving",
  });
  return phone;
}

let made = 500;
async function rode(phone: TestPhone, on: string, by = MANAGER.id, rep = REP) {
  made += 1;
  const id = `00000000-0000-4000-8000-000000000${made}`;
  await put(phone, "interaction", id, `rep:${rep}`, {
    rep_id: rep,
    kind: "ride_along",
    occurred_on: on,
    checklist_id: CHECKLIST,
    state: "debriefed",
    manager_id: by,
  });
  const seen = { interaction_id: id, item_id: ITEMS[0] ?? AGENDA, rating: "met" as const };
  await put(phone, "observation", `00000000-0000-4000-8000-000000001${made}`, `rep:${rep}`, seen);
}

const target = (phone: TestPhone, count: number) =>
  put(phone, "activity_target", "00000000-0000-4000-8000-000000000402", "org", {
    activity: "field_days",
    target: count,
    valid_from: "2026-01-01",
    why: "To see it.",
  });

const at = (day: string, hour = 9) => new Date(`${day}T${String(hour).padStart(2, "0")}:00`).toISOString();

test("a month knows what was had, what is planned, who is away and what the target still asks for", async () => {
  const phone = await aTeam();
  await target(phone, 5);
  await rode(phone, "2026-11-03");
  await rode(phone, "2026-11-03", MANAGER.id, ANNA); // one day in the field
  await rode(phone, "2026-11-05", COLLEAGUE); // another's
  await rode(phone, "2026-10-30");
  await put(phone, "absence", "00000000-0000-4000-8000-000000000403", `rep:${ANNA}`, {
    rep_id: ANNA,
    from_on: "2026-11-23",
    to_on: "2026-11-25",
  });
  await planRides(phone, [{ repId: REP, plannedFor: at("2026-11-24"), customer: " Isdom " }]);
  const month = await monthOf(phone, DAY);
  expect(month).toMatchObject({ target: 5, had: 1, planned: 1 });
  const on = (day: string) => month.days.find((one) => one.on === day);
  expect(
    on("2026-11-03")
      ?.had.map(({ rep }) => rep.name)
      .sort(),
  ).toEqual(["Anna", "Moses Frase"]);
  expect(on("2026-11-24")?.planned).toMatchObject([{ customer: "Isdom" }]);
  expect(on("2026-11-24")?.away.map(({ name }) => name)).toEqual(["Anna"]);
  expect(on("2026-11-26")).toMatchObject({ works: false, holiday: "Thanksgiving" });
  expect(on("2026-11-28")?.works).toBe(false);
  expect(month.proposed.map(({ on: day, rep }) => [day, rep.name])).toEqual([
    ["2026-11-20", "Anna"],
    ["2026-11-25", "Moses Frase"],
    ["2026-11-30", "Anna"],
  ]);
});

test("a plan is moved, and taken off", async () => {
  const phone = await aTeam();
  await planRides(phone, [
    { repId: REP, plannedFor: at("2026-11-24"), customer: "" },
    { repId: ANNA, plannedFor: at("2026-12-01"), customer: "" },
  ]);
  const planned = async (day: string) =>
    (await monthOf(phone, day)).days.flatMap(({ on, planned: all }) => all.map((plan) => ({ on, plan })));
  const [first] = await planned(DAY);
  if (!first) throw new Error("nothing is planned");
  await changePlan(phone, first.plan.id, { plannedFor: at("2026-12-02", 14), customer: "Konex" });
  expect(await planned(DAY)).toEqual([]);
  expect((await planned("2026-12-15")).map(({ on, plan }) => [on, plan.customer])).toEqual([
    ["2026-12-01", ""],
    ["2026-12-02", "Konex"],
  ]);
  await removePlan(phone, first.plan.id);
  expect((await planned("2026-12-15")).map(({ on }) => on)).toEqual(["2026-12-01"]);
});

test("who was seen is asked of the team, whoever saw them; a manager of nobody has nobody, and a rep no such page", async () => {
  const phone = await aTeam();
  await rode(phone, "2026-11-18", COLLEAGUE);
  await rode(phone, "2026-11-18", COLLEAGUE, OTHERS);
  const found = await coverageOf(phone, MANAGER.id);
  expect(found?.reps.map(({ rep, seen_on, visits }) => [rep.name, seen_on, visits])).toEqual([
    ["Anna", null, 0],
    ["Moses Frase", "2026-11-18", 1],
  ]);
  await put(phone, "person", COLLEAGUE, "org", {
    ...{ email: "d@demo.example", manager_ids: [], active: true },
    name: "Rhonda",
    role: "director",
  });
  expect((await coverageOf(phone, COLLEAGUE))?.reps).toHaveLength(3);
  expect(await coverageOf(phone, REP)).toBeNull();
  expect(await coverageOf(phone, OTHERS.replace("b3", "ff"))).toBeNull();
});
