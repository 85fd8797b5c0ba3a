/** What a person did and the server has not taken, record by record: what an export tells a human. */
import type { PhoneStore } from "../database";
import type { OutboxEntry, Problem, Refused } from "../edits";
import { groupBy } from "../group";
import type { Fields, WrittenKind } from "../kinds";
import { type About, Around } from "./about";

/** Any field of any record that a person writes. */
export type WrittenField = { [K in WrittenKind]: keyof Fields[K] }[WrittenKind];

export interface UnsentRecord extends About {
  kind: WrittenKind;
  id: string;
  /** The local date of the interaction it belongs to; null for what belongs to none. */
  on: string | null;
  /** The values that were not taken, the latest of each field; of somebody their name. */
  set: Record<string, unknown>;
  deleted: boolean;
  /** Set when it was not accepted. */
  problem: Problem | null;
}

/** Everything unsent or not accepted, in the order it was done. */
export async function unsentRecords(store: PhoneStore): Promise<UnsentRecord[]> {
  const waiting = (await store.outbox.toArray()).filter((entry) => entry.acknowledged === null);
  const edits = [...waiting, ...(await store.refused.toArray())].sort((a, b) => a.number - b.number);
  const groups = groupBy(edits, ({ kind, id }) => `${kind}/${id}`).values();
  const around = await Around.of(store, edits);
  return [...groups].map((entries) => toRecord(around, entries as [Edit, ...Edit[]]));
}

type Edit = OutboxEntry | Refused;

function toRecord(around: Around, entries: [Edit, ...Edit[]]): UnsentRecord {
  const [first] = entries;
  const refused = entries.find((entry) => "problem" in entry) as Refused | undefined;
  return {
    kind: first.kind,
    id: first.id,
    ...(refused?.about ?? around.about(first)),
    on: around.dateOf(first),
    set: Object.fromEntries(
      entries
        .flatMap((entry) => Object.entries(entry.set ?? {}))
        .map(([field, value]) => [field, around.readable(field, value)]),
    ),
    deleted: entries.at(-1)?.delete === true,
    problem: refused?.problem ?? null,
  };
}
