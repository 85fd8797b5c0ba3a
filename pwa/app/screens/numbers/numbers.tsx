import "../../style/numbers.css";
import { diagnosisSentence } from "../../coaching";
import { AsBrought } from "../../parts/brought";
import { Choose } from "../../parts/choose";
import { Blank, Show, useLive } from "../../parts/live";
import { Page, Section } from "../../parts/page";
import { usePhone, useToday } from "../../parts/phone";
import { go, place } from "../../routes";
import { type Person, withRole } from "../../store/queries";
import { type Dashboard, numbersQuestion } from "../../store/queries/dashboards";
import { Course } from "./course";
import { PeriodChoice, PrintedOf, periodInWords } from "./period";
import { type NumbersRow, Rows, totalInWords } from "./rows";
import { asLevel, Totals } from "./totals";
import { queryOf, type View, viewIn } from "./view";

type Names = ReadonlyMap<string, Person>;

/** A manager's team, or for a director the organization and each team: opportunities first, and no further than needed. */
export function Numbers() {
  const phone = usePhone();
  const today = useToday();
  const { me } = phone;
  const { query } = place.value;
  const isDirector = me.role === "director";
  const team = query.get("team") ?? (isDirector ? null : me.id);
  const view = viewIn(query, today);
  const people = useLive(() => everybody(phone), []);
  const show = (view: View, team: string | null) =>
    go(`/numbers${queryOf(view, today, isDirector && team ? { team } : {})}`, true);
  const question = numbersQuestion({
    of: team ? `team:${team}` : "organization",
    by: view.by,
    asOf: view.asOf === today ? null : view.asOf,
  });
  return (
    <Page title="Numbers" wide under={periodInWords(view, today)}>
      <Show live={people}>
        {(names) => (
          <>
            <PrintedOf view={view} whose={team ? nameOf(names, team) : "everybody"} />
            <PeriodChoice view={view} onView={(view) => show(view, team)}>
              {isDirector && (
                <div class="whose">
                  <Choose
                    label="Of"
                    value={team ?? ""}
                    options={[["", "Everybody"], ...managersIn(names)]}
                    onChoose={(team) => show(view, team || null)}
                  />
                </div>
              )}
            </PeriodChoice>
            <AsBrought question={question}>
              {(found) => <Found found={found} names={names} view={view} />}
            </AsBrought>
          </>
        )}
      </Show>
    </Page>
  );
}

interface FoundProps {
  found: Dashboard;
  names: Names;
  view: View;
}

function Found({ found, names, view }: FoundProps) {
  const today = useToday();
  if (found.rows.length === 0)
    return (
      <Blank title="Nobody on this team yet">
        <p class="note">Their numbers are here as soon as somebody is.</p>
      </Blank>
    );
  const teams = found.teams.length > 0;
  return (
    <>
      <div class="numbers-top">
        <Totals levels={found.levels} by={found.by} />
        <Course points={found.course} by={found.by} />
      </div>
      <Section title={teams ? "By team" : "By rep"}>
        {teams ? (
          <Rows rows={teamRows(found, names, view, today)} head="Team of" caption="Numbers by team" />
        ) : (
          <Rows rows={repRows(found, names, view, today)} head="Rep" caption="Numbers by rep" />
        )}
      </Section>
    </>
  );
}

function teamRows({ teams, by }: Dashboard, names: Names, view: View, today: string): NumbersRow[] {
  const rows = teams.map(({ manager_id, levels }) => {
    const shown = levels.map((level) => asLevel(level, by));
    return {
      id: manager_id ?? "",
      name: manager_id ? nameOf(names, manager_id) : "Nobody",
      to: manager_id ? `/numbers${queryOf(view, today, { team: manager_id })}` : "/team",
      levels: shown,
      says: totalInWords(shown),
    };
  });
  return byName(rows);
}

function repRows({ rows }: Dashboard, names: Names, view: View, today: string): NumbersRow[] {
  const all = rows.map(({ rep_id, reading }) => ({
    id: rep_id,
    name: nameOf(names, rep_id),
    to: `/team/${rep_id}/numbers${queryOf(view, today)}`,
    levels: reading.levels,
    says: diagnosisSentence(reading),
  }));
  return byName(all);
}

/** By name, as it is no contest. */
function byName(rows: NumbersRow[]): NumbersRow[] {
  return rows.sort((a, b) => a.name.localeCompare(b.name, "en"));
}

function nameOf(names: Names, id: string): string {
  return names.get(id)?.name ?? "Somebody new";
}

function managersIn(names: Names): [string, string][] {
  return [...names.values()].filter(({ role }) => role === "manager").map(({ id, name }) => [id, name]);
}

async function everybody(phone: ReturnType<typeof usePhone>): Promise<Names> {
  const found = await Promise.all((["manager", "rep"] as const).map((role) => withRole(phone.store, role)));
  return new Map(found.flat().map((person) => [person.id, person]));
}
