/** How a rep's numbers stand, as the server read them last: nothing is in it below where the reading stopped. */
import type { Day, Period, Reading } from "../../coaching";
import type { PhoneStore } from "../database";
import { goalPeriod } from "./numbers";

/** The latest reading of a rep; null before one came to this phone. */
export async function latestReading(store: PhoneStore, repId: string): Promise<Reading | null> {
  const rows = await store.rows("reading").where("fields.rep_id").equals(repId).toArray();
  const [latest] = rows
    .filter((row) => !row.deleted)
    .sort((a, b) => b.fields.as_of.localeCompare(a.fields.as_of));
  return latest ? (latest.fields.reading as unknown as Reading) : null;
}
