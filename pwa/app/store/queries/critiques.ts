/** What came in and waits to be critiqued: the order in which it is picked, and one of it. */
import { activeFocus, type Day, type Picked, pick, progress, since } from "../../coaching";
import type { PhoneStore, Row } from "../database";
import { takenAlong } from "../files";
import { groupBy } from "../group";
import type { Fields } from "../kinds";
import { dayOf, type Phone } from "../phone";
import { itemsById } from "./checklist";
import { type Interaction, interactionsOf, interactionsOfAll, isBy } from "./interactions";
import { type Known, knownByRep } from "./known";
import { nameOf, type Person, person, repsOf } from "./people";

/** A recording, an e-mail or notes that came in. */
export interface Critique {
  readonly id: string;
  readonly repId: string;
  readonly kind: Fields["critique"]["kind"];
  readonly title: string;
  readonly customer: string;
  readonly occurredOn: Day;
  readonly mediaType: Fields["critique"]["media_type"];
  /** Of its content, in bytes. */
  readonly size: number;
  readonly sha256: string;
  /** RFC 3339; null while it is not put aside. */
  readonly putAsideAt: string | null;
  readonly putAsideWhy: string;
  /** Its content is on this phone. */
  readonly here: boolean;
}

/** Another coach took it up too. */
export interface ByOther extends Pick<Interaction, "state" | "toldBy"> {
  readonly name: string;
}

export interface ToCritique extends Critique {
  readonly rep: Person;
  /** Known of one that is open; in the inbox nobody else has taken up what waits. */
  readonly byOthers: readonly ByOther[];
  /** Why it was picked, and when: null when it was not, as it is begun, or put aside. */
  readonly picked: Picked | null;
}

export interface Inbox {
  /** Begun by me and not finished, the latest first. */
  readonly begun: readonly ToCritique[];
  /** What to critique first at the front. */
  readonly picked: readonly ToCritique[];
  /** The latest put aside first. */
  readonly aside: readonly ToCritique[];
}

/** All that waits of my reps. What another coach has taken up waits no more. */
export async function inbox(phone: Phone): Promise<Inbox> {
  const { store } = phone;
  const [all, team, interactions] = await Promise.all([
    critiques(store),
    repsOf(phone),
    interactionsOfAll(store),
  ]);
  const reps = new Map(team.map((rep) => [rep.id, rep]));
  const found = all.flatMap((one): ToCritique[] => {
    const rep = reps.get(one.repId);
    return rep ? [{ ...one, rep, picked: null, byOthers: [] }] : [];
  });
  const takenUp = groupBy(interactions, ({ critiqueId }) => critiqueId);
  const isBegun = ({ id }: Critique) =>
    (takenUp.get(id) ?? []).some((by) => by.state === "open" && isBy(by, phone.me));
  const waiting = found.filter((one) => one.putAsideAt === null && !takenUp.has(one.id));
  return {
    begun: found.filter(isBegun).sort(latestFirst),
    picked: await inOrder(phone, waiting, team, interactions),
    aside: found
      .filter((one) => one.putAsideAt !== null && !takenUp.has(one.id))
      .sort((a, b) => (b.putAsideAt ?? "").localeCompare(a.putAsideAt ?? "")),
  };
}

/** One of them, and who else took it up; null when this phone has none such. */
export async function critiqueOf({ store, me }: Phone, id: string): Promise<ToCritique | null> {
  const row = await store.rows("critique").get(id);
  if (!row || row.deleted) return null;
  const rep = await person(store, row.fields.rep_id);
  const here = new Set(await takenAlong(store));
  if (!rep) return null;
  const others = (await interactionsOf(store, rep.id)).filter(
    (one) => one.critiqueId === id && !isBy(one, me),
  );
  const byOthers = others.map(async ({ managerId, state, toldBy }) => ({
    name: await nameOf(store, managerId ?? ""),
    state,
    toldBy,
  }));
  return { ...read(row, here), rep, picked: null, byOthers: await Promise.all(byOthers) };
}

/** What was taken along and is needed no more, by the ids of the critiques: told to the rep, put aside, or another's. */
export async function notNeeded(phone: Phone): Promise<string[]> {
  const here = await takenAlong(phone.store);
  if (here.length === 0) return here;
  const { begun, picked } = await inbox(phone);
  const finished = (await interactionsOfAll(phone.store)).filter(
    (one) => one.state === "finished" && isBy(one, phone.me),
  );
  const needed = new Set([
    ...[...begun, ...picked].map(({ id }) => id),
    ...finished.map((one) => one.critiqueId),
  ]);
  return here.filter((id) => !needed.has(id));
}

/** How many wait, of each kind. */
export async function toCritique(phone: Phone): Promise<ReadonlyMap<Critique["kind"], number>> {
  const { begun, picked } = await inbox(phone);
  const groups = groupBy([...begun, ...picked], ({ kind }) => kind);
  return new Map([...groups].map(([kind, of]) => [kind, of.length]));
}

async function critiques(store: PhoneStore): Promise<Critique[]> {
  const here = new Set(await takenAlong(store));
  const rows = await store.rows("critique").toArray();
  return rows.filter(({ deleted }) => !deleted).map((row) => read(row, here));
}

function read({ id, fields }: Row<"critique">, here: ReadonlySet<string>): Critique {
  return {
    id,
    repId: fields.rep_id,
    kind: fields.kind,
    title: fields.title ?? "",
    customer: fields.customer ?? "",
    occurredOn: fields.occurred_on,
    mediaType: fields.media_type,
    size: fields.size,
    sha256: fields.sha256,
    putAsideAt: fields.put_aside_at ?? null,
    putAsideWhy: fields.put_aside_why ?? "",
    here: here.has(id),
  };
}

function latestFirst(a: Critique, b: Critique): number {
  return b.occurredOn.localeCompare(a.occurredOn) || (a.id < b.id ? -1 : 1);
}

/** The same all day, for one manager. */
async function inOrder(
  { store, me, now }: Phone,
  waiting: readonly ToCritique[],
  team: readonly Person[],
  interactions: readonly Interaction[],
): Promise<ToCritique[]> {
  if (waiting.length === 0) return [];
  const today = dayOf(now());
  const [known, items] = await Promise.all([knownByRep(store), itemsById(store)]);
  const done = groupBy(
    interactions.filter(({ kind, state }) => kind !== "ride_along" && state !== "open"),
    ({ repId }) => repId,
  );
  const reps = team.map(({ id }) => {
    const days = (done.get(id) ?? []).map((one) => one.critiquedOn ?? one.occurredOn).sort();
    const { looks, itemId } = looksOf(known(id));
    const kinds = items.get(itemId ?? "")?.fields.kinds ?? [];
    return { rep_id: id, looks, kinds, critiqued_on: days.at(-1) ?? null };
  });
  const arrived = waiting.map(({ id, repId, kind }) => ({ id, rep_id: repId, kind }));
  const by = new Map(waiting.map((one) => [one.id, one]));
  return pick(arrived, reps, today, `${me.id}/${today}`).map((picked) => ({
    ...(by.get(picked.id) as ToCritique),
    picked,
  }));
}

/** How many more looks the open one thing needs to reach its standard. */
function looksOf({ observations, focuses, prompts }: Known): { looks: number; itemId: string | null } {
  const active = activeFocus(focuses);
  const focus = focuses.find((one) => one === active);
  const standard = focus?.standard ?? prompts.get(focus?.item_id ?? "")?.standard;
  if (!focus || !standard) return { looks: 0, itemId: null };
  const { reached, needed, have } = progress(since(observations, focus, focus.agreedIn), standard);
  return { looks: reached ? 0 : needed - have, itemId: focus.item_id };
}
