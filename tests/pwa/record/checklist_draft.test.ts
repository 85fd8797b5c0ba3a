/** Writing the next checklist on a device, and what a version means for what was recorded with another. */
import { beforeEach, expect, test } from "vitest";
import { type Proposal, parseStandard, wordsOf } from "../../../pwa/app/coaching";
import { howFar } from "../../../pwa/app/parts/told";
import {
  addItem,
  addStarterItem,
  beginDraft,
  beginningOf,
  changeDraft,
  changeItem,
  discardDraft,
  putBack,
  reorder,
  takeOff,
} from "../../../pwa/app/record/checklist_draft";
import { agree } from "../../../pwa/app/record/focus";
import { draftItemId, starterItemId } from "../../../pwa/app/record/ids";
import { rate, startRideAlong } from "../../../pwa/app/record/ride_along";
import { sawVersion } from "../../../pwa/app/record/saw_version";
import {
  checklistNews,
  currentChecklist,
  draft,
  drafts,
  repPage,
  ride,
  toListed,
} from "../../../pwa/app/store/queries";
import { contentOf, NotPublished, publishDraft } from "../../../pwa/app/sync/publish";
import {
  AGENDA,
  aPhone,
  CHECKLIST,
  MANAGER,
  NEXT_STEP,
  put,
  QUESTIONS,
  REP,
  type TestPhone,
} from "../a_phone";
import { AServer, NOTHING, SERVER_TIME } from "../a_server";

const SECOND = "00000000-0000-4000-8000-0000000000c2";
const DIRECTOR = { ...MANAGER, role: "director" as const };

let phone: TestPhone;
let id: string;

beforeEach(async () => {
  phone = await aPhone(DIRECTOR);
  const current = await currentChecklist(phone.store);
  if (!current) throw new Error("There is a checklist");
  id = await beginDraft(phone, { ...toListed(current), basedOn: current.id });
});

const prompts = async () => (await draft(phone.store, id))?.items.map(({ words }) => words.prompt);
const starter = () => starterItemId(DIRECTOR.organization.id, "next_step");
const written = async () => (await phone.store.outbox.toArray()).slice(4); // after the draft and its three items

test("a draft begins as the version in use, and is kept for directors alone", async () => {
  expect(await draft(phone.store, id)).toMatchObject({ basedOn: CHECKLIST, title: "Customer conversations" });
  expect(await prompts()).toEqual(["Item 1", "Item 2", "Item 3"]);
  const rows = [
    ...(await phone.store.rows("draft").toArray()),
    ...(await phone.store.rows("draft_item").toArray()),
  ];
  expect(new Set(rows.map(({ scope }) => scope))).toEqual(new Set(["directors"]));
  const [made, item] = await phone.store.outbox.toArray();
  expect(item).toMatchObject({ id: draftItemId(id, AGENDA), depends_on: [made?.number] });
});

test("another order writes the places that change, and nothing else", async () => {
  await reorder(phone, id, [AGENDA, NEXT_STEP, QUESTIONS]);
  expect(await prompts()).toEqual(["Item 1", "Item 3", "Item 2"]);
  expect((await written()).map(({ id: of, set }) => [of, set])).toEqual([
    [draftItemId(id, NEXT_STEP), { place: 1 }],
    [draftItemId(id, QUESTIONS), { place: 2 }],
  ]);
});

test("what is said again is not written again", async () => {
  await changeItem(phone, id, AGENDA, { prompt: "Item 1", kinds: ["ride_along"] });
  await changeDraft(phone, id, { standard: null });
  expect(await written()).toEqual([]);
  await changeItem(phone, id, AGENDA, { impact: 2 });
  expect(await written()).toMatchObject([{ set: { impact: 2 } }]);
});

test("an item that was taken off comes back where it was", async () => {
  await takeOff(phone, id, QUESTIONS);
  expect(await prompts()).toEqual(["Item 1", "Item 3"]);
  expect((await draft(phone.store, id))?.takenOff).toMatchObject([{ id: QUESTIONS }]);
  await putBack(phone, id, QUESTIONS);
  expect(await prompts()).toEqual(["Item 1", "Item 2", "Item 3"]);
});

test.each([
  ["here", async () => takeOff(phone, id, starter())],
  [
    "elsewhere",
    async () => put(phone, "draft_item", draftItemId(id, starter()), "directors", {} as never, 50),
  ],
])("an item taken off %s and added again says nothing of what it said before", async (_, isTakenOff) => {
  const words = wordsOf({ prompt: "Next step booked", impact: 5, kinds: ["email"] });
  await addStarterItem(phone, id, "next_step", words);
  await changeItem(phone, id, starter(), { standard: "2 in a row", training_url: "https://north.example/" });
  await isTakenOff();
  await phone.store.rows("draft_item").update(draftItemId(id, starter()), { deleted: true });
  await addStarterItem(phone, id, "next_step", words);
  expect((await draft(phone.store, id))?.items.at(-1)?.words).toEqual(words);
  expect((await written()).at(-1)?.set).toMatchObject({ standard: null, training_url: null });
});

test("an item of the library goes on with what was seen of it before", async () => {
  const words = wordsOf({ prompt: "Next step booked", impact: 5, kinds: ["email"] });
  expect(await addStarterItem(phone, id, "next_step", words)).toBe(
    starterItemId(DIRECTOR.organization.id, "next_step"),
  );
  expect(await addItem(phone, id, wordsOf({}))).not.toBe(await addItem(phone, id, wordsOf({})));
  expect(await prompts()).toEqual(["Item 1", "Item 2", "Item 3", "Next step booked", null, null]);
});

test("what was taken off elsewhere counts as seen, though it does not say of which draft it was", async () => {
  await put(phone, "draft_item", draftItemId(id, QUESTIONS), "directors", {} as never, 50);
  await phone.store.rows("draft_item").update(draftItemId(id, QUESTIONS), { deleted: true });
  expect((await draft(phone.store, id))?.version).toBe(50);
});

test("a draft that is thrown away is gone by one deletion, which has seen its items", async () => {
  for (const row of await phone.store.rows("draft_item").toArray())
    await phone.store.rows("draft_item").update(row.id, { version: 40 });
  await phone.store.rows("draft").update(id, { version: 30 });
  await discardDraft(phone, id);
  expect(await drafts(phone.store)).toEqual([]);
  expect(await written()).toMatchObject([{ kind: "draft", delete: true, base: 40 }]);
});

test("of a file, items that are known keep what was seen of them", async () => {
  const current = await currentChecklist(phone.store);
  if (!current) throw new Error("There is a checklist");
  const words = (prompt: string) => wordsOf({ prompt, impact: 3, kinds: ["email"] });
  const file = {
    title: "Theirs",
    standard: "3 in a row",
    items: [
      { id: QUESTIONS, words: words("Questions, better") },
      { id: null, words: words("item 1") },
      { id: QUESTIONS, words: words("Named twice") },
      { id: "elsewhere", words: words("New") },
    ],
  };
  const { items, standard } = beginningOf(phone, file, { ...toListed(current), id: current.id });
  expect(standard).toBeNull(); // what is asked for anyway is no change
  expect(items.slice(0, 2).map((item) => item.id)).toEqual([QUESTIONS, AGENDA]);
  expect(new Set(items.map((item) => item.id)).size).toBe(4);
});

test("what a file names by its id is that item, whatever an item before it says", async () => {
  const current = await currentChecklist(phone.store);
  if (!current) throw new Error("There is a checklist");
  const words = (prompt: string) => wordsOf({ prompt, impact: 3, kinds: ["email"] });
  const items = [
    { id: null, words: words("Item 2") },
    { id: QUESTIONS, words: words("Item 2, better") },
    { id: NEXT_STEP, words: words("Item 1") },
  ];
  const file = { title: "Theirs", standard: null, items };
  const begun = beginningOf(phone, file, { ...toListed(current), id: current.id });
  expect(begun.items.slice(1).map((item) => item.id)).toEqual([QUESTIONS, NEXT_STEP]);
  expect([AGENDA, QUESTIONS, NEXT_STEP]).not.toContain(begun.items[0]?.id);
});

/** The second version comes: other words for the agenda, no questions, another usual standard. */
async function aNewVersion(): Promise<void> {
  const said = { category: "process", kinds: ["ride_along"], impact: 5 } as const;
  const frozen = {
    [AGENDA]: wordsOf({ ...said, prompt: "Agenda anew" }),
    [NEXT_STEP]: wordsOf({ ...said, prompt: "Item 3" }),
  };
  const old = Object.fromEntries(
    [AGENDA, QUESTIONS, NEXT_STEP].map((item, nth) => [
      item,
      wordsOf({ ...said, prompt: `Item ${nth + 1}` }),
    ]),
  );
  const of = { title: "Customer conversations", state: "published" } as const;
  const item_ids = [AGENDA, NEXT_STEP];
  await put(
    phone,
    "checklist",
    CHECKLIST,
    "org",
    { ...of, version: 1, item_ids: Object.keys(old), items: old as never },
    8,
  );
  await put(phone, "item", AGENDA, "org", { ...said, kinds: ["ride_along"], prompt: "Agenda anew" }, 9);
  await put(
    phone,
    "checklist",
    SECOND,
    "org",
    {
      ...of,
      version: 2,
      item_ids,
      items: frozen as never,
      standard: "2 in a row",
      published_at: "2026-11-20T08:00:00Z",
    },
    10,
  );
}

test("what was recorded keeps the words of its version, and what comes next has the new ones", async () => {
  const before = await startRideAlong(phone, REP);
  await rate(phone, before, AGENDA, "missed");
  await aNewVersion();
  const old = await ride(phone, before);
  expect(old?.items.map(({ prompt }) => prompt)).toEqual(["Item 1", "Item 2", "Item 3"]);
  expect([old?.version, old?.newer?.version]).toEqual([1, 2]);
  const page = await repPage(phone, REP);
  expect(page?.interactions[0]?.prompts.get(AGENDA)).toBe("Item 1");
  expect(page?.known.prompts.get(AGENDA)?.prompt).toBe("Agenda anew");

  const after = await ride(phone, await startRideAlong(phone, REP));
  expect(after?.items.map(({ prompt }) => prompt)).toEqual(["Agenda anew", "Item 3"]);
  expect([after?.version, after?.newer]).toEqual([2, null]);
});

test("a one thing keeps the standard it was agreed under", async () => {
  const visit = await startRideAlong(phone, REP);
  await rate(phone, visit, AGENDA, "missed");
  const reason = {
    missed: 1,
    partly: 0,
    met: 0,
    seen: 1,
    interactions: [visit],
    impact: 5,
    lean: null,
    runner_up: null,
    close_call: false,
  };
  const proposal = {
    kind: "proposal",
    item_id: AGENDA,
    stays: false,
    provisional: true,
    score: 1,
    reason,
  } as Proposal;
  await agree(phone, REP, proposal);
  await aNewVersion();
  const known = (await repPage(phone, REP))?.known;
  if (!known?.focuses[0]) throw new Error("It was agreed");
  expect(howFar(known, known.focuses[0]).standard).toEqual(parseStandard("3 in a row"));
  expect(known.prompts.get(AGENDA)?.standard).toEqual(parseStandard("2 in a row"));
});

test("what is new is told once, to who used the version before", async () => {
  await aNewVersion();
  expect(await checklistNews(phone)).toBeNull(); // nothing was recorded yet: everything is new
  await put(phone, "interaction", "visit", `rep:${REP}`, {
    rep_id: REP,
    kind: "ride_along",
    occurred_on: "2026-11-19",
    checklist_id: CHECKLIST,
    state: "debriefed",
    manager_id: DIRECTOR.id,
  });
  expect(await checklistNews(phone)).toMatchObject({ version: 2, changes: { removed: [{ id: QUESTIONS }] } });
  await sawVersion(phone, SECOND);
  expect(await checklistNews(phone)).toBeNull();
});

test("published is what was seen, after everything was sent", async () => {
  const shown = await draft(phone.store, id);
  if (!shown) throw new Error("It is here");
  const seen = contentOf(shown);
  const offline = new AServer(() => new TypeError("Failed to fetch"));
  await expect(publishDraft(phone, offline.connection, id, seen)).rejects.toMatchObject({ why: "offline" });

  const refuses = new AServer(({ mutations = [] }) => ({
    ...NOTHING,
    server_time: SERVER_TIME,
    outcomes: mutations.map(({ number }) => ({
      number,
      status: "rejected",
      problem: { code: "x", title: "No." },
    })),
  }));
  await expect(publishDraft(phone, refuses.connection, id, seen)).rejects.toMatchObject({ why: "not_sent" });
  expect(refuses.addresses).not.toContain("/api/checklists");

  await phone.store.refused.clear();
  await changeItem(phone, id, AGENDA, { impact: 1 }); // by somebody else, as it were
  await phone.store.outbox.clear();
  const quiet = new AServer(() => NOTHING);
  await expect(publishDraft(phone, quiet.connection, id, seen)).rejects.toMatchObject({
    why: "draft_changed",
  });
  await expect(publishDraft(phone, quiet.connection, "gone", seen)).rejects.toBeInstanceOf(NotPublished);
  expect(quiet.addresses).not.toContain("/api/checklists");
});
