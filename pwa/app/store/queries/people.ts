/** Who is on the team. */
import type { PhoneStore, Row } from "../database";
import type { Phone } from "../phone";

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: "director" | "manager" | "rep";
  readonly startedOn: string | null;
  readonly region: string | null;
  readonly managerIds: readonly string[];
}

/** Stands for no manager and for no region in an address: no id is this, and no region is called so. */
export const NOBODY = "none";

/** The active reps this person coaches (a director: all of them), by name. */
export async function repsOf({ store, me }: Phone): Promise<Person[]> {
  const reps = await withRole(store, "rep");
  return me.role === "director" ? reps : reps.filter((rep) => rep.managerIds.includes(me.id));
}

/** The active people of a role, by name. */
export async function withRole(store: PhoneStore, role: Person["role"]): Promise<Person[]> {
  const rows = await store.rows("person").where("fields.role").equals(role).toArray();
  return rows
    .filter(({ deleted, fields }) => !deleted && fields.active)
    .map(toPerson)
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Somebody, active or not; null when this phone does not know them. */
export async function person(store: PhoneStore, id: string): Promise<Person | null> {
  const row = await store.rows("person").get(id);
  return row && !row.deleted ? toPerson(row) : null;
}

/** Somebody's name, or a plain word for somebody this phone no longer knows. */
export async function nameOf(store: PhoneStore, id: string): Promise<string> {
  return (await person(store, id))?.name ?? "Somebody";
}

function toPerson({ id, fields }: Row<"person">): Person {
  return {
    id,
    name: fields.name,
    role: fields.role,
    startedOn: fields.started_on ?? null,
    region: fields.region ?? null,
    managerIds: fields.manager_ids,
  };
}
