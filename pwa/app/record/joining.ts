/** What the server tells somebody who is not signed in yet, and how they come in. */

import type { components } from "../api";
import { connection, enter, type SignedIn, signIn } from "../store/session";
import { told } from "./numbers";

export type Holder = components["schemas"]["Holder"];

/** Whose link this is. Throws `NotDone`. */
export function lookAtLink(secret: string): Promise<Holder> {
  return told(connection.asAnyone("POST", "/api/invitations/look", { secret })) as Promise<Holder>;
}

/**
 * Come in by a way that works once: with a link, or with the setup code. Where it worked and the answer was lost on the
 * way, the password that was chosen with it signs in.
 */
export async function enterOnce(
  path: "/api/invitations/accept" | "/api/start",
  body: object,
  email: string,
  password: string,
): Promise<SignedIn> {
  const answer = await enter(path, { ...body, password });
  if (answer.ok || answer.why !== "used") return answer;
  const signedIn = await signIn(email, password);
  return signedIn.ok ? signedIn : answer;
}
