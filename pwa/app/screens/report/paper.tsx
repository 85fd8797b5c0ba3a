import type { ComponentChildren } from "preact";
import { DayOverMonth } from "../../parts/day_over_month";
import { Mark, Marks } from "../../parts/marks";
import { RATINGS, SIGN, WORD } from "../../parts/ratings";
import { opportunitiesInWords } from "../../parts/reading_words";
import { dayMonth, dayMonthYear, listed, monthYear, shortened } from "../../parts/words";
import type { RepPage } from "../../store/queries";
import type { OneThing, Past, Report } from "./content";

const MOST_NAME = 48; // characters

interface Props {
  report: Report;
  found: RepPage;
  today: string;
}

/** The sheet itself, as it will lie in the file. */
export function Paper({ report, found, today }: Props) {
  const { leftOut } = report;
  return (
    <article class="report on-paper" aria-label="The page">
      <Head report={report} found={found} today={today} />
      <div class="report-columns">
        <div class="report-column">
          <Part title="The one thing">
            {report.one ? <One one={report.one} /> : <p>None is agreed now.</p>}
          </Part>
          <Part title="Strengths">
            {report.strengths.length === 0 && <p>None was seen three times in a row yet.</p>}
            <ul>
              {report.strengths.map((strength, nth) => (
                <li key={nth}>✓ {strength}</li>
              ))}
            </ul>
          </Part>
        </div>
        <div class="report-column">
          <Part title="One things before">
            {report.history.length === 0 && <p>None.</p>}
            {report.history.map((past) => (
              <Before key={past.id} past={past} />
            ))}
            <p>{leftOut.focuses}</p>
          </Part>
          <Part title="Numbers, from the top">
            <p>{opportunitiesInWords(found.reading, today)}</p>
          </Part>
        </div>
      </div>
      <Part title="What was seen">
        <Grid report={report} today={today} />
        <p>{leftOut.items}</p>
      </Part>
      <Signatures names={[found.rep.name, found.managerNames.length === 1 ? found.managerNames[0] : ""]} />
    </article>
  );
}

function Head({ report, found, today }: Props) {
  const { rep, managerNames } = found;
  const first = report.columns[0]?.occurredOn ?? today;
  const last = report.columns.at(-1)?.occurredOn ?? today;
  const about = [
    rep.region,
    rep.startedOn && `here since ${monthYear(rep.startedOn)}`,
    managerNames.length > 0 && `coached by ${shortened(listed(managerNames), 2 * MOST_NAME)}`,
  ];
  return (
    <header class="report-head">
      <div>
        <h2>{shortened(rep.name, MOST_NAME)}</h2>
        <p>{about.filter(Boolean).join(" · ")}</p>
      </div>
      <p>
        Coaching, {dayMonth(first, today)} – {dayMonth(last, today)}
        <br />
        as of {dayMonthYear(today)}
      </p>
    </header>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="report-part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function One({ one }: { one: OneThing }) {
  return (
    <>
      <p class="report-thing">{one.prompt}</p>
      <p>{one.good}</p>
      <p>{one.agreed}</p>
      <p>Why: {one.why}</p>
      <p>Standard: met {one.standard}, on separate visits. Seen since:</p>
      {one.marks.length + one.toCome > 0 && <Marks marks={one.marks} toCome={one.toCome} />}
      {one.training.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
}

function Grid({ report, today }: { report: Report; today: string }) {
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="table-frame" aria-label="Items by interactions, newest right" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span class="unseen-text">Item</span>
              </th>
              {report.columns.map(({ id, occurredOn }) => (
                <th key={id} scope="col">
                  <DayOverMonth date={dayMonth(occurredOn, today)} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.rows.map(({ prompt, ratings }, row) => (
              <tr key={row}>
                <th scope="row">{prompt}</th>
                {ratings.map((rating, column) => (
                  <td key={column}>{rating && <Mark rating={rating} />}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p>{RATINGS.map((rating) => `${SIGN[rating]} ${WORD[rating].toLowerCase()}`).join("   ")}</p>
    </>
  );
}

function Before({ past }: { past: Past }) {
  return (
    <div class="report-past">
      <p>
        <strong>{past.prompt}</strong>
      </p>
      {past.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

/** Two places to sign, each with its date. */
function Signatures({ names }: { names: readonly [string, string | undefined] }) {
  const [rep, manager] = names;
  return (
    <footer class="report-signatures">
      <p>{shortened(rep, MOST_NAME)}, date</p>
      <p>{shortened(manager || "Manager", MOST_NAME)}, date</p>
    </footer>
  );
}
