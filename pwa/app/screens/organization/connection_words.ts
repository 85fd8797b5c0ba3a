import { counted, grouped } from "../../parts/words";
import type { ConnectionReport, System } from "../../record/connections";

interface InWords {
  readonly title: string;
  /** What is clicked over there, in order. */
  readonly steps: readonly string[];
  readonly secret: string;
}

/** Each system, and how it is opened to us: docs/connections.md says the same. */
export const SYSTEMS: Readonly<Record<System, InWords>> = {
  hubspot: {
    title: "HubSpot",
    steps: [
      "In HubSpot open Settings, Integrations, Private apps (in newer accounts: Development, Legacy apps), and create a private app.",
      "Under Scopes choose crm.objects.owners.read, crm.objects.deals.read, crm.schemas.deals.read, crm.objects.contacts.read and sales-email-read.",
      "Create the app, let it show its token, and copy that in here.",
    ],
    secret: "Token of the private app",
  },
  salesforce: {
    title: "Salesforce",
    steps: [
      "In Salesforce open Setup, External Client App Manager, and create an app with OAuth: the scope “Manage user data via APIs (api)” and “Enable Client Credentials Flow”.",
      "In its policies choose the user it runs as: one who may use the API and see the opportunities, tasks, e-mails and notes of your reps.",
      "Copy its consumer key and consumer secret in here, with the address of your Salesforce.",
    ],
    secret: "Consumer secret",
  },
  mailbox: {
    title: "a mailbox",
    steps: [
      "Make a mailbox of its own for this, such as coaching@example.com: everything in it is read.",
      "Reps put it in blind copy (Bcc) of what they write to customers, or whoever coaches them sends an e-mail on to it.",
      "Where sign-in is in two steps, make an app password for it. Nothing in the mailbox is changed or marked as read.",
    ],
    secret: "Password",
  },
};

const NUMBERS: Readonly<Record<string, string>> = {
  opportunity: "Opportunities",
  call: "Calls",
  email: "E-mails",
};
const CRITIQUED: Readonly<Record<string, string>> = {
  call_recording: "Recordings to critique",
  email: "E-mails to critique",
  call_note: "Notes to critique",
};
const WAYS = ["new", "changed", "gone", "kept"] as const;

/** What came of a run, line by line: what, and how many. What was there before is not news. */
export function cameInWords(report: ConnectionReport): readonly (readonly [what: string, came: string])[] {
  const numbers = Object.entries(NUMBERS).map(([kind, what]) => {
    const counts = report.numbers[kind] ?? {};
    const said = WAYS.filter((way) => counts[way]).map((way) => `${grouped(counts[way] ?? 0)} ${way}`);
    return [what, said.join(", ")] as const;
  });
  const critiqued = Object.entries(CRITIQUED).map(([kind, what]) => {
    const count = report.to_critique[kind];
    return [what, count ? `${grouped(count)} new` : ""] as const;
  });
  return [...numbers, ...critiqued].filter(([, came]) => came !== "");
}

/** "12 things", of what is nobody's or was not taken. */
export function things(count: number): string {
  return counted(count, "thing");
}
