/** The life of a one thing outside the debrief: agreed, trained, reached, replaced; and never two at once. */
import { expect, test } from "vitest";
import type { Proposal } from "../../../pwa/app/coaching";
import { tell } from "../../../pwa/app/parts/told";
import { talkThrough } from "../../../pwa/app/record/debrief";
import {
  agree,
  closeReached,
  giveTraining,
  OneIsOpen,
  replaceFocus,
  takeBackTraining,
  trainingDone,
} from "../../../pwa/app/record/focus";
import { rate, startRideAlong } from "../../../pwa/app/record/ride_along";
import { repPage, ride } from "../../../pwa/app/store/queries";
import { AGENDA, aPhone, QUESTIONS, REP, type TestPhone } from "../a_phone";

const TODAY = "2026-11-20";

/** A rep who missed one item and was not talked to yet. */
async function aPhoneWithAProposal(): Promise<{ phone: TestPhone; id: string; proposal: Proposal }> {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  await rate(phone, id, AGENDA, "missed");
  const proposal = (await told(phone)).proposal as Proposal;
  return { phone, id, proposal };
}

async function known(phone: TestPhone, id: string) {
  return (await ride(phone, id))?.known ?? (await repPage(phone, REP))?.known;
}

async function told(phone: TestPhone) {
  const [ride] = await phone.store.rows("interaction").toArray();
  const found = await known(phone, ride?.id ?? "");
  if (!found) throw new Error("Nothing is known of the rep");
  return tell(found, TODAY);
}

test("agreed on the web it is the one thing, with its reason, and a second one is never made", async () => {
  const { phone, id, proposal } = await aPhoneWithAProposal();
  await agree(phone, REP, proposal);
  expect(await told(phone)).toMatchObject({ state: "stays", focus: { item_id: AGENDA, agreedIn: null } });

  await expect(agree(phone, REP, { ...proposal, item_id: QUESTIONS })).rejects.toThrow(OneIsOpen);
  await talkThrough(phone, id, { proposal: { ...proposal, item_id: QUESTIONS }, reachedFocusId: null });
  expect((await ride(phone, id))?.state).toBe("debriefed"); // the talk happened; the other manager's one thing stays
  expect(await phone.store.rows("focus").count()).toBe(1);
});

test("a training is given, done, said not to be done after all, and taken back", async () => {
  const { phone, proposal } = await aPhoneWithAProposal();
  await agree(phone, REP, proposal);
  const { focus } = await told(phone);
  await giveTraining(phone, focus?.id as string, { title: " A role play ", url: "", dueOn: "2026-11-27" });
  const given = async () => (await told(phone)).focus?.trainings;
  expect(await given()).toMatchObject([
    { title: "A role play", url: null, dueOn: "2026-11-27", doneAt: null },
  ]);
  const id = (await given())?.[0]?.id as string;
  await trainingDone(phone, id, true);
  expect(await given()).toMatchObject([{ doneAt: phone.now().toISOString() }]);
  await trainingDone(phone, id, false);
  expect(await given()).toMatchObject([{ doneAt: null }]);
  await takeBackTraining(phone, id);
  expect(await given()).toEqual([]);
});

test("replaced it stays in the history with its reason, and rests; what is closed once stays as it was closed", async () => {
  const { phone, proposal } = await aPhoneWithAProposal();
  await agree(phone, REP, proposal);
  const id = (await told(phone)).focus?.id as string;
  await replaceFocus(phone, id, " The price list changed. ");
  await closeReached(phone, id);
  expect(await phone.store.rows("focus").get(id)).toMatchObject({
    fields: { state: "replaced", reason: "The price list changed.", closed_at: phone.now().toISOString() },
  });
  expect((await told(phone)).proposal?.item_id).not.toBe(AGENDA);
});

test("reached it is closed without a debrief when both agree", async () => {
  const { phone, proposal } = await aPhoneWithAProposal();
  await agree(phone, REP, proposal);
  await closeReached(phone, (await told(phone)).focus?.id as string);
  expect(await told(phone)).toMatchObject({ focus: null });
  expect((await phone.store.rows("focus").toArray())[0]?.fields.state).toBe("reached");
});
