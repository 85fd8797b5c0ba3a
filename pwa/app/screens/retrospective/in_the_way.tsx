import { ImpedimentEntry } from "../../parts/impediment_entry";
import { NameImpediment } from "../../parts/name_impediment";
import { Section } from "../../parts/page";
import type { Impediment } from "../../store/queries";
import type { PartProps } from "./retrospective";

/** What is in the way: named now, and carried over with its age; what got out of it meanwhile too. */
export function InTheWay({ found, own, day, today }: PartProps) {
  const { rep, open, resolved, inTheWay, startsOn, managerClosedAt } = found;
  const held = managerClosedAt !== null; // what comes later is not of this one: it stands on the rep’s page
  const fresh = open.filter(({ namedOn }) => namedOn >= startsOn);
  const carried = open.filter(({ namedOn }) => namedOn < startsOn);
  const nothing = open.length + resolved.length === 0 && !inTheWay;
  const list = (title: string, some: readonly Impediment[]) => (
    <Entries title={title} impediments={some} settled={held} day={day} today={today} />
  );
  return (
    <Section title="In the way">
      <div class="card stack">
        {inTheWay && (
          <p class="as-said">
            <strong>In the way</strong> {inTheWay}
          </p>
        )}
        {list(found.period === "day" ? "Named today" : "Named this week", fresh)}
        {list("Still in the way", carried)}
        {list("Out of the way", resolved)}
        {nothing && <p class="note">{held ? "Nothing was named." : "Nothing is named."}</p>}
        {!held && <NameImpediment repId={rep.id} own={own} />}
      </div>
    </Section>
  );
}

const ON_PAPER = 3; // retrospective.css leaves out the rest, so that it is one page

interface EntriesProps {
  title: string;
  impediments: readonly Impediment[];
  settled: boolean;
  day: string;
  today: string;
}

function Entries({ title, impediments, settled, day, today }: EntriesProps) {
  if (impediments.length === 0) return null;
  return (
    <div class="stack tight">
      <h3 class="label">{title}</h3>
      <ul class="stack tight few-on-paper">
        {impediments.map((one) => (
          <li key={one.id}>
            <ImpedimentEntry impediment={one} settled={settled} day={day} today={today} />
          </li>
        ))}
      </ul>
      {impediments.length > ON_PAPER && (
        <p class="paper-only note">and {impediments.length - ON_PAPER} more</p>
      )}
    </div>
  );
}
