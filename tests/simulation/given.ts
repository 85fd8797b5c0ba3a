/** What the server has given a device: a tap is made on it, and leaves it as it is. */
import { keyOf, type OutboxEntry } from "../../pwa/app/store/edits";
import { WRITTEN_KINDS } from "../../pwa/app/store/kinds";
import { canonical } from "./ledger";
import type { Tab } from "./tab";

interface Given {
  version: number;
  content: string;
  /** The server had it and has it no more: what stands there may go at any time. */
  lost: boolean;
}

/** By record: its version on this device, and what it holds without the edits that wait. */
export async function givenTo({ phone: { store } }: Tab): Promise<Map<string, Given>> {
  const tables = WRITTEN_KINDS.map((kind) => store.table(kind));
  return store.transaction("r", tables, async () => {
    const rows = await Promise.all(
      WRITTEN_KINDS.map(async (kind) =>
        (await store.rows(kind).toArray()).map((row) => ({ ...row, key: keyOf({ kind, id: row.id }) })),
      ),
    );
    return new Map(
      rows.flat().flatMap(({ key, version, known, fields, deleted, lost = false }) => {
        const content = canonical(known ?? { fields, deleted });
        return version === null ? [] : [[key, { version, content, lost }]];
      }),
    );
  });
}

/** What a tap overlooked: edits not made on what its person saw, and records it changed as if it were the server. */
export async function overlooked(
  tab: Tab,
  given: ReadonlyMap<string, Given>,
  made: readonly OutboxEntry[],
): Promise<string[]> {
  const after = await givenTo(tab);
  const blind = made.filter((entry) => {
    const seen = given.get(keyOf(entry))?.version ?? null;
    // who deletes has seen what hangs on it, too
    return entry.delete && seen !== null ? (entry.base ?? 0) < seen : entry.base !== seen;
  });
  const covered = [...given].filter(
    ([key, one]) => !one.lost && canonical(after.get(key)) !== canonical(one),
  );
  return [
    ...blind.map((entry) => `${tab.name} edits ${keyOf(entry)} as of ${entry.base}, and has another version`),
    ...covered.map(([key]) => `${tab.name} covers ${key}, as the server gave it, by a tap`),
  ];
}
