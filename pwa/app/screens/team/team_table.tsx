import { useMemo } from "preact/hooks";
import { Marks } from "../../parts/marks";
import { Avatar } from "../../parts/person";
import { useToday } from "../../parts/phone";
import { SortHead } from "../../parts/sort_head";
import type { Sorting } from "../../parts/sorting";
import type { TeamRow } from "./needs";
import { alsoWith, lastMarks, Needs, newInWords, OneThingOf, seenInWords } from "./team_words";
import type { By } from "./view";

interface Props {
  rows: readonly TeamRow[];
  /** The id of the manager whose reps they are. */
  ledBy: string;
  caption: string;
  sorting: Sorting<By>;
  onSort: (sorting: Sorting<By>) => void;
}

/** The team at a desk. */
export function TeamTable({ rows, ledBy, caption, sorting, onSort }: Props) {
  const head = (by: By, name: string) => <SortHead by={by} name={name} now={sorting} onSort={onSort} />;
  return (
    <div class="card table-frame">
      <table class="team-table">
        <caption class="unseen-text">{caption}</caption>
        <thead>
          <tr>
            {head("name", "Rep")}
            <th scope="col">The one thing</th>
            {head("progress", "Towards the standard")}
            {head("seen", "Last seen")}
            <th scope="col">Opportunities</th>
            {head("need", "Needs")}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.rep.id} row={row} ledBy={ledBy} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, ledBy }: { row: TeamRow; ledBy: string }) {
  const today = useToday();
  const { told } = row;
  const { name } = row.rep;
  const note = [newInWords(row), alsoWith(row, ledBy)].filter(Boolean).join(" · ");
  const drawn = () => (
    <tr>
      <th scope="row">
        <a data-rep href={`/team/${row.rep.id}`}>
          <Avatar name={name} />
          <span>
            {name}
            {note && <span class="note said">{note}</span>}
          </span>
        </a>
      </th>
      <td>
        <OneThingOf row={row} />
      </td>
      <td>{told.focus ? <Marks {...lastMarks(row)} /> : <span class="soft">–</span>}</td>
      <td class={row.needs === "go_and_see" ? "late" : "soft"}>{seenInWords(row, today)}</td>
      <td>
        <Opportunities row={row} />
      </td>
      <td>
        <Needs row={row} />
      </td>
    </tr>
  );
  return useMemo(drawn, [row, ledBy, today]); // whoever sorts 500 reps waits for none to be drawn again
}

/** This quarter's count of its goal; what nobody brought in is not known, never zero. */
function Opportunities({ row: { opportunities } }: { row: TeamRow }) {
  if (!opportunities) return <span class="soft">–</span>;
  const { have, goal } = opportunities;
  if (have === null) return <span class="soft">not known</span>;
  return (
    <>
      <strong>{have}</strong> <span class="soft">of {goal.fields.target}</span>
    </>
  );
}
