/** PouchDB 9 on the same records, replicating with the server that the page came from. */
import { newId, observationId } from "../../pwa/app/record/ids";
import { seenItem, visited } from "./field";
import { timed } from "./timed";

interface Replication {
  ok: boolean;
  docs_written: number;
  doc_write_failures: number;
}
type Options = { batch_size: number };
interface Database {
  info(): Promise<{ doc_count: number }>;
  bulkDocs(docs: object[]): Promise<unknown>;
  replicate: {
    to(other: Database, options: Options): Promise<Replication>;
    from(other: Database, options: Options): Promise<Replication>;
  };
}
declare const PouchDB: new (name: string, options?: { adapter?: string }) => Database;

let here: Database;
let there: Database;

export const pouch = {
  /** A fresh database here, by one of its two adapters, and the one on the server that it replicates with. */
  async begin(name: string, adapter: string): Promise<void> {
    here = new PouchDB(name, { adapter });
    there = new PouchDB(`${location.origin}/${name}`);
    await Promise.all([here.info(), there.info()]);
  },

  async record(count: number): Promise<void> {
    const now = new Date();
    const [rep, checklist] = [newId(now), newId(now)];
    const items = Array.from({ length: 10 }, () => newId(now));
    const docs: object[] = [];
    for (let nth = 0; docs.length < count; nth++) {
      const visit = newId(now);
      const fields = visited(nth, rep, checklist, now.toISOString(), now.toISOString().slice(0, 10));
      docs.push({ _id: visit, type: "interaction", ...fields });
      for (const item of items) {
        if (docs.length === count) break;
        const seen = seenItem(docs.length, visit, item);
        docs.push({ _id: observationId(visit, item), type: "observation", ...seen });
      }
    }
    await here.bulkDocs(docs);
  },

  async send(batch_size: number): Promise<number> {
    return timed(async () => whole(await here.replicate.to(there, { batch_size })));
  },

  async fetch(batch_size: number): Promise<number> {
    return timed(async () => whole(await here.replicate.from(there, { batch_size })));
  },

  async kept(): Promise<number> {
    return (await here.info()).doc_count;
  },
};

function whole({ ok, doc_write_failures }: Replication): void {
  if (!ok || doc_write_failures > 0) throw new Error("The replication was not whole");
}
