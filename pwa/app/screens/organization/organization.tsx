import { later } from "../../parts/later";
import { LeadsTo } from "../../parts/leads_to";
import { Page } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { NotFound } from "../not_found";

const Connections = later(() => import("./connections").then((module) => module.Connections));
const Work = later(() => import("./work").then((module) => module.Work));

/** What a director administers, each at /organization/ and its own name. */
const PARTS = [
  {
    at: "connections",
    name: "Connections",
    note: "HubSpot and Salesforce: what your CRM knows comes in by itself.",
    Screen: Connections,
  },
  {
    at: "work",
    name: "Background work",
    note: "What goes on by itself: when it last ran, how it went, when it runs next.",
    Screen: Work,
  },
];

/** The organization: its parts, or one of them. */
export function OrganizationScreen({ parts: [part, ...more] }: { parts: readonly string[] }) {
  const { me } = usePhone();
  if (part !== undefined) {
    const found = PARTS.find(({ at }) => at === part);
    return found && more.length === 0 ? <found.Screen /> : <NotFound />;
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
