/** How a rep's numbers stand or stood, as the server read them: nothing is in it below where the reading stopped. */
import type { Day, Period, Reading } from "../../coaching";
import type { Question } from "../answers";
import type { PhoneStore } from "../database";

/** The latest reading of a rep; null before one came to this phone. */
export async function latestReading(store: PhoneStore, repId: string): Promise<Reading | null> {
  const rows = await store.rows("reading").where("fields.rep_id").equals(repId).toArray();
  const [latest] = rows
    .filter((row) => !row.deleted)
    .sort((a, b) => b.fields.as_of.localeCompare(a.fields.as_of));
  return latest ? (latest.fields.reading as unknown as Reading) : null;
}

/** The latest readings, by rep. */
export async function readingsByRep(store: PhoneStore): Promise<Map<string, Reading>> {
  const rows = (await store.rows("reading").toArray()).filter((row) => !row.deleted);
  rows.sort((a, b) => a.fields.as_of.localeCompare(b.fields.as_of));
  return new Map(rows.map(({ fields }) => [fields.rep_id, fields.reading as unknown as Reading]));
}

/** The period by which a rep's numbers are read; a quarter, until something says otherwise. */
export async function periodRead(store: PhoneStore, repId: string): Promise<Period> {
  return (await latestReading(store, repId))?.period ?? "quarter";
}

/** How a rep's numbers stood on a day that lies back: only the server knows. */
export function readingQuestion(repId: string, asOf: Day): Question<Reading> {
  return { path: `/api/reps/${repId}/reading?as_of=${asOf}`, field: "levels", asOf };
}
