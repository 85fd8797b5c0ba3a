import { beforeEach, expect, test } from "vitest";
import { hadConversation, tellConversation } from "../../../pwa/app/record/conversation";
import { mark, unmark } from "../../../pwa/app/record/mark";
import {
  conversations,
  conversationsToday,
  countsBroughtIn,
  opportunities,
} from "../../../pwa/app/store/queries";
import { aPhone, MANAGER, put, REP, type TestPhone } from "../a_phone";

const [DEAL, OLD, NEED, BUDGET] = ["e1", "e2", "e3", "e4"].map(
  (end) => `00000000-0000-4000-8000-0000000000${end}`,
) as [string, string, string, string];
const SCOPE = `rep:${REP}`;
const REP_ME = { ...MANAGER, id: REP, name: "Moses Frase", role: "rep" } as const;

let phone: TestPhone;

beforeEach(async () => {
  phone = await aPhone();
  await aTeam(phone);
});

/** A criterion by hand, one by rule, and two opportunities: one of November, one of August. */
async function aTeam(on: TestPhone) {
  await put(on, "criterion", NEED, "org", { title: "Need", valid_from: "2026-10-01", place: 0 });
  await put(on, "criterion", BUDGET, "org", {
    title: "Budget",
    field: "budget",
    valid_from: "2026-10-01",
    place: 1,
  });
  const deal = { rep_id: REP, source_id: "1", stage: "engaging", account: "Cancity" } as const;
  await put(on, "opportunity", DEAL, SCOPE, { ...deal, engaged_on: "2026-11-02", budget: "40,000" });
  await put(on, "opportunity", OLD, SCOPE, { ...deal, engaged_on: "2026-08-31" });
}

async function listed(from = "2026-10-01", to = "2026-12-31") {
  const found = await opportunities(phone, REP, from, to);
  return (found?.all ?? []).map(({ id, judged, measured }) => ({
    id,
    verdict: judged.verdict,
    because: judged.because.map(({ title }) => title),
    by: measured.map(({ met, byRule, markedBy }) => [met, byRule, markedBy]),
  }));
}

test("what nobody marked needs checking; a rule says by itself what it decided", async () => {
  expect(await listed()).toStrictEqual([
    {
      id: DEAL,
      verdict: "unchecked",
      because: ["Need"],
      by: [
        [null, null, null],
        [true, true, null],
      ],
    },
  ]);
});

test("a mark counts at once, wins over the rule, and is taken back", async () => {
  await mark(phone, DEAL, NEED, true);
  expect((await listed())[0]?.verdict).toBe("counted");
  await mark(phone, DEAL, BUDGET, false);
  expect(await listed()).toMatchObject([
    {
      verdict: "not_counted",
      because: ["Budget"],
      by: [
        [true, null, "Dustin Brinkmann"],
        [false, true, "Dustin Brinkmann"],
      ],
    },
  ]);
  await unmark(phone, DEAL, BUDGET);
  await unmark(phone, DEAL, NEED);
  expect((await listed())[0]?.verdict).toBe("unchecked");
  await mark(phone, DEAL, NEED, false);
  expect((await listed())[0]).toMatchObject({ verdict: "not_counted", because: ["Need"] });
});

test("what was engaged before a criterion is not measured by it", async () => {
  expect(await listed("2026-07-01", "2026-09-30")).toStrictEqual([
    { id: OLD, verdict: "counted", because: [], by: [] },
  ]);
});

test("a conversation that became an opportunity is one, and is marked like one", async () => {
  phone = await aPhone(REP_ME);
  await aTeam(phone);
  const id = await hadConversation(phone);
  await tellConversation(phone, id, { customer: " Konex ", opportunity: true });
  const found = await opportunities(phone, REP, "2026-11-20", "2026-11-20");
  expect(found?.all).toMatchObject([{ id, account: "Konex", conversation: true }]);
  await mark(phone, id, NEED, true);
  await mark(phone, id, BUDGET, true);
  expect((await opportunities(phone, REP, "2026-11-20", "2026-11-20"))?.all[0]?.judged.verdict).toBe(
    "counted",
  );
  const [entry] = await phone.store.outbox.where("[kind+id]").equals(["conversation", id]).toArray();
  const marks = (await phone.store.outbox.toArray()).filter(({ kind }) => kind === "mark");
  expect(marks[0]?.depends_on).toStrictEqual([entry?.number]); // its mark goes after it
});

test("each tap is a conversation, with what its notes lack", async () => {
  phone = await aPhone(REP_ME);
  const first = await hadConversation(phone);
  phone.time = new Date("2026-11-20T09:00:01");
  await hadConversation(phone);
  await tellConversation(phone, first, { next_step: "Demo", goals: "Grow", pains: " " });
  const found = await conversations(phone, REP);
  expect(found?.all.map(({ lacks }) => lacks)).toStrictEqual([
    ["next_step", "goals", "pains", "structure", "dynamics"],
    ["next_step_on", "pains", "structure", "dynamics"],
  ]);
  expect(found?.lacks.lacking[0]).toStrictEqual({ part: "pains", count: 2 });
  expect(await conversationsToday(phone)).toMatchObject({ thisWeek: 2, broughtIn: null });
});

test("what another system brought in is told apart from what was recorded here", async () => {
  phone = await aPhone(REP_ME);
  await hadConversation(phone);
  await put(phone, "conversation", OLD, SCOPE, {
    rep_id: REP,
    held_on: "2026-11-20",
    opportunity: false,
    noted: false,
    source_id: "call 7",
  });
  const count = { rep_id: REP, metric: "conversations", source: "dialer" } as const;
  await put(phone, "metric", NEED, SCOPE, { ...count, counted_on: "2026-11-19", count: 4 });
  await put(phone, "metric", BUDGET, SCOPE, { ...count, counted_on: "2026-11-01", count: 9 });
  const { today, thisWeek, broughtIn } = await conversationsToday(phone);
  expect([today.length, thisWeek, broughtIn]).toEqual([1, 1, 1]);
  expect(await countsBroughtIn(phone)).toBe(4);
});
