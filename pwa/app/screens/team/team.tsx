import { Blank, Show, useLive } from "../../parts/live";
import { Page, Section } from "../../parts/page";
import { firstName } from "../../parts/person";
import { usePhone } from "../../parts/phone";
import { counted, listed } from "../../parts/words";
import { dayOf } from "../../store/phone";
import { board } from "../../store/queries";
import { byNeed, type TeamRow } from "./needs";
import { TeamList } from "./team_list";
import { TeamTable } from "./team_table";

/** Every rep with their one thing, who needs the manager first. A director sees them by manager. */
export function Team() {
  const phone = usePhone();
  const live = useLive(async () => byNeed(await board(phone), dayOf(phone.now())), []);
  return (
    <Page
      title="Team"
      wide
      under={live.state === "here" ? inWords(live.value) : undefined}
      beside={
        <a class="button filled desk-only" href="/ride">
          Record a ride-along
        </a>
      }
    >
      <Show live={live}>
        {(rows) =>
          rows.length === 0 ? (
            <Blank title="Nobody on your team yet">
              <p class="note">Your team comes to this phone with the first good signal.</p>
            </Blank>
          ) : (
            <>
              <NeverRiddenWith rows={rows} />
              <Groups rows={rows} />
            </>
          )
        }
      </Show>
    </Page>
  );
}

/** What the board cannot show: of whom nothing was ever seen at a customer. */
function NeverRiddenWith({ rows }: { rows: readonly TeamRow[] }) {
  const never = rows.filter(({ riddenWith }) => !riddenWith).map(({ rep }) => rep.name);
  if (never.length === 0) return null;
  return <p class="note">Never ridden with: {listed(never)}. Nobody has seen them at a customer yet.</p>;
}

function Groups({ rows }: { rows: readonly TeamRow[] }) {
  if (usePhone().me.role !== "director") return <Reps rows={rows} caption="Your reps" />;
  const managers = [...new Set(rows.flatMap((row) => row.managerNames))].sort();
  const without = rows.filter((row) => row.managerNames.length === 0);
  return (
    <>
      {managers.map((manager) => (
        <Section key={manager} title={manager}>
          <Reps
            rows={rows.filter((row) => row.managerNames.includes(manager))}
            caption={`Reps of ${manager}`}
          />
        </Section>
      ))}
      {without.length > 0 && (
        <Section title="Without a manager">
          <Reps rows={without} caption="Reps without a manager" />
        </Section>
      )}
    </>
  );
}

function Reps({ rows, caption }: { rows: readonly TeamRow[]; caption: string }) {
  return (
    <>
      <TeamList rows={rows} />
      <TeamTable rows={rows} caption={caption} />
    </>
  );
}

const NAMED = 2;

/** "6 reps. Anna is one step from the standard, Lajuana was not seen for 61 days, and 2 others need you." */
function inWords(rows: readonly TeamRow[]): string {
  const needing = rows.filter(({ needs }) => needs !== null);
  const who = needing.slice(0, NAMED).map(needInWords);
  const others = needing.length - who.length;
  if (others > 0) who.push(`${counted(others, "other")} ${others === 1 ? "needs" : "need"} you`);
  const rest = who.length ? `${listed(who)}.` : rows.length ? "Nobody waits for you." : "";
  return `${counted(rows.length, "rep")}. ${rest}`.trim();
}

function needInWords({ rep, needs, daysSince }: TeamRow): string {
  const name = firstName(rep.name);
  if (needs === "agree_it_reached") return `${name} has reached the standard`;
  if (needs === "see_one_more") return `${name} is one step from the standard`;
  if (needs === "agree_it") return `${name} has a one thing to agree on`;
  return daysSince === null ? `${name} was never seen` : `${name} was not seen for ${daysSince} days`;
}
