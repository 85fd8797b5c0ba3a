import { expect, test } from "vitest";
import { rate, startRideAlong } from "../../../pwa/app/record/ride_along";
import { goAndSee } from "../../../pwa/app/store/queries";
import { AGENDA, aPhone, MANAGER, NEXT_STEP, put, QUESTIONS, REP } from "../a_phone";

const OTHER = "00000000-0000-4000-8000-0000000000b2";

test("who was seen is suggested after who was not, and who is planned for not at all", async () => {
  const phone = await aPhone();
  await put(phone, "person", OTHER, `rep:${OTHER}`, {
    name: "Anna Snelling",
    email: "anna@demo.example",
    role: "rep",
    manager_ids: [MANAGER.id],
    active: true,
  });
  const id = await startRideAlong(phone, REP);
  for (const item of [AGENDA, QUESTIONS, NEXT_STEP]) await rate(phone, id, item, "met");
  expect(await goAndSee(phone)).toMatchObject([
    { rep: { id: OTHER }, why: "Never seen yet." },
    { rep: { id: REP }, why: "Seen today. “Item 1” was seen only once in 60 days." },
  ]);

  const planned = { rep_id: OTHER, planned_for: new Date(phone.time.getTime() + 3_600_000).toISOString() };
  await put(phone, "plan", "00000000-0000-4000-8000-0000000000e1", `rep:${OTHER}`, planned);
  expect((await goAndSee(phone)).map(({ rep }) => rep.id)).toEqual([REP]);
});
