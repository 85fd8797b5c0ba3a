/** How the organization's mail goes out, and the weekly digest: the server's own, so they need a connection. */
import type { components } from "../api";
import type { Phone } from "../store/phone";
import { connection } from "../store/session";
import { told } from "./numbers";

type Schemas = components["schemas"];
export type MailServer = Schemas["KeptMailServer"];
export type MailServerChange = Schemas["MailServerChange"];
export type Digest = Schemas["Digest"];

export interface HowMailGoes {
  /** Null: nobody has said it yet. */
  readonly server: MailServer | null;
  /** Whether mails can hold links to the app. */
  readonly has_address: boolean;
}

export async function mailServer({ me }: Phone): Promise<HowMailGoes> {
  return (await told(connection.at(me, "GET", "/api/mail-server"))) as HowMailGoes;
}

/** Without a `password` the one that is kept stays. Throws `NotDone`. */
export async function setMailServer({ me }: Phone, server: MailServerChange): Promise<void> {
  await told(connection.at(me, "POST", "/api/mail-server", server));
}

export async function endMailServer({ me }: Phone): Promise<void> {
  await told(connection.at(me, "DELETE", "/api/mail-server"));
}

/** Send a test to oneself; the address it went to. Throws `NotDone`, which says why it did not go. */
export async function testMail({ me }: Phone): Promise<string> {
  const answer = await told(connection.at(me, "POST", "/api/mail-server/test"));
  return (answer as Schemas["Tested"]).sent_to;
}

export async function digest({ me }: Phone): Promise<Digest> {
  return (await told(connection.at(me, "GET", "/api/digest"))) as Digest;
}
