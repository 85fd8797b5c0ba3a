/** The inbox on one phone: whose turn it is, what others took up or put aside, and what was taken along. */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import {
  forgetTaken,
  openCritique,
  putAside,
  takeAlong,
  takeUpAgain,
} from "../../../pwa/app/record/critique";
import { drafts } from "../../../pwa/app/record/drafts";
import { finish, rate } from "../../../pwa/app/record/ride_along";
import { makeRoom, takenAlong, tidyFiles } from "../../../pwa/app/store/files";
import { critiqueOf, inbox, toCritique } from "../../../pwa/app/store/queries";
import { Connection } from "../../../pwa/app/sync/connection";
import { textOf } from "../../../pwa/app/sync/files_fetch";
import { AGENDA, aPhone, CHECKLIST, MANAGER, put, REP, type TestPhone } from "../a_phone";
import { answered, problem } from "../a_server";

const [FIRST, SECOND, THIRD] = ["f1", "f2", "f3"].map((id) => `00000000-0000-4000-8000-0000000000${id}`) as [
  string,
  string,
  string,
];
const OTHER = "00000000-0000-4000-8000-0000000000a9";
const WORDS = "Dear 🏭,\n";
const SHA256 = createHash("sha256").update(WORDS).digest("hex");

/** A phone on which these wait. */
async function aPhoneWith(...ids: string[]): Promise<TestPhone> {
  const phone = await aPhone();
  await put(phone, "person", OTHER, "org", {
    name: "Dana Cole",
    email: "dana@demo.example",
    role: "director",
    manager_ids: [],
    active: true,
  });
  for (const id of ids) {
    await put(phone, "critique", id, `rep:${REP}`, {
      rep_id: REP,
      kind: "email",
      occurred_on: "2026-11-18",
      media_type: "text/plain",
      size: WORDS.length,
      sha256: SHA256,
      source: "upload",
      arrived_at: "2026-11-19T08:00:00Z",
    } as never);
  }
  return phone;
}

const ids = (of: readonly { id: string }[]) => of.map(({ id }) => id).sort();

/** What another coach does with one, as it is pulled. */
function byAnother(phone: TestPhone, critiqueId: string, fields: object): Promise<void> {
  return put(phone, "interaction", `${critiqueId.slice(0, -2)}e${critiqueId.slice(-1)}`, `rep:${REP}`, {
    rep_id: REP,
    kind: "email",
    occurred_on: "2026-11-18",
    checklist_id: CHECKLIST,
    critique_id: critiqueId,
    manager_id: OTHER,
    state: "open",
    ...fields,
  } as never);
}

test("what is opened is not begun before the first tap; what is finished waits no more", async () => {
  const phone = await aPhoneWith(FIRST, SECOND);
  const id = await openCritique(phone, (await critiqueOf(phone, FIRST)) as never);
  expect(ids((await inbox(phone)).picked)).toEqual([FIRST, SECOND]);
  await rate(phone, id, AGENDA, "met");
  drafts.clear();
  expect(await openCritique(phone, (await critiqueOf(phone, FIRST)) as never)).toBe(id);
  expect(await inbox(phone)).toMatchObject({ begun: [{ id: FIRST }], picked: [{ id: SECOND }] });
  expect(await toCritique(phone)).toEqual(new Map([["email", 2]]));
  await finish(phone, id);
  expect(await inbox(phone)).toMatchObject({ begun: [], picked: [{ id: SECOND }] });
});

test("what another coach took up is offered to nobody else, and mine that was begun stays, with theirs said", async () => {
  const phone = await aPhoneWith(FIRST, SECOND);
  const id = await openCritique(phone, (await critiqueOf(phone, FIRST)) as never);
  await rate(phone, id, AGENDA, "met");
  for (const one of [FIRST, SECOND]) await byAnother(phone, one, {});
  expect(await inbox(phone)).toMatchObject({ begun: [{ id: FIRST }], picked: [] });
  expect((await critiqueOf(phone, FIRST))?.byOthers).toEqual([
    { name: "Dana Cole", state: "open", toldBy: null },
  ]);
  await byAnother(phone, FIRST, { state: "debriefed", told_by: "message" });
  expect((await inbox(phone)).begun).toHaveLength(1);
  expect((await critiqueOf(phone, FIRST))?.byOthers).toMatchObject([
    { state: "debriefed", toldBy: "message" },
  ]);
});

test("what is put aside says why and comes back; what is begun here stays when another coach puts it aside", async () => {
  const phone = await aPhoneWith(FIRST, SECOND);
  await putAside(phone, FIRST, "  A wrong number ");
  expect(await inbox(phone)).toMatchObject({
    picked: [{ id: SECOND }],
    aside: [{ id: FIRST, putAsideWhy: "A wrong number" }],
  });
  await takeUpAgain(phone, FIRST);
  expect(await inbox(phone)).toMatchObject({ aside: [] });
  const id = await openCritique(phone, (await critiqueOf(phone, SECOND)) as never);
  await rate(phone, id, AGENDA, "met");
  await putAside(phone, SECOND, "Too old");
  expect(await inbox(phone)).toMatchObject({ begun: [{ id: SECOND, putAsideWhy: "Too old" }], aside: [] });
});

test("a rep of another team is not picked for me", async () => {
  const phone = await aPhoneWith(FIRST);
  const row = await phone.store.rows("person").get(REP);
  await put(phone, "person", REP, "org", { ...row?.fields, manager_ids: [OTHER] } as never);
  expect(await inbox(phone)).toEqual({ begun: [], picked: [], aside: [] });
});

/** A server that answers with these, one after the other. */
function line(...answers: (Response | "cut")[]): Connection {
  return new Connection({
    cookies: () => "csrf_access_token=it",
    async fetch(address: string) {
      if (address.startsWith("/api/auth")) return answered({ person: MANAGER });
      const answer = answers.shift();
      if (!answer || answer === "cut") throw new TypeError("The line was cut");
      return answer;
    },
  });
}

const text = (words: string) => new Response(words, { headers: { "Content-Type": "text/plain" } });

test("what was taken along opens without a signal; what was cut off in the middle is not kept", async () => {
  const phone = await aPhoneWith(FIRST, SECOND, THIRD);
  const all = (await inbox(phone)).picked;
  const told: number[] = [];
  expect(await takeAlong(phone, all, (done) => told.push(done), line(text(WORDS), text("Dea"), "cut"))).toBe(
    "away",
  );
  expect(told).toEqual([0, 1, 2]);
  expect(await takenAlong(phone.store)).toEqual([all[0]?.id]);
  expect(await textOf(phone, line("cut"), all[0]?.id as string)).toBe(WORDS);
  expect((await inbox(phone)).picked.filter(({ here }) => here)).toHaveLength(1);
});

test("a file that is gone does not keep the others away; a phone that is full and a session that is over end it", async () => {
  const phone = await aPhoneWith(FIRST, SECOND, THIRD);
  const all = (await inbox(phone)).picked;
  const gone = () => problem(404, "not_found");
  expect(await takeAlong(phone, all.slice(0, 2), () => undefined, line(gone(), text(WORDS)))).toBe("gone");
  expect(await takenAlong(phone.store)).toEqual([all[1]?.id]);
  const portal = new Response("<p>Welcome!", { headers: { "Content-Type": "text/html" } });
  expect(await takeAlong(phone, all.slice(0, 1), () => undefined, line(portal))).toBe("away");
  const { put: keep } = phone.store.files;
  phone.store.files.put = () => Promise.reject(new DOMException("", "QuotaExceededError")) as never;
  const told: number[] = [];
  expect(await takeAlong(phone, all, (done) => told.push(done), line(text(WORDS), text(WORDS)))).toBe("full");
  expect(told).toEqual([0]);
  phone.store.files.put = keep;
});

test("what was taken along is kept while it is needed, and makes room for what is captured", async () => {
  const phone = await aPhoneWith(FIRST, SECOND);
  const lines = () => line(text(WORDS), text(WORDS));
  await takeAlong(phone, (await inbox(phone)).picked, () => undefined, lines());
  await tidyFiles(phone.store, "2026-11-20T09:00:00Z");
  await tidyFiles(phone.store, "2027-11-20T09:00:00Z");
  await forgetTaken(phone);
  expect(await takenAlong(phone.store)).toHaveLength(2);
  await byAnother(phone, FIRST, {});
  await forgetTaken(phone);
  expect(await takenAlong(phone.store)).toEqual([SECOND]);
  expect(await makeRoom(phone.store, 1)).toBe(WORDS.length);
  expect(await takenAlong(phone.store)).toEqual([]);
});
