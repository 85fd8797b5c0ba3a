/** The systems things come in from: the server asks them, so all of this needs a connection. */
import type { components } from "../api";
import type { Phone } from "../store/phone";
import { connection } from "../store/session";
import { told } from "./numbers";

type Schemas = components["schemas"];
export type ConnectionReport = Schemas["ConnectionReport"];
/** `report` is null before the first run: OpenAPI’s types say so in their own way. */
export type Connection = Omit<Schemas["Connection"], "report"> & { report: ConnectionReport | null };
export type ConnectionSettings = Schemas["ConnectionSettings"];
export type System = Schemas["NewConnection"]["kind"];
export type Tried = Schemas["TriedConnection"];

/** All there are. Throws `NotDone`. */
export async function connections({ me }: Phone): Promise<readonly Connection[]> {
  const answer = await told(connection.at(me, "GET", "/api/connections"));
  return (answer as { connections: readonly Connection[] }).connections;
}

/** Connect a system; it is read at once. `secret` is never told again. Throws `NotDone`. */
export async function connect(
  { me }: Phone,
  wanted: { kind: System; settings: ConnectionSettings; secret: string },
): Promise<void> {
  await told(connection.at(me, "POST", "/api/connections", wanted));
}

/** Change what is given; `settings` whole. Throws `NotDone`. */
export async function changeConnection(
  { me }: Phone,
  id: string,
  wanted: Schemas["ConnectionChange"],
): Promise<void> {
  await told(connection.at(me, "PATCH", `/api/connections/${id}`, wanted));
}

/** Take it away; what came stays. Throws `NotDone`. */
export async function removeConnection({ me }: Phone, id: string): Promise<void> {
  await told(connection.at(me, "DELETE", `/api/connections/${id}`));
}

/** Ask who we are over there, and who there is a rep here. Throws `NotDone`. */
export function tryConnection({ me }: Phone, id: string): Promise<Tried> {
  return told(connection.at(me, "POST", `/api/connections/${id}/try`)) as Promise<Tried>;
}
