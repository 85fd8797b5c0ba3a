/**
 * A tab: one instance of the app's code over a device's store. It can be killed before any single step that it
 * takes in the store: the transaction under way is aborted, as by a browser that is gone, and nothing it would
 * have done afterwards is ever done.
 */
import type { DBCore, DBCoreTable, DBCoreTransaction } from "dexie";
import { PhoneStore } from "../../pwa/app/store/database";
import type { Me, Phone } from "../../pwa/app/store/phone";
import { Connection } from "../../pwa/app/sync/connection";
import { exchange } from "../../pwa/app/sync/exchange";
import type { Device } from "./device";
import { Line } from "./line";

export type End =
  | { how: "done" }
  | { how: "failed"; failure: unknown }
  | { how: "killed" }
  | { how: "waits" };

export class Tab {
  /** What a tab does too with every answer, when it is broken on purpose. */
  static broken: ((tab: Tab, answer: unknown) => Promise<void>) | null = null;

  readonly store: PhoneStore;
  readonly phone: Phone;
  readonly line: Line;
  readonly connection: Connection;
  dead = false;
  /** Whether an exchange of this tab is under way, waiting for the network. */
  exchanging: Promise<End> | null = null;
  private stepsLeft = Number.POSITIVE_INFINITY;
  private readonly killed: Promise<End>;
  private sayKilled: (end: End) => void = () => undefined;

  constructor(
    readonly device: Device,
    readonly name: string,
    me: Me,
  ) {
    this.store = new PhoneStore(device.place, me.id);
    this.store.use({ stack: "dbcore", name: "tab", create: (core) => this.watched(core) });
    const straight = this.store.straight.bind(this.store);
    this.store.straight = (tables) => {
      const transaction = straight(tables);
      if (!this.dead && this.stepsLeft-- <= 0) this.kill();
      if (this.dead) transaction.abort();
      return transaction;
    };
    this.phone = { me, store: this.store, now: () => device.now() };
    this.line = new Line(this, device.cookies);
    this.connection = new Connection(this.line);
    this.breakIfAsked();
    this.killed = new Promise((resolve) => {
      this.sayKilled = resolve;
    });
  }

  /** Run what a person does here to its end. `killAt`: the tab dies before this step in the store. */
  async run(work: () => Promise<unknown>, killAt?: number): Promise<End> {
    this.stepsLeft = killAt ?? Number.POSITIVE_INFINITY;
    const end = await Promise.race([ended(work()), this.killed]);
    this.stepsLeft = Number.POSITIVE_INFINITY;
    return end;
  }

  /** Begin an exchange, or go on with it by `hand`ing it what it waits for, until it waits again or ends. */
  async exchange(hand?: () => void, killAt?: number): Promise<End> {
    this.stepsLeft = killAt ?? Number.POSITIVE_INFINITY;
    const waits = this.line.nextMessage().then((): End => ({ how: "waits" }));
    this.exchanging ??= ended(exchange(this.phone, this.connection));
    hand?.();
    const end = await Promise.race([waits, this.exchanging, this.killed]);
    if (end.how !== "waits") this.exchanging = null;
    this.stepsLeft = Number.POSITIVE_INFINITY;
    return end;
  }

  /** The browser is gone. What waits on the network may still arrive; nobody hears the answer. */
  kill(): void {
    if (this.dead) return;
    this.dead = true;
    this.sayKilled({ how: "killed" });
    this.store.close();
  }

  private breakIfAsked(): void {
    const { broken } = Tab;
    if (!broken) return;
    const { connection } = this;
    const whole = connection.exchange.bind(connection);
    connection.exchange = async (me, body) => {
      const answer = await whole(me, body);
      await broken(this, answer);
      return answer;
    };
  }

  private watched(core: DBCore): DBCore {
    const step = <R extends { trans: DBCoreTransaction }, T>(does: (request: R) => Promise<T>) => {
      return (request: R): Promise<T> => {
        if (!this.dead && this.stepsLeft-- <= 0) {
          request.trans.abort();
          this.kill();
        }
        return this.dead ? new Promise<T>(() => undefined) : does(request);
      };
    };
    const watchedTable = (table: DBCoreTable): DBCoreTable => ({
      ...table,
      mutate: step((request) => table.mutate(request)),
      get: step((request) => table.get(request)),
      getMany: step((request) => table.getMany(request)),
      query: step((request) => table.query(request)),
      openCursor: step((request) => table.openCursor(request)),
      count: step((request) => table.count(request)),
    });
    return { ...core, table: (name) => watchedTable(core.table(name)) };
  }
}

async function ended(work: Promise<unknown>): Promise<End> {
  try {
    await work;
    return { how: "done" };
  } catch (failure) {
    return { how: "failed", failure };
  }
}
