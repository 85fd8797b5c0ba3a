import type { ComponentType } from "preact";
import { later } from "../../parts/later";
import { LeadsTo } from "../../parts/leads_to";
import { Page } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { NotFound } from "../not_found";

const People = later(() => import("./people").then((module) => module.People));
const Changes = later(() => import("./changes").then((module) => module.Changes));
const Name = later(() => import("./name").then((module) => module.Name));
const FirstSteps = later(() => import("./first_steps").then((module) => module.FirstSteps));
const Mail = later(() => import("./mail").then((module) => module.Mail));
const DigestScreen = later(() => import("./digest").then((module) => module.DigestScreen));
const Connections = later(() => import("./connections").then((module) => module.Connections));
const Work = later(() => import("./work").then((module) => module.Work));

interface Part {
  readonly at: string;
  readonly name: string;
  readonly note: string;
  /** None: it has several. */
  readonly Screen?: ComponentType;
}

/** What a director administers, each at /organization/ and its own name. */
const PARTS: readonly Part[] = [
  {
    at: "name",
    name: "Name and first steps",
    note: "What it is called, and what is left of setting it up.",
    Screen: Name,
  },
  {
    at: "people",
    name: "People",
    note: "Invite them, say who coaches whom, end their access.",
  },
  {
    at: "connections",
    name: "Connections",
    note: "HubSpot, Salesforce, a mailbox: what they know comes in by itself.",
    Screen: Connections,
  },
  {
    at: "mail",
    name: "Mail",
    note: "By which server invitations, reminders and the digest go out.",
    Screen: Mail,
  },
  {
    at: "digest",
    name: "Weekly digest",
    note: "What managers did in the week, in counts, by e-mail on Monday.",
    Screen: DigestScreen,
  },
  {
    at: "work",
    name: "Background work",
    note: "What goes on by itself: when it last ran, how it went, when it runs next.",
    Screen: Work,
  },
  {
    at: "changes",
    name: "What was changed",
    note: "Who did what, day by day: people, links, checklists, settings.",
    Screen: Changes,
  },
];

/** The organization: its parts, or one of them. */
export function OrganizationScreen({ parts: [part, ...more] }: { parts: readonly string[] }) {
  const { me } = usePhone();
  if (part !== undefined) {
    const found = PARTS.find(({ at }) => at === part);
    if (part === "people") return <People rest={more} />;
    if (part === "start" && more.length === 0) return <FirstSteps />;
    return found?.Screen && more.length === 0 ? <found.Screen /> : <NotFound />;
  }
  return (
    <Page title="Organization" over={me.organization.name}>
      <div class="card list">
        {PARTS.map(({ at, name, note }) => (
          <LeadsTo key={at} to={`/organization/${at}`} name={name}>
            {note}
          </LeadsTo>
        ))}
      </div>
    </Page>
  );
}
