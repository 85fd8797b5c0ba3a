/**
 * What a transaction must know of the store, asked for all at once, and each thing only once. It asks past Dexie,
 * whose wrapping of every single request would take longer than the answers do. What is known in the end is right
 * until somebody else changes something: the next tap begins with it, and reads nothing (straight.ts).
 */
import Dexie from "dexie";
import type { Row } from "../store/database";
import type { OutboxEntry } from "../store/edits";
import type { Kind, WrittenKind } from "../store/kinds";
import type { Phone } from "../store/phone";
import { SignedOut } from "../store/trouble";
import { later, tick } from "../sync/clock";
import type { Named } from "./fold";

/** Something must be read first, so it needs a transaction. */
export class NotAtHand extends Error {}

export class AtHand {
  private readonly rows = new Map<string, Row<Kind> | undefined>();
  /** By record: the lowest number in the queue that is about it. */
  private readonly queued = new Map<string, number | undefined>();
  private mayRead = true;
  private turn: Promise<unknown> = Promise.resolve();
  /** The number of the newest edit; null when this transaction made none. */
  last: number | null = null;

  private constructor(
    private readonly phone: Phone,
    private readonly device: string,
    private clock: string | null,
  ) {}

  /** Within a transaction that writes. `ahead`: records that it is about. Throws `SignedOut`. */
  static async of(phone: Phone, ahead: readonly Named[] = []): Promise<AtHand> {
    const device = await phone.store.remembered("device");
    const meta = table("meta");
    const about = ahead.flatMap(({ kind, id }) => [table(kind).get(id), queuedFor(kind, id)]);
    const newest = table("outbox").openCursor(null, "prev");
    const [clock, sealed, edit, ...found] = await answers([
      meta.get("clock"),
      meta.get("sealed"),
      newest,
      ...about,
    ]);
    if (sealed) throw new SignedOut();
    const reading = later(clock?.value ?? null, (edit?.value as OutboxEntry | undefined)?.at ?? null);
    const hand = new AtHand(phone, device, reading);
    ahead.forEach((record, nth) => {
      hand.rows.set(keyOf(record), found[2 * nth]);
      hand.queued.set(keyOf(record), found[2 * nth + 1]);
    });
    return hand;
  }

  /**
   * Let `work` make edits from what is at hand, `first` being the number of its first; one after the other, or two
   * would be made from the same. Throws `NotAtHand`.
   */
  alone<T>(work: (first: number) => Promise<T>): Promise<T> {
    const turn = this.turn.then(() => work((this.last ?? 0) + 1));
    this.turn = turn.catch(() => undefined);
    return turn;
  }

  /** Within the transaction, as the last thing: look at these too, for the taps to come. */
  lookAt(beside: readonly Named[]): void {
    for (const record of beside) {
      const key = keyOf(record);
      if (this.rows.has(key)) continue;
      const [row, number] = [table(record.kind).get(record.id), queuedFor(record.kind, record.id)];
      row.onsuccess = () => this.rows.set(key, row.result);
      number.onsuccess = () => this.queued.set(key, number.result as number | undefined);
    }
  }

  /** Its transaction is over: what is not known by now takes another one. */
  readNoMore(): void {
    this.mayRead = false;
  }

  async row<K extends Kind>(kind: K, id: string): Promise<Row<K> | undefined> {
    const key = keyOf({ kind, id });
    if (!this.rows.has(key)) this.rows.set(key, await this.read(() => table(kind).get(id)));
    return this.rows.get(key) as Row<K> | undefined;
  }

  /** The number under which a record that is here and not on the server was made, waiting or refused. */
  async making(kind: Kind, id: string): Promise<number | undefined> {
    if (!(await this.row(kind, id))) return undefined;
    const key = keyOf({ kind, id });
    if (!this.queued.has(key)) this.queued.set(key, await this.read(() => queuedFor(kind, id)));
    return this.queued.get(key) ?? (await this.read(() => queuedFor(kind, id, "refused")));
  }

  /** An edit of this number was written, and the record is now so. */
  wrote(kind: WrittenKind, row: Row<WrittenKind>, number: number): void {
    const key = keyOf({ kind, id: row.id });
    if (!this.rows.get(key)) this.queued.set(key, number);
    this.rows.set(key, row);
    this.last = number;
  }

  /** The device's next clock reading: past every one that was kept. */
  nextReading(): string {
    this.clock = tick(this.clock, this.phone.now().getTime(), this.device);
    return this.clock;
  }

  // biome-ignore lint/suspicious/noExplicitAny: what IndexedDB holds has no type here
  private async read(ask: () => IDBRequest): Promise<any> {
    if (!this.mayRead) throw new NotAtHand();
    return (await answers([ask()]))[0];
  }
}

function keyOf({ kind, id }: { kind: Kind; id: string }): string {
  return `${kind}/${id}`;
}

function queuedFor(kind: Kind, id: string, list: "outbox" | "refused" = "outbox"): IDBRequest {
  return table(list).index("[kind+id]").getKey([kind, id]);
}

function table(name: string): IDBObjectStore {
  return Dexie.currentTransaction.idbtrans.objectStore(name);
}

/** What they answer, in their order. */
// biome-ignore lint/suspicious/noExplicitAny: what IndexedDB holds has no type here
function answers(requests: readonly IDBRequest[]): Promise<any[]> {
  return new Promise((resolve, reject) => {
    let open = requests.length;
    const answered = () => {
      open -= 1;
      if (open === 0) resolve(requests.map(({ result }) => result));
    };
    for (const request of requests) {
      request.onsuccess = answered;
      request.onerror = () => reject(request.error);
    }
  });
}
