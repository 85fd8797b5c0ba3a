/**
 * One request: what it asks is read from the store at once, and its answer is taken in one transaction, if the store
 * still stands where it was asked from.
 */
import { type Named, refold } from "../record/fold";
import type { PhoneStore } from "../store/database";
import type { OutboxEntry } from "../store/edits";
import type { Phone } from "../store/phone";
import { type Answer, checked } from "./answer";
import { hear, later } from "./clock";
import type { Connection } from "./connection";
import { delivered, drop, namedIn, startAnew, takeScopes, unanswered } from "./pull";
import { type Mutation, nextMutations, takeOutcomes } from "./push";
import { settle } from "./settled";
import { whole } from "./whole";

const PROTOCOL = 1;

export interface Question {
  mutations: Mutation[];
  /** By scope; one that is not named is asked for from its start. */
  cursors: Record<string, string>;
  /** Numbers that were acknowledged before: a complete answer has their records, or they are not to be seen. */
  acknowledged: number[];
}

export interface Taken {
  /** Another tab was faster: nothing of this answer was taken, and the same is asked again. */
  passed: boolean;
  /** The server may have lost what it had taken before: it is sent once more. */
  anew: boolean;
  /** The server has more. */
  more: boolean;
  /** There is news that this version of the app cannot be given. */
  updateNeeded: boolean;
}

/** What is next, as `nextMutations` says it, and how far the news came. */
export async function question(
  store: PhoneStore,
  after: number,
  most: number,
  held: ReadonlySet<number>,
): Promise<Question> {
  return store.transaction("r", [store.outbox, store.refused, store.cursors], async () => {
    const mutations = await nextMutations(store, after, most, held);
    // When there is more than fits, what lies behind it was never sent, and is not read.
    const last = mutations.length === most ? mutations.at(-1)?.number : undefined;
    const behind = store.outbox.where("number").belowOrEqual(last ?? Number.MAX_SAFE_INTEGER);
    const acknowledged = (await behind.toArray()).filter((entry) => entry.acknowledged !== null);
    const numbers = acknowledged.map(({ number }) => number);
    return { mutations, cursors: await cursorsOf(store), acknowledged: numbers };
  });
}

/** Ask it, and take the answer. Throws `NoAnswer`. */
export async function request(phone: Phone, connection: Connection, asked: Question): Promise<Taken> {
  const { store } = phone;
  const { mutations, cursors } = asked;
  const body = {
    protocol: PROTOCOL,
    device: await store.remembered("device"),
    sent_at: phone.now().toISOString(),
    ...(mutations.length > 0 ? { mutations } : {}),
    cursors,
  };
  const answer = checked(whole(await connection.exchange(phone.me, body), mutations));
  const took = async () => {
    const passed = !isSame(await cursorsOf(store), cursors);
    const anew = !passed && (await take(store, asked, answer));
    return { passed, anew, more: hasMore(answer, cursors), updateNeeded: answer.update_needed === true };
  };
  return store.surely(() => store.changing(store.answering(), took));
}

async function cursorsOf(store: PhoneStore): Promise<Record<string, string>> {
  const cursors = await store.cursors.toArray();
  return Object.fromEntries(
    cursors.filter(({ cursor }) => cursor !== "").map(({ scope, cursor }) => [scope, cursor]),
  );
}

function isSame(one: Record<string, string>, other: Record<string, string>): boolean {
  const scopes = Object.keys(one);
  return scopes.length === Object.keys(other).length && scopes.every((scope) => one[scope] === other[scope]);
}

/** Says whether something that was taken before is sent once more. */
async function take(store: PhoneStore, asked: Question, answer: Answer): Promise<boolean> {
  const numbers = asked.mutations.map(({ number }) => number);
  const { reset, dropped, server_time } = answer;
  await startAnew(store, reset);
  // A person may have taken some out meanwhile, and what a server lost is not taken any more.
  const sent = await entries(store, numbers);
  const before = (await entries(store, asked.acknowledged)).filter(
    ({ acknowledged }) => acknowledged !== null,
  );
  const isStarting = (await store.cursors.filter(({ cursor }) => cursor === "").count()) > 0;
  const concerned: Named[] =
    isStarting || dropped.length > 0
      ? [...(await store.outbox.toArray()), ...(await store.refused.toArray())]
      : [...sent, ...before];
  // A backup may have been restored between the push and the pull of this very request: its push is not believed.
  const believed = reset.length > 0 ? [] : sent;
  const { taken, resends } = await takeOutcomes(store, believed, answer.outcomes);
  await takeScopes(store, answer);
  const came = delivered(answer);
  const final = isComplete(answer, asked.cursors) ? [...numbers, ...asked.acknowledged] : [];
  await settle(store, [...before, ...taken], came, new Set(final), server_time);
  for (const scope of [...dropped, ...(await unanswered(store, answer))])
    await drop(store, scope, server_time);
  await refold(store, [...concerned, ...namedIn(answer)], came);
  await hearTheTime(store, server_time, [...sent, ...before]);
  return resends || reset.length > 0;
}

/** Those of these numbers that are still there: a range at once, as most follow one another. */
async function entries(store: PhoneStore, numbers: readonly number[]): Promise<OutboxEntry[]> {
  if (numbers.length === 0) return [];
  const asked = new Set(numbers);
  const range = store.outbox.where("number").between(Math.min(...numbers), Math.max(...numbers), true, true);
  return (await range.toArray()).filter(({ number }) => asked.has(number));
}

/**
 * The clock of edits never runs behind what this phone has heard, and did: it would lose against what it has seen.
 * `leaving`: edits that may leave the queue; the reading of those that stay is found there.
 */
async function hearTheTime(store: PhoneStore, time: string, leaving: readonly OutboxEntry[]): Promise<void> {
  const kept = (await store.meta.get("clock"))?.value ?? null;
  const last = leaving.reduce((latest: string | null, { at }) => later(latest, at), kept);
  const now = hear(last, Date.parse(time), await store.remembered("device"));
  if (now !== kept) await store.meta.put({ key: "clock", value: now });
}

/** A cursor that did not move brings nothing more, whatever the answer says. */
function hasMore({ scopes }: Answer, cursors: Record<string, string>): boolean {
  return Object.entries(scopes).some(([scope, { more, cursor }]) => more && cursor !== cursors[scope]);
}

/** Everything there is has come. */
function isComplete({ scopes, dropped }: Answer, cursors: Record<string, string>): boolean {
  const answered = Object.values(scopes);
  return (
    answered.length > 0 &&
    answered.every(({ more }) => !more) &&
    Object.keys(cursors).every((scope) => scope in scopes || dropped.includes(scope))
  );
}
