import { expect, test } from "vitest";
import { exportAboutMe } from "../../../pwa/app/record/about_me";
import { observationId } from "../../../pwa/app/record/ids";
import { sayToIt } from "../../../pwa/app/record/reply";
import { AGENDA, aPhone, CHECKLIST, MANAGER, put, REP } from "../a_phone";

const [RIDE, FOCUS, TRAINING] = ["f1", "f2", "f3"].map(
  (end) => `00000000-0000-4000-8000-0000000000${end}`,
) as [string, string, string];
const SCOPE = `rep:${REP}`;

test("a rep takes along all that is shared with them, in words", async () => {
  const phone = await aPhone({ ...MANAGER, id: REP, name: "Moses Frase", role: "rep" });
  await put(phone, "interaction", RIDE, SCOPE, {
    rep_id: REP,
    kind: "ride_along",
    customer: "Cancity",
    occurred_on: "2026-11-18",
    checklist_id: CHECKLIST,
    state: "debriefed",
    debriefed_at: "2026-11-18T12:00:00Z",
    rep_words: "Too fast.",
  });
  const seen = {
    interaction_id: RIDE,
    item_id: AGENDA,
    rating: "missed",
    note: "Began with the price.",
  } as const;
  await put(phone, "observation", observationId(RIDE, AGENDA), SCOPE, seen);
  await put(phone, "focus", FOCUS, SCOPE, {
    rep_id: REP,
    item_id: AGENDA,
    state: "active",
    agreed_at: "2026-11-18T12:00:00Z",
    evidence: { missed: 1, partly: 0, met: 0, impact: 5, lean: null, seen: 1 },
  });
  await put(phone, "training", TRAINING, SCOPE, {
    focus_id: FOCUS,
    title: "A role play",
    due_on: "2026-11-25",
  });
  await sayToIt(phone, FOCUS, "Clear.");

  const { name, text } = await exportAboutMe(phone);
  expect(name).toBe("ridealong-about-moses-frase-2026-11-20.json");
  expect(JSON.parse(text)).toMatchObject({
    person: { name: "Moses Frase" },
    one_things: [
      {
        item: "Item 1",
        state: "active",
        why: expect.stringContaining("It matters a lot"),
        trainings: [{ title: "A role play", due_on: "2026-11-25", done_at: null }],
        said: [{ by: "Moses Frase", text: "Clear." }],
      },
    ],
    interactions: [
      {
        customer: "Cancity",
        my_words: "Too fast.",
        seen: [{ item: "Item 1", rating: "missed", note: "Began with the price.", photos_and_memos: 0 }],
      },
    ],
  });
});
