import type { Month } from "../../coaching/by_month";
import { Section } from "../../parts/page";
import { counted, monthYear } from "../../parts/words";
import type { Coaching, Months } from "../../store/queries/coaching";

/** One things reached in each of the last 12 months: of the organization, and by who agreed on them. */
export function Reached({ all: { organization, byManager } }: { all: Coaching }) {
  const { reached, replaced, agreed } = sumOf(organization);
  return (
    <Section title="One things reached">
      <div class="card">
        <p>
          {agreed + reached + replaced === 0
            ? "None was agreed on in the last 12 months."
            : `In 12 months ${counted(reached, "one thing was", "one things were")} reached, ${replaced} replaced and ${agreed} agreed on.`}
        </p>
        <div class="table-frame">
          <OfOrganization months={organization} />
        </div>
      </div>
      {byManager.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section class="card table-frame" aria-label="Reached, by manager" tabIndex={0}>
          <ByManager rows={byManager} />
        </section>
      )}
    </Section>
  );
}

function OfOrganization({ months }: { months: readonly Month[] }) {
  const most = Math.max(1, ...months.map(({ reached }) => reached));
  return (
    <table class="month-table">
      <caption class="unseen-text">One things by month</caption>
      <thead>
        <tr>
          <th scope="col">Month</th>
          <th scope="col" class="grow">
            Reached
          </th>
          <th scope="col">Replaced</th>
          <th scope="col">Agreed</th>
        </tr>
      </thead>
      <tbody>
        {months.map(({ month, reached, replaced, agreed, partial }) => (
          <tr key={month}>
            <th scope="row">
              {short(month)}
              {partial && <span class="note said">so far</span>}
            </th>
            <td class="grow">
              <span class="bar-and-count">
                <strong>{reached}</strong>
                <progress class="bar" max={most} value={reached} aria-hidden="true" />
              </span>
            </td>
            <td>{replaced}</td>
            <td>{agreed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ByManager({ rows }: { rows: readonly Months[] }) {
  return (
    <table class="manager-months">
      <caption>Reached by month, by who agreed on it</caption>
      <thead>
        <tr>
          <th scope="col">Manager</th>
          {rows[0]?.months.map(({ month, partial }) => (
            <th scope="col" key={month}>
              {short(month).slice(0, 3)}
              {partial && <span class="said">so far</span>}
            </th>
          ))}
          <th scope="col">Reached</th>
          <th scope="col">Replaced</th>
          <th scope="col">Agreed</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, months }) => {
          const sum = sumOf(months);
          return (
            <tr key={key}>
              <th scope="row">{name}</th>
              {months.map(({ month, reached }) => (
                <td key={month} class={reached ? undefined : "soft"}>
                  {reached}
                </td>
              ))}
              <td>
                <strong>{sum.reached}</strong>
              </td>
              <td>{sum.replaced}</td>
              <td>{sum.agreed}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** "Nov 2026". */
function short(month: string): string {
  return monthYear(month).replace(/^(\w{3})\w*/, "$1");
}

function sumOf(months: readonly Month[]): Pick<Month, "reached" | "replaced" | "agreed"> {
  const sum = (of: (month: Month) => number) => months.reduce((all, month) => all + of(month), 0);
  return {
    reached: sum(({ reached }) => reached),
    replaced: sum(({ replaced }) => replaced),
    agreed: sum(({ agreed }) => agreed),
  };
}
