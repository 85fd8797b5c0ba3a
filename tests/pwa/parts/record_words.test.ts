/** How what waits, was not accepted or was written over is told to whoever did it. */
import { expect, test } from "vitest";
import { NOTES } from "../../../pwa/app/parts/conversation_words";
import { FIELD } from "../../../pwa/app/parts/field_words";
import { headingOf, recordInWords, recordWith } from "../../../pwa/app/parts/record_words";
import { valueInWords } from "../../../pwa/app/parts/value_words";
import { mark } from "../../../pwa/app/record/mark";
import { write } from "../../../pwa/app/record/write";
import { overwrittenList, refusedList, unsentGroups, unsentRecords } from "../../../pwa/app/store/queries";
import { refuse } from "../../../pwa/app/sync/push";
import { aPhone, MANAGER, put, REP, type TestPhone } from "../a_phone";

const [DEAL, NEED, HOLIDAY, IMPEDIMENT, COLLEAGUE] = ["e1", "e2", "e3", "e4", "a2"].map(
  (end) => `00000000-0000-4000-8000-0000000000${end}`,
) as [string, string, string, string, string];
const SCOPE = `rep:${REP}`;
const REP_ME = { ...MANAGER, id: REP, name: "Moses Frase", role: "rep" } as const;
const TODAY = "2026-11-20";

async function aMark(phone: TestPhone): Promise<void> {
  const deal = { rep_id: REP, source_id: "1", stage: "engaging", account: "Cancity" } as const;
  await put(phone, "opportunity", DEAL, SCOPE, { ...deal, engaged_on: "2026-11-02" });
  await put(phone, "criterion", NEED, "org", { title: "Need", valid_from: "2026-10-01", place: 0 });
  await mark(phone, DEAL, NEED, true);
}

async function refuseAll({ store }: TestPhone): Promise<void> {
  for (const entry of await store.outbox.toArray()) await refuse(store, entry, { code: "x", title: "No." });
}

async function headings(phone: TestPhone): Promise<string[]> {
  const refused = await refusedList(phone.store);
  return refused.map((one) => headingOf({ ...one, kind: one.entry.kind }, phone.me.id));
}

test("a mark says of which opportunity, and by which criterion", async () => {
  const phone = await aPhone();
  await aMark(phone);
  const [waiting] = await unsentGroups(phone.store);
  if (!waiting) throw new Error("It waits");
  expect(waiting).toMatchObject({ customer: "Cancity", prompt: "Need" });
  expect(recordWith(waiting, MANAGER.id)).toBe("An opportunity checked with Moses Frase");
  await refuseAll(phone);
  expect(await headings(phone)).toEqual(["Moses Frase: Cancity, Need"]);
});

test("on a rep’s own phone nothing is with themselves", async () => {
  const phone = await aPhone(REP_ME);
  await aMark(phone);
  const [record] = await unsentRecords(phone.store);
  expect(record && recordInWords(record, TODAY, REP)).toBe(
    "An opportunity checked, Cancity: “Need”. Criterion met: Yes",
  );
  await refuseAll(phone);
  expect(await headings(phone)).toEqual(["An opportunity checked: Cancity, Need"]);
});

test("what is the organization’s is somebody’s neither when it waits nor when it was not accepted", async () => {
  const phone = await aPhone({ ...MANAGER, role: "director" });
  await write(phone, ["holiday", "criterion"], async (pen) => {
    await pen.set("holiday", HOLIDAY, { on: "2026-12-25", name: "Christmas Day" });
    await pen.set("criterion", NEED, { title: "Need", valid_from: "2026-12-01", place: 0 });
  });
  await refuseAll(phone);
  expect(await headings(phone)).toEqual(["A holiday: Christmas Day", "A criterion of opportunities: Need"]);
});

test("who looks after an impediment is named on both sides", async () => {
  const phone = await aPhone();
  await put(phone, "person", COLLEAGUE, "org", {
    ...{ name: "Dana Whitfield", email: "dana@demo.example", role: "manager" },
    ...{ manager_ids: [], active: true },
  });
  await write(phone, ["impediment"], (pen) =>
    pen.set("impediment", IMPEDIMENT, {
      ...{ rep_id: REP, text: "Legal is slow", topic: "contracts", named_on: TODAY, assigned_to: COLLEAGUE },
    }),
  );
  await put(phone, "overwritten", "00000000-0000-4000-8000-0000000000e9", "private:x", {
    ...{ record_kind: "impediment", record_id: IMPEDIMENT, field: "assigned_to", kept_by: REP },
    ...{ lost: COLLEAGUE, kept: REP, happened_at: "2026-11-20T10:00:00Z" },
  });
  expect(await overwrittenList(phone.store)).toMatchObject([{ lost: "Dana Whitfield", kept: "Moses Frase" }]);
  const [record] = await unsentRecords(phone.store);
  expect(record && recordInWords(record, TODAY, MANAGER.id)).toBe(
    "Something in the way with Moses Frase. Text: Legal is slow. About: Contracts. Named: 20 Nov. Looked after by: Dana Whitfield",
  );
});

test("values are said as the screens say them", () => {
  const says = (field: string, value: unknown) => valueInWords(field, value, TODAY);
  expect(says("opportunity", true)).toBe("Yes");
  expect(says("leans", false)).toBe("No");
  expect(says("topic", "contracts")).toBe("Contracts");
  expect(says("review_day", "fri")).toBe("Friday");
  expect(says("working_days", ["mon", "tue", "wed"])).toBe("Monday to Wednesday");
  expect(says("conversation_outcomes", ["Connected", "Meeting held"])).toBe("Connected and Meeting held");
  expect(says("at_least", 5000)).toBe("5,000");
  expect(says("field", "budget")).toBe("The budget");
  expect(says("rating", "partly")).toBe("Partly");
});

test("what a person typed can be changed under the name it has on the screen", () => {
  expect(NOTES.map(([part]) => FIELD[part])).toEqual(NOTES.map(([, label]) => label));
  expect(FIELD).toMatchObject({ proposed_steps: "Proposed next" });
});
