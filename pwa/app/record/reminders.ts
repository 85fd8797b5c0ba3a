/** What one is reminded of: kept by the server, which does the reminding, so all of it needs a connection. */
import type { components } from "../api";
import type { Phone } from "../store/phone";
import { connection } from "../store/session";
import { NotDone, told } from "./numbers";

type Schemas = components["schemas"];
export type Way = "push" | "mail";
export type Place = Schemas["Place"];
export type Quiet = Schemas["Quiet"];
export type OneReminder = Schemas["OneReminder"];
export type Reminders = Omit<Schemas["Reminders"], "quiet"> & { readonly quiet: Quiet | null };

export async function reminders({ me }: Phone): Promise<Reminders> {
  return (await told(connection.at(me, "GET", "/api/reminders"))) as Reminders;
}

/** Choose the ways of one reminder, or the quiet hours; null: none. Throws `NotDone`. */
export async function choose(
  { me }: Phone,
  changed: readonly OneReminder[],
  quiet: Quiet | null,
): Promise<void> {
  await told(connection.at(me, "POST", "/api/reminders", { reminders: changed, quiet }));
}

/** Send one to oneself. Throws `NotDone`, which says why it does not come. */
export async function tryReminder({ me }: Phone, way: Way): Promise<void> {
  const { problem } = (await told(
    connection.at(me, "POST", "/api/reminders/try", { way }),
  )) as Schemas["ReminderTried"];
  if (problem) throw new NotDone(problem);
}

/** Let a device take none any more. Throws `NotDone`. */
export async function leavePlace({ me }: Phone, id: string): Promise<void> {
  await told(connection.at(me, "DELETE", `/api/reminders/places/${id}`));
}

/** Let this browser take them. Throws `NotDone`. */
export async function tellPlace({ me }: Phone, place: Schemas["NewPlace"]): Promise<void> {
  await told(connection.at(me, "POST", "/api/reminders/places", place));
}
