import type { ComponentChildren } from "preact";
import type { Managed } from "../../store/queries/managers";

export interface Column {
  readonly name: string;
  readonly shows: (row: Managed) => ComponentChildren;
  /** Whether it asks for something. */
  readonly late?: (row: Managed) => boolean;
}

interface Props {
  caption: string;
  rows: readonly Managed[];
  columns: readonly Column[];
}

/** The managers by name, as it is no contest: a table at a desk and on paper, cards on a phone. */
export function ManagerRows(props: Props) {
  return (
    <>
      <InTable {...props} />
      <InCards {...props} />
    </>
  );
}

function InTable({ caption, rows, columns }: Props) {
  return (
    <div class="card table-frame desk-only also-on-paper">
      <table class="team-table completion-table">
        <caption class="unseen-text">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Manager</th>
            {columns.map(({ name }) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.manager.id}>
              <th scope="row">
                <a href={`/activity/${row.manager.id}`}>{row.manager.name}</a>
              </th>
              {columns.map(({ name, shows, late }) => (
                <td key={name} class={late?.(row) ? "late" : undefined}>
                  {shows(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function InCards({ rows, columns }: Props) {
  return (
    <div class="stack phone-only off-paper">
      {rows.map((row) => (
        <article class="card" key={row.manager.id}>
          <h3>
            <a href={`/activity/${row.manager.id}`}>{row.manager.name}</a>
          </h3>
          <dl class="counts">
            {columns.map(({ name, shows, late }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd class={late?.(row) ? "late" : undefined}>{shows(row)}</dd>
              </div>
            ))}
          </dl>
        </article>
      ))}
    </div>
  );
}
