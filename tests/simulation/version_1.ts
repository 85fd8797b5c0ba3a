/** The phone's store as the first version of the app had it; today's app must take it over with all that waits. */
import Dexie from "dexie";

const STORES = {
  interaction: "id, scope, fields.rep_id, fields.state",
  observation: "id, scope, fields.interaction_id",
  focus: "id, scope, fields.rep_id",
  training: "id, scope, fields.focus_id",
  reply: "id, scope, fields.about_id",
  retrospective: "id, scope, fields.rep_id",
  plan: "id, scope, fields.rep_id",
  person: "id, scope, fields.role",
  checklist: "id, scope",
  item: "id, scope",
  goal: "id, scope, fields.rep_id",
  metric: "id, scope, fields.rep_id",
  opportunity: "id, scope, fields.rep_id",
  overwritten: "id, scope",
  outbox: "++number, [kind+id]",
  refused: "number, [kind+id]",
  cursors: "scope",
  meta: "key",
};

/** Make the store of this name one of version 1, with what it holds. Nobody has it open. */
export async function toVersion1(name: string): Promise<void> {
  const now = await new Dexie(name).open();
  const tables = now.tables.filter((table) => table.name in STORES);
  const held = await Promise.all(tables.map(async (table) => [table.name, await table.toArray()] as const));
  const nextNumber = await afterLastNumber(now);
  await now.delete();

  const before = new Dexie(name);
  before.version(1).stores(STORES);
  for (const [table, rows] of held) await before.table(table).bulkPut(rows);
  await before.table("outbox").add({ number: nextNumber }); // no number is ever given twice
  await before.table("outbox").delete(nextNumber);
  before.close();
}

async function afterLastNumber(store: Dexie): Promise<number> {
  const number = (await store.table("outbox").add({})) as number;
  await store.table("outbox").delete(number);
  return number;
}
