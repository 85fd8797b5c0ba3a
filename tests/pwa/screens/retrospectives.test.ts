/** Which retrospectives a search finds, what was known when one was held, and what several reps name. */
import { expect, test } from "vitest";
import { sharedTopics, stepsIn } from "../../../pwa/app/coaching";
import { knownOn } from "../../../pwa/app/screens/retrospective/as_of";
import { found, readSearch, writeSearch } from "../../../pwa/app/screens/retrospective/search";
import type { HeldFocus, Impediment, Past, Person } from "../../../pwa/app/store/queries";

const person = (id: string, name: string): Person => ({
  id,
  name,
  role: "rep",
  startedOn: null,
  region: null,
  managerIds: [],
});
const LEGAL: Impediment = {
  id: "legal",
  rep_id: "moses",
  text: "Legal takes nine days on the trial agreement.",
  topic: "contracts",
  namedOn: "2026-11-17",
  assignedTo: null,
  resolvedOn: null,
  resolution: "",
};
const WEEK: Past = {
  id: "week 47",
  rep: person("moses", "Moses Farrell"),
  period: "week",
  startsOn: "2026-11-16",
  dueOn: "2026-11-20",
  state: "closed",
  preparedAt: null,
  managerClosedAt: "2026-11-20T15:00:00Z",
  repClosedAt: null,
  achievements: "Two demos with the finance lead in the room.",
  inTheWay: "",
  nextSteps: "Send the résumé of the demo.",
  proposedSteps: "",
  named: [LEGAL],
};
const DAY: Past = {
  ...WEEK,
  id: "day",
  rep: person("versie", "Versie Hollis"),
  period: "day",
  startsOn: "2026-11-18",
  achievements: "First call alone.",
  nextSteps: "",
  named: [],
};
const ALL = [WEEK, DAY];
const NONE = { words: "", rep: "", day: "" };
const ids = (search: Partial<typeof NONE>) => found(ALL, { ...NONE, ...search }).map(({ id }) => id);

test("they are found by rep, by what was said, and by any day of their week", () => {
  expect(ids({})).toEqual(["week 47", "day"]);
  expect(ids({ rep: "versie" })).toEqual(["day"]);
  expect(ids({ words: "finance  DEMOS" })).toEqual(["week 47"]);
  expect(ids({ words: "legal" })).toEqual(["week 47"]); // named in the way that week
  expect(ids({ words: "resume" })).toEqual(["week 47"]); // however it is written
  expect(ids({ words: "hollis" })).toEqual(["day"]);
  expect(ids({ words: "finance hollis" })).toEqual([]);
  expect(ids({ day: "2026-11-18" })).toEqual(["week 47", "day"]);
  expect(ids({ day: "2026-11-22" })).toEqual(["week 47"]);
  expect(ids({ day: "2026-11-23" })).toEqual([]);
});

test("a search is in the address, and an odd one finds everything", () => {
  const search = { words: "finance lead", rep: "moses", day: "2026-11-18" };
  expect(readSearch(new URLSearchParams(writeSearch(search)))).toEqual(search);
  expect(writeSearch(NONE)).toBe("");
  expect(readSearch(new URLSearchParams("?day=2026-02-31x&what=1"))).toEqual(NONE);
  expect(readSearch(new URLSearchParams("?day=2026-13-01"))).toEqual(NONE);
});

test("read again later, the one thing is what it was when it was held", () => {
  const focus = {
    item_id: "cost",
    state: "reached",
    agreed_on: "2026-11-02",
    closed_on: "2026-11-24",
  } as HeldFocus;
  const later = { item_id: "agenda", state: "active", agreed_on: "2026-11-25", closed_on: null } as HeldFocus;
  const seen = (occurred_on: string) =>
    ({ interaction_id: occurred_on, item_id: "cost", rating: "met", occurred_on }) as const;
  const known = {
    observations: [seen("2026-11-19"), seen("2026-11-21")],
    checklist: [],
    focuses: [later, focus],
    lean: null,
    prompts: new Map(),
  };
  const then = knownOn(known, "2026-11-20");
  expect(then.focuses).toEqual([{ ...focus, state: "active", closed_on: null }]);
  expect(then.observations).toEqual([seen("2026-11-19")]);
});

test("what two reps name is shared; the same rep twice is not, nor what fits no topic", () => {
  const named = (rep_id: string, topic: string) => ({ rep_id, topic });
  const shared = sharedTopics([
    named("moses", "contracts"),
    named("moses", "tools"),
    named("moses", "tools"),
    named("anna", "contracts"),
    named("anna", "other"),
    named("versie", "other"),
    named("anna", "leads"),
    named("versie", "leads"),
    named("moses", "leads"),
  ]);
  expect(shared.map(({ topic, named: by }) => [topic, by.length])).toEqual([
    ["leads", 3],
    ["contracts", 2],
  ]);
});

test("steps are the lines of last time, each done or not", () => {
  const long = "x".repeat(300);
  expect(
    stepsIn(` Call Cancity. \n\nSend the offer.\nCall Cancity.\n${long}`, [
      "Send the offer.",
      long.slice(0, 200),
    ]),
  ).toEqual([
    { step: "Call Cancity.", done: false },
    { step: "Send the offer.", done: true },
    { step: long, done: true },
  ]);
});
