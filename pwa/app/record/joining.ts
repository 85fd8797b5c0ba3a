/** What the server tells somebody who is not signed in yet. */
import type { components } from "../api";
import { connection } from "../store/session";
import { told } from "./numbers";

export type Holder = components["schemas"]["Holder"];

/** Whose link this is. Throws `NotDone`. */
export function lookAtLink(secret: string): Promise<Holder> {
  return told(connection.asAnyone("POST", "/api/invitations/look", { secret })) as Promise<Holder>;
}
