import { expect, test } from "vitest";
import {
  addCriteria,
  addHolidays,
  changeCriterion,
  changePractice,
  endCriterion,
  removeHoliday,
  reorderCriteria,
} from "../../../pwa/app/record/practice";
import { counting } from "../../../pwa/app/store/queries";
import { aPhone, MANAGER, type TestPhone } from "../a_phone";

const TODAY = "2026-11-20";
const byHand = (title: string) => ({ title, field: null, at_least: null });

const aDirector = () => aPhone({ ...MANAGER, role: "director" });

async function asked(phone: TestPhone) {
  const { criteria } = await counting(phone);
  return criteria.map(({ title, valid_from, valid_to }) => [title, valid_from, valid_to]);
}

async function idOf(phone: TestPhone, title: string): Promise<string> {
  const { criteria } = await counting(phone);
  return criteria.findLast((one) => one.title === title)?.id ?? "";
}

test("until a director says otherwise, the usual holds", async () => {
  const { practice, criteria, holidays } = await counting(await aDirector());
  expect(practice).toMatchObject({ workingDays: ["mon", "tue", "wed", "thu", "fri"], newHireDays: 10 });
  expect([criteria, holidays]).toStrictEqual([[], []]);
});

test("changing what is asked for leaves the past as it was measured", async () => {
  const phone = await aDirector();
  await addCriteria(phone, [byHand("Need"), byHand("Budget")], "2026-10-01");
  await changeCriterion(phone, await idOf(phone, "Need"), { ...byHand("Need named"), field: "need" });
  expect(await asked(phone)).toStrictEqual([
    ["Need", "2026-10-01", "2026-11-19"],
    ["Need named", TODAY, null],
    ["Budget", "2026-10-01", null],
  ]);
});

test("one that began today, or has not begun, never measured anything: it is gone when it is changed", async () => {
  const phone = await aDirector();
  await addCriteria(phone, [byHand("Budget")], TODAY);
  await addCriteria(phone, [byHand("Need")], "2027-01-01");
  await changeCriterion(phone, await idOf(phone, "Budget"), byHand("A budget"));
  await changeCriterion(phone, await idOf(phone, "Need"), byHand("A need"));
  expect(await asked(phone)).toStrictEqual([
    ["A budget", TODAY, null],
    ["A need", "2027-01-01", null],
  ]);
  await endCriterion(phone, await idOf(phone, "A need"));
  expect(await asked(phone)).toStrictEqual([["A budget", TODAY, null]]);
});

test("criteria stand in the order they were given", async () => {
  const phone = await aDirector();
  await addCriteria(phone, ["Need", "Budget", "Next step"].map(byHand), TODAY);
  const ids = await Promise.all(["Next step", "Need", "Budget"].map((title) => idOf(phone, title)));
  await reorderCriteria(phone, ids);
  expect((await asked(phone)).map(([title]) => title)).toStrictEqual(["Next step", "Need", "Budget"]);
});

test("only a value has a least", async () => {
  const phone = await aDirector();
  await addCriteria(phone, [{ title: "Large", field: "value", at_least: 5000 }], TODAY);
  await changeCriterion(phone, await idOf(phone, "Large"), {
    title: "Large",
    field: "budget",
    at_least: 5000,
  });
  const { criteria } = await counting(phone);
  expect(criteria.map(({ field, at_least }) => [field, at_least])).toStrictEqual([["budget", null]]);
});

test("a day is one holiday, whoever adds it again", async () => {
  const phone = await aDirector();
  await addHolidays(phone, [
    { on: "2026-12-25", name: "Christmas" },
    { on: "2026-12-24", name: "Christmas Eve" },
  ]);
  await addHolidays(phone, [{ on: "2026-12-25", name: "Christmas Day" }]);
  const { holidays } = await counting(phone);
  expect(holidays.map(({ on, name }) => [on, name])).toStrictEqual([
    ["2026-12-24", "Christmas Eve"],
    ["2026-12-25", "Christmas Day"],
  ]);
  await removeHoliday(phone, holidays[0]?.id ?? "");
  expect((await counting(phone)).holidays).toHaveLength(1);
});

test("how the organization works is one record of it", async () => {
  const phone = await aDirector();
  await changePractice(phone, { working_days: ["mon", "sat"] });
  await changePractice(phone, { review_day: "thu" });
  const row = await phone.store.rows("practice").get(phone.me.organization.id);
  expect(row).toMatchObject({ scope: "org", fields: { working_days: ["mon", "sat"], review_day: "thu" } });
  expect((await counting(phone)).practice).toMatchObject({ workingDays: ["mon", "sat"], leans: true });
});
