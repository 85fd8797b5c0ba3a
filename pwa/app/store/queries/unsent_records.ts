/** What a person did and the server has not taken, record by record: what an export tells a human. */
import type { OutboxEntry, PhoneStore, Problem, Refused } from "../database";
import { groupBy } from "../group";
import type { Fields, WrittenKind } from "../kinds";
import { type About, aboutEdit } from "./unsent";

export interface UnsentRecord extends About {
  kind: WrittenKind;
  id: string;
  /** The local date of the interaction it belongs to; null for what belongs to none. */
  on: string | null;
  /** The values that were not taken, the latest of each field. */
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
  return Promise.all([...groups].map((entries) => toRecord(store, entries as [Edit, ...Edit[]])));
}

type Edit = OutboxEntry | Refused;

async function toRecord(store: PhoneStore, entries: [Edit, ...Edit[]]): Promise<UnsentRecord> {
  const [first] = entries;
  const { kind, id } = first;
  const refused = entries.find((entry) => "problem" in entry) as Refused | undefined;
  return {
    kind,
    id,
    ...(refused?.about ?? (await aboutEdit(store, first))),
    on: await dateOf(store, kind, id),
    set: Object.assign({}, ...entries.map((entry) => entry.set)),
    deleted: entries.at(-1)?.delete === true,
    problem: refused?.problem ?? null,
  };
}

async function dateOf(store: PhoneStore, kind: WrittenKind, id: string): Promise<string | null> {
  const fields = (await store.rows(kind).get(id))?.fields as Partial<
    Fields["interaction"] & Fields["observation"] & Fields["attachment"]
  >;
  if (fields?.observation_id) return dateOf(store, "observation", fields.observation_id);
  if (fields?.interaction_id) return dateOf(store, "interaction", fields.interaction_id);
  return fields?.occurred_on ?? null;
}
