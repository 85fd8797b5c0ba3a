/** What only the server can say: its last answer to each question is kept, and shown without a network with its date. */
import type { Day } from "../coaching";
import type { PhoneStore } from "./database";

/** What is asked. Two that ask for something else have another path, and so another answer on this phone. */
export interface Question<T> {
  /** The address in the API, with whose, which period and as of when. */
  readonly path: string;
  /** What an answer of our server has, and a captive portal's page does not. */
  readonly field: keyof T & string;
  /** The day it is about; null: today, wherever the organization is. */
  readonly asOf: Day | null;
}

export interface KeptAnswer<T> {
  readonly answer: T;
  /** When it came, RFC 3339. */
  readonly at: string;
}

const NAMED = "answer:";
const MOST_KEPT = 60; // a year by week, and what was looked at beside it

/** The last answer to this question; null: it was never answered here. */
export async function answerKept<T>(
  { meta }: PhoneStore,
  { path }: Question<T>,
): Promise<KeptAnswer<T> | null> {
  const kept = await meta.get(NAMED + path);
  return kept ? (JSON.parse(kept.value) as KeptAnswer<T>) : null;
}

/** Keep an answer in the place of the one before; null: there is none any more. The oldest make room. */
export async function keepAnswer<T>(
  store: PhoneStore,
  { path }: Question<T>,
  kept: KeptAnswer<T> | null,
): Promise<void> {
  const { meta } = store;
  const key = NAMED + path;
  await store.surely(() =>
    store.transaction("rw", meta, async () => {
      if (kept) await meta.put({ key, value: JSON.stringify(kept) });
      else await meta.delete(key);
      if ((await all(store).count()) > MOST_KEPT) await makeRoom(store);
    }),
  );
}

/** Somebody is not this person's to see any more: what was answered may be about them. */
export async function forgetAnswers(store: PhoneStore): Promise<void> {
  await all(store).delete();
}

async function makeRoom(store: PhoneStore): Promise<void> {
  const cameAt = ({ value }: { value: string }) => (JSON.parse(value) as KeptAnswer<unknown>).at;
  const rows = (await all(store).toArray()).sort((a, b) => cameAt(b).localeCompare(cameAt(a)));
  await store.meta.bulkDelete(rows.slice(MOST_KEPT).map(({ key }) => key));
}

function all({ meta }: PhoneStore) {
  return meta.where("key").startsWith(NAMED);
}
