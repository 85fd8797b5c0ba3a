import "../../style/numbers.css";
import { diagnosisSentence, type LevelReading, type Reading } from "../../coaching";
import { AsBrought } from "../../parts/brought";
import { Show, useLive } from "../../parts/live";
import { Page } from "../../parts/page";
import { usePhone, useToday } from "../../parts/phone";
import { Levels, LookAt } from "../../parts/reading_levels";
import { stretchInWords } from "../../parts/reading_words";
import { go, place } from "../../routes";
import { type Person, person } from "../../store/queries";
import { numbersQuestion, type Point } from "../../store/queries/dashboards";
import { NotFound } from "../not_found";
import { Course } from "./course";
import { PeriodChoice, PrintedOf, periodInWords } from "./period";
import { queryOf, viewIn } from "./view";

/** A rep's numbers, from the top and no further than needed; their own, for a rep. */
export function RepNumbers({ id }: { id: string }) {
  const phone = usePhone();
  const live = useLive(() => person(phone.store, id), [id]);
  return <Show live={live}>{(rep) => (rep?.role === "rep" ? <OfRep rep={rep} /> : <NotFound />)}</Show>;
}

function OfRep({ rep }: { rep: Person }) {
  const phone = usePhone();
  const today = useToday();
  const own = phone.me.id === rep.id;
  const view = viewIn(place.value.query, today);
  const here = own ? "/numbers" : `/team/${rep.id}/numbers`;
  const asked = { of: `rep:${rep.id}`, by: view.by, asOf: view.asOf === today ? null : view.asOf };
  return (
    <Page
      title={own ? "My numbers" : rep.name}
      {...(own ? {} : { over: "Numbers", back: `/team/${rep.id}` })}
      under={periodInWords(view, today)}
      wide
    >
      <PrintedOf view={view} whose={rep.name} />
      <PeriodChoice view={view} onView={(view) => go(`${here}${queryOf(view, today)}`, true)} />
      <AsBrought question={numbersQuestion(asked)}>
        {({ rows: [row], course }) =>
          row && (
            <Found
              reading={row.reading}
              course={course}
              recordsOf={(level) => `${here}/${level}${queryOf(view, today)}`}
            />
          )
        }
      </AsBrought>
    </Page>
  );
}

interface FoundProps {
  reading: Reading;
  course: readonly Point[];
  /** Where the records of a level are. */
  recordsOf: (level: LevelReading["level"]) => string;
}

function Found({ reading, course, recordsOf }: FoundProps) {
  const today = useToday();
  const { period } = reading;
  return (
    <div class="numbers-top">
      <section class="stack tight" aria-label="From the top">
        <Levels
          levels={reading.levels}
          more={(level) => <LookAt level={level} to={recordsOf(level.level)} />}
        />
        <section class="card focus">
          <h2 class="overline">What this says</h2>
          <p>{diagnosisSentence(reading)}</p>
        </section>
        <p class="note">{stretchInWords(reading, today)}</p>
      </section>
      {period !== "day" && <Course points={course} by={period} />}
    </div>
  );
}
