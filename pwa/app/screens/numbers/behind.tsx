import "../../style/numbers.css";
import { type Level, periodOf } from "../../coaching";
import { AsBrought } from "../../parts/brought";
import { Blank, Show, useLive } from "../../parts/live";
import { Page, Section } from "../../parts/page";
import { usePhone, useToday } from "../../parts/phone";
import { LEVEL } from "../../parts/reading_words";
import { counted } from "../../parts/words";
import { place } from "../../routes";
import { type Person, person } from "../../store/queries";
import { type Behind, type BehindRecord, behindQuestion } from "../../store/queries/dashboards";
import { NotFound } from "../not_found";
import { BehindEntry } from "./behind_entry";
import { PrintedOf, periodInWords } from "./period";
import { queryOf, viewIn } from "./view";

interface Props {
  id: string;
  level: Level;
}

/** What is behind a figure of a rep: every record that was counted, and those that were not, with why. */
export function BehindFigure({ id, level }: Props) {
  const phone = usePhone();
  const live = useLive(() => person(phone.store, id), [id]);
  return (
    <Show live={live}>
      {(rep) => (rep?.role === "rep" ? <Records rep={rep} level={level} /> : <NotFound />)}
    </Show>
  );
}

function Records({ rep, level }: { rep: Person; level: Level }) {
  const phone = usePhone();
  const today = useToday();
  const own = phone.me.id === rep.id;
  const view = viewIn(place.value.query, today);
  const { first, last } = periodOf(view.by, view.asOf);
  const asked = { repId: rep.id, level, by: view.by, asOf: view.asOf === today ? null : view.asOf };
  return (
    <Page
      title={LEVEL[level]}
      over={own ? "My numbers" : rep.name}
      back={`${own ? "/numbers" : `/team/${rep.id}/numbers`}${queryOf(view, today)}`}
      under={periodInWords(view, today)}
      beside={
        level === "opportunities" && (
          <a class="button" href={`${own ? "" : `/team/${rep.id}`}/opportunities?from=${first}&to=${last}`}>
            Check and mark them
          </a>
        )
      }
    >
      <PrintedOf view={view} whose={rep.name} />
      <AsBrought question={behindQuestion(asked)}>
        {(found) => (
          <Listed
            found={found}
            toCheck={`${own ? "" : `/team/${rep.id}`}/opportunities?${new URLSearchParams({ from: found.from, to: found.as_of })}`}
          />
        )}
      </AsBrought>
    </Page>
  );
}

interface ListedProps {
  found: Behind;
  /** Where the opportunities are marked. */
  toCheck: string;
}

/** Those that count first, then those that may, then those that do not; what is not measured is one list. */
function Listed({ found: { records, left_out }, toCheck }: ListedProps) {
  if (records.length === 0)
    return (
      <Blank title="Nothing in these days">
        <p class="note">What comes in for them is listed here.</p>
      </Blank>
    );
  const groups = PARTS.map(([title, verdicts]) => ({
    title,
    of: records.filter(({ verdict }) => verdicts.includes(verdict)),
  })).filter(({ of }) => of.length > 0);
  return (
    <>
      {groups.map(({ title, of }) => (
        <Section key={title} title={`${title}: ${sumOf(of)}`}>
          <ul class="card list">
            {of.map((record) => (
              <BehindEntry key={record.id} record={record} />
            ))}
          </ul>
          {title === TO_CHECK && (
            <a class="button" href={toCheck}>
              Check them
            </a>
          )}
        </Section>
      ))}
      {left_out > 0 && (
        <p class="note">
          {counted(left_out, "earlier one is", "earlier ones are")} counted and not listed here.
        </p>
      )}
    </>
  );
}

const TO_CHECK = "Not checked yet";
const PARTS: readonly (readonly [string, readonly BehindRecord["verdict"][]])[] = [
  ["Counted", ["counted", null]],
  [TO_CHECK, ["unchecked"]],
  ["Not counted", ["not_counted"]],
];

function sumOf(records: readonly BehindRecord[]): number {
  return records.reduce((sum, { count }) => sum + count, 0);
}
