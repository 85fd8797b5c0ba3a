/** What is in the way of reps, until it is resolved. */
import type { Day } from "../../coaching";
import type { PhoneStore, Row } from "../database";
import type { Fields } from "../kinds";
import { dayOf, type Phone } from "../phone";
import { type Person, repsOf } from "./people";

export interface Impediment {
  readonly id: string;
  readonly rep_id: string;
  readonly text: string;
  readonly topic: Fields["impediment"]["topic"];
  readonly namedOn: Day;
  /** Who looks after it; null: nobody, or somebody this phone does not know. */
  readonly assignedTo: { id: string; name: string } | null;
  /** The local date; null: it is in the way still. */
  readonly resolvedOn: Day | null;
  readonly resolution: string;
}

export interface ImpedimentOf extends Impediment {
  readonly rep: Person;
}

/** One rep's, the oldest first. */
export async function impedimentsOf(store: PhoneStore, repId: string): Promise<Impediment[]> {
  return toImpediments(store, await store.rows("impediment").where("fields.rep_id").equals(repId).toArray());
}

/** Those of all the reps this person coaches, the oldest first. */
export async function allImpediments(phone: Phone): Promise<ImpedimentOf[]> {
  const reps = new Map((await repsOf(phone)).map((rep) => [rep.id, rep]));
  const found = await toImpediments(phone.store, await phone.store.rows("impediment").toArray());
  return found.flatMap((one) => {
    const rep = reps.get(one.rep_id);
    return rep ? [{ ...one, rep }] : [];
  });
}

/** Who can be asked to look after it, by name: the rep, and those who see what is the rep's. */
export async function whoCanLookAfter(
  store: PhoneStore,
  { rep_id, assignedTo }: Impediment,
): Promise<{ id: string; name: string }[]> {
  const people = await store.rows("person").toArray();
  const managers = people.find(({ id }) => id === rep_id)?.fields.manager_ids ?? [];
  return people
    .filter(({ deleted, fields }) => !deleted && fields.active)
    .filter(
      ({ id, fields }) => fields.role === "director" || [rep_id, ...managers, assignedTo?.id].includes(id),
    )
    .map(({ id, fields }) => ({ id, name: fields.name }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** As the screens read them, the oldest first. */
export async function toImpediments(
  store: PhoneStore,
  rows: readonly Row<"impediment">[],
): Promise<Impediment[]> {
  const there = rows.filter(({ deleted }) => !deleted);
  const ids = [...new Set(there.flatMap(({ fields }) => fields.assigned_to ?? []))];
  const people = await store.rows("person").bulkGet(ids);
  const names = new Map(people.flatMap((row) => (row ? [[row.id, row.fields.name]] : [])));
  return there
    .map(({ id, fields }) => ({
      id,
      rep_id: fields.rep_id,
      text: fields.text,
      topic: fields.topic,
      namedOn: fields.named_on,
      assignedTo: assigned(fields.assigned_to ?? null, names),
      resolvedOn: fields.resolved_at ? dayOf(new Date(fields.resolved_at)) : null,
      resolution: fields.resolution ?? "",
    }))
    .sort((a, b) => (a.namedOn === b.namedOn ? (a.id < b.id ? -1 : 1) : a.namedOn < b.namedOn ? -1 : 1));
}

function assigned(id: string | null, names: ReadonlyMap<string, string>): Impediment["assignedTo"] {
  const name = id && names.get(id);
  return id && name ? { id, name } : null;
}
