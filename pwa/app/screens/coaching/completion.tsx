import { Choose } from "../../parts/choose";
import { Section } from "../../parts/page";
import { useToday } from "../../parts/phone";
import { SortHead } from "../../parts/sort_head";
import { type Sorting, sortingIn, sortingOut } from "../../parts/sorting";
import { go, place } from "../../routes";
import { COMPLETION_DAYS, type Completion } from "../../store/queries/coaching";
import { type By, COLUMN_NAMES, columns, SORTED_BY, sorted } from "./columns";

/** What each manager did: by name, as it is no contest; sorted by what somebody looks for. */
export function CompletionByManager({ managers }: { managers: readonly Completion[] }) {
  const sorting = sortingIn(place.value.query, SORTED_BY);
  const sort = (sorting: Sorting<By>) => {
    const query = new URLSearchParams(sortingOut(sorting, "name"));
    go(query.size ? `/coaching?${query}` : "/coaching", true);
  };
  const rows = sorted(managers, sorting);
  const shared = managers.some((row) => row.shared > 0);
  return (
    <Section title="Coaching by manager">
      <p class="note">
        Finished, talked through and how soon: of the last {COMPLETION_DAYS} days. “Late now” waits for more
        than a day, whenever it was. {shared && "A rep with two managers counts in both teams."}
      </p>
      {managers.length === 0 ? (
        <p class="card note">No manager yet.</p>
      ) : (
        <>
          <InCards rows={rows} sorting={sorting} onSort={sort} />
          <InTable rows={rows} sorting={sorting} onSort={sort} />
        </>
      )}
    </Section>
  );
}

interface Props {
  rows: readonly Completion[];
  sorting: Sorting<By>;
  onSort: (sorting: Sorting<By>) => void;
}

function InTable({ rows, sorting, onSort }: Props) {
  const today = useToday();
  return (
    <div class="card table-frame desk-only also-on-paper">
      <table class="team-table completion-table">
        <caption class="unseen-text">Coaching by manager</caption>
        <thead>
          <tr>
            <SortHead by="name" name="Manager" now={sorting} onSort={onSort} />
            {COLUMN_NAMES.map((by) => (
              <SortHead key={by} by={by} name={columns[by].name} now={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.manager.id}>
              <th scope="row">
                <TeamOf row={row} />
              </th>
              {COLUMN_NAMES.map((by) => (
                <td key={by} class={columns[by].late?.(row) ? "late" : undefined}>
                  {columns[by].shows(row, today)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function InCards({ rows, sorting, onSort }: Props) {
  const today = useToday();
  const options = SORTED_BY.map((by) => [by, by === "name" ? "Name" : columns[by].name] as const);
  return (
    <div class="stack phone-only off-paper">
      <Choose
        label="Sort by"
        value={sorting.by}
        options={options}
        onChoose={(by) => onSort({ by: by as By, down: by !== "name" })}
      />
      {rows.map((row) => (
        <article class="card" key={row.manager.id}>
          <h3>
            <TeamOf row={row} />
          </h3>
          <dl class="counts">
            {COLUMN_NAMES.map((by) => (
              <div key={by}>
                <dt>{columns[by].name}</dt>
                <dd class={columns[by].late?.(row) ? "late" : undefined}>{columns[by].shows(row, today)}</dd>
              </div>
            ))}
          </dl>
        </article>
      ))}
    </div>
  );
}

/** The way to the manager's team. */
function TeamOf({ row: { manager } }: { row: Completion }) {
  return <a href={`/team?${new URLSearchParams({ manager: manager.id })}`}>{manager.name}</a>;
}
