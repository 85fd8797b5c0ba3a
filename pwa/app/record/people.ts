/** People as a director looks after them. Only the server has this, so all of it needs a connection. */
import type { components } from "../api";
import type { Phone } from "../store/phone";
import { connection } from "../store/session";
import { NotDone, told } from "./numbers";

type Schemas = components["schemas"];
export type Everybody = Schemas["Everybody"];
export type LookedAfter = Schemas["LookedAfter"];
export type Role = LookedAfter["person"]["role"];
export type WantedPerson = Schemas["WantedPerson"];
export type Invitations = Schemas["Invitations"];
export type Invited = Schemas["Invited"];
export type MadeLink = Schemas["MadeLink"];
export type PersonChange = Schemas["ChangePerson"];
export type ChangesPage = Schemas["AuditPage"];
export type ChangeEntry = Schemas["AuditEntry"];
export type AboutOrganization = Schemas["AboutOrganization"];
export type FirstStep = Schemas["FirstStep"];

const PEOPLE = "/api/administration/people";
/** What a server takes at once, as base64 and with some words around it. */
const LARGEST_LIST = 700_000;

/** Everybody of the organization, and who can sign in. Throws `NotDone`, as all of these do. */
export function everybody({ me }: Phone): Promise<Everybody> {
  return told(connection.at(me, "GET", PEOPLE)) as Promise<Everybody>;
}

export function invitePeople({ me }: Phone, people: readonly WantedPerson[]): Promise<Invitations> {
  return told(connection.at(me, "POST", PEOPLE, { people, send: true })) as Promise<Invitations>;
}

/** Invite everybody on a list, pasted or from a CSV file; `onlyTry`: see what would come of it. Nothing is mailed. */
export async function inviteList({ me }: Phone, list: string | File, onlyTry: boolean): Promise<Invitations> {
  const bytes = typeof list === "string" ? new TextEncoder().encode(list) : await bytesOf(list);
  if (bytes.length > LARGEST_LIST) throw new NotDone("This list is too long. Split it.");
  const content = btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(""));
  return told(
    connection.at(me, "POST", `${PEOPLE}/list`, { content, only_try: onlyTry, send: false }),
  ) as Promise<Invitations>;
}

/**
 * Mail each of these their link, one after the other; `onSent` hears how many are through. Whoever is not reached, as
 * the line or the mail server is away, keeps the link they have: it is to be handed over.
 */
export async function mailLinks(
  phone: Phone,
  invited: readonly Invited[],
  onSent: (count: number) => void,
): Promise<readonly Invited[]> {
  const came = [...invited];
  for (const [nth, { person_id }] of invited.entries()) {
    try {
      came[nth] = await makeLink(phone, person_id);
    } catch (failure) {
      if (failure instanceof NotDone) return came;
      throw failure;
    }
    if (!came[nth]?.sent) return came;
    onSent(nth + 1);
  }
  return came;
}

async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new NotDone("This file could not be read. Choose it again.");
  }
}

export async function changePerson({ me }: Phone, id: string, fields: PersonChange): Promise<void> {
  await told(connection.at(me, "PATCH", `${PEOPLE}/${id}`, fields));
}

/** Make a link with which somebody chooses a password; the one before is worth nothing. */
export function makeLink({ me }: Phone, id: string): Promise<MadeLink> {
  return told(connection.at(me, "POST", `${PEOPLE}/${id}/link`, { send: true })) as Promise<MadeLink>;
}

/** Give all reps of one person to another; the names of those that moved. */
export async function handOver({ me }: Phone, from: string, to: string): Promise<readonly string[]> {
  const answer = await told(connection.at(me, "POST", `${PEOPLE}/${from}/hand-over`, { to }));
  return (answer as Schemas["HandedOver"]).reps;
}

/** What was changed, the newest first. `before`: the `next` of the page before; `person`: only about them. */
export function changes(
  { me }: Phone,
  asked: { before?: string | null; person?: string | null },
): Promise<ChangesPage> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value) query.set(name, value);
  return told(connection.at(me, "GET", `/api/audit?${query}`)) as Promise<ChangesPage>;
}

/** All that was changed, as CSV. */
export async function changesFile({ me }: Phone): Promise<string> {
  const answer = (await told(connection.file(me, "/api/audit.csv"))) as Response;
  if (!answer.ok || !answer.headers.get("Content-Type")?.startsWith("text/csv"))
    throw new NotDone("There is no connection. Find a signal and try again.", true);
  return answer.text();
}

export async function aboutOrganization({ me }: Phone): Promise<AboutOrganization> {
  return (await told(connection.at(me, "GET", "/api/organization"))) as AboutOrganization;
}

/** Give the organization another name, or say how far its first steps are. */
export async function changeOrganization(
  { me }: Phone,
  fields: Schemas["ChangeOrganization"],
): Promise<AboutOrganization> {
  return (await told(connection.at(me, "PATCH", "/api/organization", fields))) as AboutOrganization;
}

/** Choose another password for oneself; other places are signed out. */
export async function changeOwnPassword({ me }: Phone, old: string, chosen: string): Promise<void> {
  await told(connection.at(me, "POST", "/api/auth/password", { old, new: chosen }));
}
