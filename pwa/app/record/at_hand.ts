/**
 * What a transaction must know of the store, asked for all at once, and each thing only once. A tap waits for the
 * disk's answers only here, and asks past Dexie: its wrapping of every single request would take longer than they do.
 */
import Dexie from "dexie";
import type { Row } from "../store/database";
import type { WrittenKind } from "../store/kinds";
import type { Phone } from "../store/phone";
import { SignedOut } from "../store/trouble";
import { tick } from "../sync/clock";

export interface Named {
  kind: WrittenKind;
  id: string;
}

export class AtHand {
  private readonly rows = new Map<string, Row<WrittenKind> | undefined>();
  /** By record: the lowest number in the queue that is about it. */
  private readonly queued = new Map<string, number | undefined>();

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
    const [clock, sealed, ...found] = await answers([meta.get("clock"), meta.get("sealed"), ...about]);
    if (sealed) throw new SignedOut();
    const hand = new AtHand(phone, device, clock?.value ?? null);
    ahead.forEach((record, nth) => {
      hand.rows.set(keyOf(record), found[2 * nth]);
      hand.queued.set(keyOf(record), found[2 * nth + 1]);
    });
    return hand;
  }

  async row<K extends WrittenKind>(kind: K, id: string): Promise<Row<K> | undefined> {
    const key = keyOf({ kind, id });
    if (!this.rows.has(key)) this.rows.set(key, (await answers([table(kind).get(id)]))[0]);
    return this.rows.get(key) as Row<K> | undefined;
  }

  /** The number under which a record that is here and not on the server was made, waiting or refused. */
  async making(kind: WrittenKind, id: string): Promise<number | undefined> {
    if (!(await this.row(kind, id))) return undefined;
    const key = keyOf({ kind, id });
    if (!this.queued.has(key)) this.queued.set(key, (await answers([queuedFor(kind, id)]))[0]);
    return this.queued.get(key) ?? (await answers([queuedFor(kind, id, "refused")]))[0];
  }

  /** An edit of this number was written, and the record is now so. */
  wrote(kind: WrittenKind, row: Row<WrittenKind>, number: number): void {
    const key = keyOf({ kind, id: row.id });
    if (!this.rows.get(key)) this.queued.set(key, number);
    this.rows.set(key, row);
  }

  /** The device's next clock reading: past every one that was kept. */
  nextReading(): string {
    this.clock = tick(this.clock, this.phone.now().getTime(), this.device);
    return this.clock;
  }

  /** Keep the last reading, in the same transaction. */
  async keepReading(): Promise<void> {
    if (this.clock !== null) await this.phone.store.meta.put({ key: "clock", value: this.clock });
  }
}

function keyOf({ kind, id }: Named): string {
  return `${kind}/${id}`;
}

function queuedFor(kind: WrittenKind, id: string, list: "outbox" | "refused" = "outbox"): IDBRequest {
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
