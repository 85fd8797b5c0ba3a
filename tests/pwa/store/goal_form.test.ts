/** What was written of a goal and not sent: when it is written on, and when it is not. */
import { expect, test } from "vitest";
import { forgetForm, keepForm } from "../../../pwa/app/record/goal_form";
import { emptyForm } from "../../../pwa/app/record/goals";
import { goalForm, isOutrun } from "../../../pwa/app/store/queries";
import { aPhone, put, REP, type TestPhone } from "../a_phone";

const NEW = "new ";

function begun(phone: TestPhone) {
  const from = emptyForm(phone, { valid_from: "2026-11-20", rep_id: REP });
  return { from, form: { ...from, target: "18", why: "The new region." } };
}

/** It came back from the server. */
async function arrives(phone: TestPhone, id: string, state: "draft" | "published") {
  await put(phone, "goal", id, `rep:${REP}`, {
    ...{ rep_id: REP, metric: "opportunities", period: "quarter", target: 18, together: false },
    ...{ valid_from: "2026-11-20", state },
  });
}

test("what was begun is there after a reload, until it is put away", async () => {
  const phone = await aPhone();
  const written = begun(phone);
  await keepForm(phone, NEW, written);
  expect(await goalForm(phone.store, NEW)).toStrictEqual(written);
  await forgetForm(phone, NEW);
  expect(await goalForm(phone.store, NEW)).toBeNull();
});

test.each(["draft", "published"] as const)(
  "a new goal is not written on one that became a %s",
  async (state) => {
    const phone = await aPhone();
    const written = begun(phone);
    await keepForm(phone, NEW, written);
    await arrives(phone, written.form.id, state);
    expect(await goalForm(phone.store, NEW)).toBeNull();
  },
);

test("a draft is written on, and it is told when somebody else changed it meanwhile", async () => {
  const phone = await aPhone();
  const written = begun(phone);
  const { form, from } = written;
  await arrives(phone, form.id, "draft");
  await keepForm(phone, form.id, written);
  expect(await goalForm(phone.store, form.id)).toStrictEqual(written);
  expect(isOutrun(written, from)).toBe(false);
  expect(isOutrun(written, { ...from, target: "20" })).toBe(true);
  expect(isOutrun(written, form)).toBe(false); // my own, whose answer was lost
});
