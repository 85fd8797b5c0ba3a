/** Asking what only the server can say: which answer belongs to which question, and why there is none. */
import { beforeEach, expect, test } from "vitest";
import { bring } from "../../../pwa/app/record/bring";
import { forgetAnswers } from "../../../pwa/app/store/answers";
import { answerKept, type Question, readingQuestion } from "../../../pwa/app/store/queries";
import { behindQuestion, type Dashboard, numbersQuestion } from "../../../pwa/app/store/queries/dashboards";
import { figuresQuestion } from "../../../pwa/app/store/queries/figures";
import { Connection } from "../../../pwa/app/sync/connection";
import { aPhone, MANAGER, REP, type TestPhone } from "../a_phone";
import { answered, problem } from "../a_server";

const TEAM = { of: `team:${MANAGER.id}`, by: "quarter" } as const;
const NOW = numbersQuestion({ ...TEAM, asOf: null });
const SEPTEMBER = numbersQuestion({ ...TEAM, asOf: "2026-09-30" });

let phone: TestPhone;
beforeEach(async () => {
  phone = await aPhone();
});

type Says = (address: string, request: RequestInit) => Response | Promise<Response>;

function line(says: Says): Connection {
  return new Connection({
    cookies: () => "csrf_access_token=first",
    fetch: async (address, request) =>
      address === "/api/auth/me" ? answered({ person: MANAGER }) : says(address, request),
  });
}

/** Numbers as of the day in the address; without one, of this day. */
const SERVER = line((address) =>
  answered({ course: [], as_of: new URL(address, "http://app").searchParams.get("as_of") ?? "2026-11-20" }),
);

async function asOf(question: Question<Dashboard>): Promise<string | undefined> {
  return (await answerKept(phone.store, question))?.answer.as_of;
}

test("an earlier day that was looked at is never the answer to the question of today", async () => {
  await bring(phone, SEPTEMBER, SERVER);
  expect(await asOf(NOW)).toBeUndefined();
  await bring(phone, NOW, SERVER);
  expect([await asOf(NOW), await asOf(SEPTEMBER)]).toEqual(["2026-11-20", "2026-09-30"]);
});

test("an answer that comes late does not lie over the one to the next question", async () => {
  let letThrough = () => {};
  const slow = line(async () => {
    await new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    return answered({ course: [], as_of: "2026-09-30" });
  });
  const late = bring(phone, SEPTEMBER, slow);
  await bring(phone, NOW, SERVER);
  letThrough();
  expect(await late).toBe("here");
  expect(await asOf(NOW)).toBe("2026-11-20");
});

test("whatever is asked is kept under all that makes it another question", () => {
  const day = "2026-09-30";
  const behind = { repId: REP, level: "conversations", by: "week", asOf: day } as const;
  const paths = [
    NOW,
    SEPTEMBER,
    numbersQuestion({ ...TEAM, by: "week", asOf: null }),
    numbersQuestion({ ...TEAM, of: "organization", asOf: null }),
    behindQuestion(behind),
    behindQuestion({ ...behind, by: "month" }),
    behindQuestion({ ...behind, asOf: null }),
    readingQuestion(REP, day),
    readingQuestion(REP, "2026-09-29"),
    figuresQuestion({ managerId: null, from: "2026-07-01", to: day }),
    figuresQuestion({ managerId: MANAGER.id, from: "2026-07-01", to: day }),
    figuresQuestion({ managerId: MANAGER.id, from: "2026-07-02", to: day }),
  ].map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
});

const reading = readingQuestion(REP, "2017-11-20");
const OUTCOMES: readonly (readonly [string, string, Says])[] = [
  ["no signal", "away", () => Promise.reject(new TypeError("no network"))],
  [
    "a captive portal's page",
    "away",
    () => new Response("<html>", { headers: { "Content-Type": "text/html" } }),
  ],
  ["a captive portal's JSON", "away", () => answered({ portal: true })],
  ["a level that nobody opens", "closed", () => problem(403, "level_not_open")],
  ["a rep of somebody else", "not_yours", () => problem(404, "not_found")],
  ["days that there are none of", "refused", () => problem(422, "wrong_value", "to")],
  ["a server in trouble", "trouble", () => problem(500, "internal_error")],
  ["a proxy that knows no such page", "trouble", () => answered({}, 404)],
];

test.each(OUTCOMES)("%s is told as %s", async (_, outcome, says) => {
  expect(await bring(phone, reading, line(says))).toBe(outcome);
  expect(await answerKept(phone.store, reading)).toBeNull();
});

test("an answer is not fetched from where a portal leads to", async () => {
  let redirect: RequestInit["redirect"];
  await bring(
    phone,
    reading,
    line((_, request) => {
      redirect = request.redirect;
      return answered({ levels: [] });
    }),
  );
  expect(redirect).toBe("error");
});

test("what somebody may not see any more is not kept; in trouble it stays", async () => {
  await bring(phone, SEPTEMBER, SERVER);
  await bring(
    phone,
    SEPTEMBER,
    line(() => problem(500, "internal_error")),
  );
  expect(await asOf(SEPTEMBER)).toBe("2026-09-30");
  await bring(
    phone,
    SEPTEMBER,
    line(() => problem(404, "not_found")),
  );
  expect(await asOf(SEPTEMBER)).toBeUndefined();
});

test("the oldest answers make room, and all are forgotten together", async () => {
  const days = Array.from({ length: 70 }, (_, nth) =>
    new Date(Date.UTC(2026, 0, 1 + nth)).toJSON().slice(0, 10),
  );
  for (const [nth, day] of days.entries()) {
    phone.time = new Date(Date.UTC(2026, 10, 20, 9, nth));
    await bring(phone, numbersQuestion({ ...TEAM, asOf: day }), SERVER);
  }
  const kept = async () =>
    (await phone.store.meta.toCollection().primaryKeys()).filter((key) => key !== "device");
  expect(await kept()).toHaveLength(60);
  expect(await asOf(numbersQuestion({ ...TEAM, asOf: days.at(-1) as string }))).toBe(days.at(-1));
  expect(await asOf(numbersQuestion({ ...TEAM, asOf: days[9] as string }))).toBeUndefined();
  await forgetAnswers(phone.store);
  expect(await kept()).toEqual([]);
});
