/** One exchange with the server: what waits goes out, what is new comes in, until neither side has more. */
import { refold } from "../record/fold";
import type { PhoneStore } from "../store/database";
import type { Phone } from "../store/phone";
import { type Connection, NoAnswer } from "./connection";
import { MOST_MUTATIONS, type Mutation, nextMutations, refuse } from "./push";
import { question, request, type Taken } from "./request";

const TOO_LARGE = { code: "too_large", title: "This is too large to be sent. Make it shorter." };
/** More of these, one after the other, and it is the server that is in trouble. */
const MOST_STUMBLES = 2;

/** Send and fetch everything. Throws `NoAnswer`; what was answered until then is kept, the rest still waits. */
export async function exchange(phone: Phone, connection: Connection): Promise<void> {
  const { store } = phone;
  // Begun anew when the phone took the store's connection away: what was answered is kept, and a replay is harmless.
  await store.surely(() => new Exchange(phone, connection).all());
  await store.surely(() => store.meta.put({ key: "sent_at", value: phone.now().toISOString() }));
}

class Exchange {
  /** The number up to which everything was asked about. */
  private after = 0;
  private most = MOST_MUTATIONS;
  private anew = false;
  /** Edits that the server stumbled over. They stay in the queue, and are tried again in the next exchange. */
  private readonly held = new Set<number>();
  /** How often in a row one single edit was too much for the server. */
  private stumbled = 0;
  private failed: NoAnswer | null = null;
  private readonly store: PhoneStore;

  constructor(
    private readonly phone: Phone,
    private readonly connection: Connection,
  ) {
    this.store = phone.store;
  }

  async all(): Promise<void> {
    for (let more = true; more; ) more = await this.next();
    if (this.failed) throw this.failed;
  }

  /** One request. Says whether another one is needed. */
  private async next(): Promise<boolean> {
    const asked = await question(this.store, this.after, this.most, this.held);
    try {
      return await this.goOn(asked.mutations, await request(this.phone, this.connection, asked));
    } catch (failure) {
      if (!(failure instanceof NoAnswer) || !mayBeSplit(failure) || asked.mutations.length === 0)
        throw failure;
      await this.split(asked.mutations, failure);
      return true;
    }
  }

  private async goOn(mutations: readonly Mutation[], taken: Taken): Promise<boolean> {
    if (taken.passed) return true;
    this.stumbled = 0;
    this.after = mutations.at(-1)?.number ?? this.after;
    if (taken.anew && !this.anew) {
      this.anew = true; // once: a server that says so each time is not asked for ever
      this.after = 0;
    }
    if (taken.updateNeeded) this.failed = new NoAnswer("update_needed");
    return taken.more || (await nextMutations(this.store, this.after, 1, this.held)).length > 0;
  }

  /** The server could not do so much at once: half of it. One edit must not hold up the others. */
  private async split(mutations: readonly Mutation[], failure: NoAnswer): Promise<void> {
    const [first] = mutations as [Mutation];
    if (mutations.length > 1) this.most = Math.floor(mutations.length / 2);
    else if (failure.why === "too_large") await refuseOne(this.store, first.number);
    else if (++this.stumbled > MOST_STUMBLES) throw failure;
    else {
      this.failed = failure;
      this.held.add(first.number);
    }
    if (mutations.length === 1) this.most = MOST_MUTATIONS;
  }
}

/** Our server said so, not something on the way to it. */
function mayBeSplit({ why, detail }: NoAnswer): boolean {
  return detail.code !== undefined && (why === "too_large" || detail.status === 500);
}

async function refuseOne(store: PhoneStore, number: number): Promise<void> {
  await store.changing(store.answering(), async () => {
    const entry = await store.outbox.get(number);
    if (!entry) return;
    await refuse(store, entry, TOO_LARGE);
    await refold(store, [entry]);
  });
}
