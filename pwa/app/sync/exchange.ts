/** One exchange with the server: what waits goes out, what is new comes in, until neither side has more. */
import type { Phone } from "../store/phone";
import { checked } from "./answer";
import { type Connection, NoAnswer } from "./connection";
import { startAnew, takeScopes } from "./pull";
import { MOST_MUTATIONS, type Mutation, nextMutations, refuse, settle, takeOutcomes } from "./push";

const TOO_LARGE = { code: "too_large", title: "This is too large to be sent. Make it shorter." };

/** Send and fetch everything. Throws `NoAnswer`; what was answered until then is kept, the rest still waits. */
export async function exchange(phone: Phone, connection: Connection): Promise<void> {
  const { store } = phone;
  let after = 0;
  let most = MOST_MUTATIONS;
  for (let more = true; more; ) {
    const mutations = await nextMutations(store, after, most);
    try {
      more = await once(phone, connection, mutations);
    } catch (failure) {
      const splits = failure instanceof NoAnswer && failure.why === "too_large" && mutations.length > 0;
      if (!splits) throw failure;
      most = await split(phone, mutations);
      continue;
    }
    after = mutations.at(-1)?.number ?? after;
    more ||= (await nextMutations(store, after, 1)).length > 0;
  }
  await store.meta.put({ key: "sent_at", value: phone.now().toISOString() });
}

/** One request, and its answer taken in one transaction. Says whether the server has more. */
async function once(phone: Phone, connection: Connection, mutations: Mutation[]): Promise<boolean> {
  const { store } = phone;
  const cursors = await store.cursors.toArray();
  const body = {
    protocol: 1,
    device: await store.remembered("device"),
    sent_at: phone.now().toISOString(),
    ...(mutations.length > 0 ? { mutations } : {}),
    cursors: Object.fromEntries(
      cursors.filter(({ cursor }) => cursor !== "").map(({ scope, cursor }) => [scope, cursor]),
    ),
  };
  const answer = checked(await connection.exchange(phone.me, body));
  await store.transaction("rw", store.everything(), async () => {
    await startAnew(store, answer.reset);
    await takeOutcomes(store, answer.outcomes);
    await takeScopes(store, answer);
    await settle(store);
  });
  return Object.values(answer.scopes).some((scope) => scope.more);
}

/** The server wants less at once: half of it. One edit that is too large by itself must not hold up the others. */
async function split({ store }: Phone, mutations: readonly Mutation[]): Promise<number> {
  if (mutations.length > 1) return Math.floor(mutations.length / 2);
  await store.transaction("rw", store.everything(), async () => {
    const entries = await store.outbox.bulkGet(mutations.map(({ number }) => number));
    for (const entry of entries) if (entry) await refuse(store, entry, TOO_LARGE);
  });
  return MOST_MUTATIONS;
}
