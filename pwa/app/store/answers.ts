/** What the server answered last to a question that only it can answer: kept, and shown without a network with its date. */
import type { PhoneStore } from "./database";

export interface KeptAnswer<T> {
  readonly answer: T;
  /** When it came, RFC 3339. */
  readonly at: string;
}

/** The questions of which the last answer is kept, by how their names begin. */
const QUESTIONS = ["numbers:", "behind:", "reading:", "figures:"];

/** The last answer to the question of this name; null: it was never answered here. */
export async function answerKept<T>({ meta }: PhoneStore, name: string): Promise<KeptAnswer<T> | null> {
  const kept = await meta.get(name);
  return kept ? (JSON.parse(kept.value) as KeptAnswer<T>) : null;
}

/** Keep an answer in the place of the one before; null: there is none any more. */
export async function keepAnswer<T>(
  store: PhoneStore,
  name: string,
  kept: KeptAnswer<T> | null,
): Promise<void> {
  await store.surely(async () => {
    if (kept) await store.meta.put({ key: name, value: JSON.stringify(kept) });
    else await store.meta.delete(name);
  });
}

/** Somebody is not this person's to see any more: what was answered may be about them. */
export async function forgetAnswers({ meta }: PhoneStore): Promise<void> {
  await meta.where("key").startsWithAnyOf(QUESTIONS).delete();
}
