/** One exchange with the server: what waits goes out, what is new comes in, until neither side has more. */
import { refold } from "../record/fold";
import type { PhoneStore } from "../store/database";
import type { Problem } from "../store/edits";
import type { Phone } from "../store/phone";
import { type Blame, blamed, editAt, placeWithin } from "./blame";
import type { Connection } from "./connection";
import { NoAnswer } from "./no_answer";
import { startAnew } from "./pull";
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
  private fromTheStart = false;
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
      if (!(failure instanceof NoAnswer)) throw failure;
      await this.narrow(asked.mutations, failure);
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

  /** The server would not take this request: find out over what, so that it holds up nothing else. */
  private async narrow(mutations: readonly Mutation[], failure: NoAnswer): Promise<void> {
    const blame = blamed(failure);
    if (blame === "cursors" && !this.fromTheStart) return this.askFromTheStart();
    const [first] = mutations;
    if (blame === null || blame === "cursors" || !first) throw failure;
    const guilty = blame === "edit" ? editAt(failure.detail.path, mutations) : undefined;
    if (guilty) return refuseOne(this.store, guilty.number, problemOf(failure));
    if (mutations.length > 1) {
      this.most = Math.floor(mutations.length / 2);
      return;
    }
    await this.leaveOut(first, blame, failure);
    this.most = MOST_MUTATIONS;
  }

  /** It is this one edit that the server will not, or cannot, take. */
  private async leaveOut({ number }: Mutation, blame: Blame, failure: NoAnswer): Promise<void> {
    if (blame !== "stumble") return this.prove(number, blame, failure);
    if (++this.stumbled > MOST_STUMBLES) throw failure;
    this.failed = failure;
    this.held.add(number);
  }

  /** Its place was not named: it is to blame only if the same request is taken without it, and not with it again. */
  private async prove(number: number, blame: Blame, failure: NoAnswer): Promise<void> {
    await this.ask(0);
    try {
      await this.ask(1);
    } catch (again) {
      if (!(again instanceof NoAnswer) || blamed(again) !== blame) throw again;
      await refuseOne(this.store, number, blame === "size" ? TOO_LARGE : problemOf(failure));
    }
  }

  private async ask(most: number): Promise<void> {
    const asked = await question(this.store, this.after, most, this.held);
    await this.goOn(asked.mutations, await request(this.phone, this.connection, asked));
  }

  /** The server cannot read how far the news came: everything is asked for once more, over what is here. */
  private async askFromTheStart(): Promise<void> {
    const { store } = this;
    this.fromTheStart = true;
    this.after = 0;
    await store.changing(store.answering(), async () =>
      startAnew(store, await store.cursors.toCollection().primaryKeys()),
    );
  }
}

function problemOf({ detail: { code = "", title = "", path } }: NoAnswer): Problem {
  return { code, title, ...(path === undefined ? {} : { path: placeWithin(path) }) };
}

async function refuseOne(store: PhoneStore, number: number, problem: Problem): Promise<void> {
  await store.changing(store.answering(), async () => {
    const entry = await store.outbox.get(number);
    if (!entry) return;
    await refuse(store, entry, problem);
    await refold(store, [entry]);
  });
}
