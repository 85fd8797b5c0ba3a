import { expect, test } from "vitest";
import { sayToIt } from "../../../pwa/app/record/reply";
import { rate, startRideAlong } from "../../../pwa/app/record/ride_along";
import { saidTo } from "../../../pwa/app/store/queries";
import { AGENDA, aPhone, MANAGER, put, REP } from "../a_phone";

test("a person has one reply, that is changed while it is written, and taken back when it is emptied", async () => {
  const phone = await aPhone();
  const about = await startRideAlong(phone, REP);
  await rate(phone, about, AGENDA, "met");
  for (const text of ["G", "Good", " Good to hear. "]) await sayToIt(phone, about, text);
  expect(await saidTo(phone, about)).toMatchObject([{ text: "Good to hear.", mine: true }]);
  await sayToIt(phone, about, "");
  await sayToIt(phone, about, " ");
  expect(await saidTo(phone, about)).toEqual([]);
  await sayToIt(phone, about, "Again.");
  expect(await saidTo(phone, about)).toMatchObject([{ text: "Again." }]);
});

test("a reply that I made elsewhere is gone on with, and somebody else's stays theirs", async () => {
  const phone = await aPhone();
  const about = await startRideAlong(phone, REP);
  await rate(phone, about, AGENDA, "met");
  const [theirs, mine] = ["00000000-0000-4000-8000-0000000000e1", "00000000-0000-4000-8000-0000000000e2"];
  await put(phone, "reply", theirs, `rep:${REP}`, { about_id: about, text: "Thanks.", author_id: REP });
  await put(phone, "reply", mine, `rep:${REP}`, { about_id: about, text: "You", author_id: MANAGER.id });
  await sayToIt(phone, about, "You did it.");
  expect(await saidTo(phone, about)).toMatchObject([
    { id: theirs, text: "Thanks.", mine: false },
    { id: mine, text: "You did it.", mine: true },
  ]);
});
