/** What the server would not take: send it again, change it and send it, or discard it. Nothing goes by itself. */
import type { PhoneStore } from "../store/database";
import type { OutboxEntry, Refused } from "../store/edits";
import { WRITTEN_KINDS } from "../store/kinds";
import type { Phone } from "../store/phone";
import { AtHand } from "./at_hand";
import { clean } from "./clean";
import { refold } from "./fold";

/** Send it again as it is, and with it what waits for it. All get new numbers, as a refusal is final. */
export function resend(phone: Phone, number: number): Promise<void> {
  return editAndResend(phone, number, {});
}

/** Change some of its values and send it again, and with it what waits for it. */
export async function editAndResend(
  phone: Phone,
  number: number,
  changes: Record<string, unknown>,
): Promise<void> {
  const { store } = phone;
  await decide(store, async () => {
    const refused = await store.refused.get(number);
    if (!refused) return;
    const { waiting, refusedToo } = await followers(store, number);
    const hand = await AtHand.of(phone); // before anything goes: the newest edit has the clock's last reading
    await store.refused.delete(number);
    await store.outbox.bulkDelete(waiting.map((entry) => entry.number));
    const set = refused.set ? { set: clean({ ...refused.set, ...changes }) } : {};
    const renumbered = new Map<number, number>();
    for (const entry of [{ ...refused, ...set }, ...waiting]) {
      renumbered.set(entry.number, await sendAnew(phone, hand, entry, renumbered));
    }
    for (const entry of refusedToo) {
      await store.refused.update(entry.number, { depends_on: follow(entry.depends_on, renumbered) });
    }
    await refold(store, [refused]);
  });
}

/** Discard what was refused, and with it everything that waits for it. */
export async function discard(phone: Phone, number: number): Promise<void> {
  const { store } = phone;
  await decide(store, async () => {
    const refused = await store.refused.get(number);
    if (!refused) return;
    const { waiting, refusedToo } = await followers(store, number);
    await store.outbox.bulkDelete(waiting.map((entry) => entry.number));
    await store.refused.bulkDelete([number, ...refusedToo.map((entry) => entry.number)]);
    await refold(store, [refused, ...waiting, ...refusedToo]);
  });
}

/** Any record may be written in it: what was refused may be of any kind. */
function decide(store: PhoneStore, body: () => Promise<void>): Promise<void> {
  const tables = store.writing(WRITTEN_KINDS);
  return store.surely(() => store.changing(tables, body));
}

interface Followers {
  waiting: OutboxEntry[];
  refusedToo: Refused[];
}

/** Edits that wait for this one, and those that wait for them, in the order they were made. */
async function followers(store: PhoneStore, number: number): Promise<Followers> {
  const found = new Set([number]);
  const follows = (entry: OutboxEntry) => {
    if (!entry.depends_on.some((dependency) => found.has(dependency))) return false;
    found.add(entry.number);
    return true;
  };
  const everything = [...(await store.outbox.toArray()), ...(await store.refused.toArray())];
  const following = everything.sort((a, b) => a.number - b.number).filter(follows);
  const isRefused = (entry: OutboxEntry): entry is Refused => "problem" in entry;
  return {
    waiting: following.filter((entry) => !isRefused(entry)),
    refusedToo: following.filter(isRefused),
  };
}

async function sendAnew(
  { store }: Phone,
  hand: AtHand,
  entry: OutboxEntry,
  renumbered: Map<number, number>,
): Promise<number> {
  const row = await hand.row(entry.kind, entry.id);
  return store.outbox.add({
    kind: entry.kind,
    id: entry.id,
    base: row?.version ?? null,
    at: hand.nextReading(),
    ...(entry.set ? { set: entry.set } : {}),
    ...(entry.delete ? { delete: true } : {}),
    depends_on: follow(entry.depends_on, renumbered),
    saved_at: entry.saved_at,
    acknowledged: null,
    waits: null,
  });
}

function follow(numbers: readonly number[], renumbered: Map<number, number>): number[] {
  return numbers.map((number) => renumbered.get(number) ?? number);
}
