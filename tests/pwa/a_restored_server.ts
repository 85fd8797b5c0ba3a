/**
 * A server that can be put back to an earlier state, as a restored backup does: what came after is lost, the epoch
 * is another one, and no version is ever given twice. It answers replays as the first time. It delivers page by page.
 */
import { AServer, type Envelope, SERVER_TIME } from "./a_server";

interface Kept {
  kind: string;
  id: string;
  version: number;
  deleted: boolean;
  fields: Record<string, unknown>;
}

interface State {
  records: Map<string, Kept>;
  receipts: Map<string, object>;
}

const LOST_TIME = 2 ** 32;

export class ARestoredServer {
  private state: State = { records: new Map(), receipts: new Map() };
  private version = 100;
  private epoch = 1;
  private restoredVersion = 0;
  time = SERVER_TIME;
  pageSize = 1000;
  /** What a restore in the middle of a request would do: after its push, before its pull. */
  between: () => void = () => undefined;

  /** A making that it refuses for good, as the gate does with a second one thing. */
  refuses: (id: string) => boolean = () => false;

  constructor(private readonly scope: string) {}

  /** A network of one more device. */
  device(): AServer {
    return new AServer((envelope) => this.answer(envelope));
  }

  backup(): State {
    return structuredClone(this.state);
  }

  restore(backup: State): void {
    this.state = structuredClone(backup);
    this.epoch += 1;
    this.version += LOST_TIME;
    this.restoredVersion = this.version;
  }

  fieldsOf(id: string): Record<string, unknown> | undefined {
    return this.state.records.get(id)?.fields;
  }

  get records(): Kept[] {
    return [...this.state.records.values()];
  }

  private answer({ device, mutations = [], cursors }: Envelope): object {
    const [epoch, after] = (cursors[this.scope] ?? `${this.epoch} 0`).split(" ").map(Number) as [
      number,
      number,
    ];
    const heard = epoch === this.epoch;
    const outcomes = mutations.map((mutation) => this.receive(device, mutation, heard));
    this.between();
    const reset = epoch === this.epoch ? [] : [this.scope];
    const from = reset.length > 0 ? 0 : after;
    const news = this.records.filter(({ version }) => version > from).sort((a, b) => a.version - b.version);
    const records = news.slice(0, this.pageSize);
    const more = records.length < news.length;
    const cursor = `${this.epoch} ${records.at(-1)?.version ?? from}`;
    return { server_time: this.time, outcomes, reset, scopes: { [this.scope]: { records, cursor, more } } };
  }

  private receive(
    device: string,
    mutation: NonNullable<Envelope["mutations"]>[number],
    heard: boolean,
  ): object {
    const { number, kind, id, base, set, depends_on } = mutation;
    const receipt = this.state.receipts.get(`${device} ${number}`);
    if (receipt) return receipt;
    const problem = (code: string) => ({ number, status: "blocked", problem: { code, title: code } });
    if (!heard) return problem("restored_since");
    const known = this.state.records.get(id);
    const parent = set?.interaction_id as string | undefined;
    if (base === null && !known && this.refuses(id)) {
      const problem = { code: "focus_already_active", title: "There is one already." };
      const outcome = { number, status: "rejected", problem };
      this.state.receipts.set(`${device} ${number}`, outcome);
      return outcome;
    }
    const lost = (base !== null && !known) || (!known && parent && !this.state.records.has(parent));
    if (lost && (base ?? 0) <= this.restoredVersion) return problem("lost_in_restore");
    if (depends_on.some((other) => !this.state.receipts.has(`${device} ${other}`))) {
      return problem("depends_on_unknown");
    }
    this.version += 1;
    const fields = { ...known?.fields, ...set };
    this.state.records.set(id, {
      kind,
      id,
      version: this.version,
      deleted: mutation.delete === true,
      fields,
    });
    const outcome = { number, status: "applied", version: this.version };
    this.state.receipts.set(`${device} ${number}`, outcome);
    return outcome;
  }
}
