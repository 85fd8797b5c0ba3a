/** How a rep's numbers stood on a day that lies back: read by the server once, and kept on the phone. */
import type { Phone } from "../store/phone";
import { readingKey } from "../store/queries/readings";
import { connection } from "../store/session";
import { readingOf } from "../sync/readings";

/** Fetch it and keep it. Throws `NoAnswer` when there is none. */
export async function fetchReading(phone: Phone, repId: string, asOf: string): Promise<void> {
  const { store } = phone;
  const reading = await readingOf(phone, connection, repId, asOf);
  await store.surely(() => store.meta.put({ key: readingKey(repId, asOf), value: JSON.stringify(reading) }));
}
