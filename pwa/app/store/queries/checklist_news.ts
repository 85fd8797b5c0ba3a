/** What changed on the checklist since this person last used it. */
import { type Changes, changesBetween } from "../../coaching";
import type { Phone } from "../phone";
import { toListed, versions } from "./checklist";
import { interactionsOfAll, isBy } from "./interactions";

export interface ChecklistNews {
  /** Of the version in use. */
  readonly id: string;
  readonly version: number;
  readonly changes: Changes;
}

/** Null when there is nothing to say: no newer version than that of my last interaction, or it was read. */
export async function checklistNews({ store, me }: Phone): Promise<ChecklistNews | null> {
  const all = await versions(store);
  const last = (await interactionsOfAll(store)).find((row) => isBy(row, me));
  const used = all.find(({ id }) => id === last?.checklistId);
  const [current] = all;
  if (!current || !used || used.version >= current.version) return null;
  if (await store.meta.get(`seen:${current.id}`)) return null;
  const changes = changesBetween(toListed(used), toListed(current));
  return { id: current.id, version: current.version, changes };
}
