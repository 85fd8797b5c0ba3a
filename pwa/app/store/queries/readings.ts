/** How a rep's numbers stand, as the server read them last: nothing is in it below where the reading stopped. */
import type { Period, Reading } from "../../coaching";
import type { PhoneStore } from "../database";

/** The latest reading of a rep; null before one came to this phone. */
export async function latestReading(store: PhoneStore, repId: string): Promise<Reading | null> {
  const rows = await store.rows("reading").where("fields.rep_id").equals(repId).toArray();
  const [latest] = rows
    .filter((row) => !row.deleted)
    .sort((a, b) => b.fields.as_of.localeCompare(a.fields.as_of));
  return latest ? (latest.fields.reading as unknown as Reading) : null;
}

/** The period by which a rep's numbers are read; a quarter, until something says otherwise. */
export async function periodRead(store: PhoneStore, repId: string): Promise<Period> {
  return (await latestReading(store, repId))?.period ?? "quarter";
}
