import { useMemo } from "preact/hooks";
import { Marks } from "../../parts/marks";
import { Avatar } from "../../parts/person";
import { useToday } from "../../parts/phone";
import { earlierInWords, figureInWords } from "../../parts/reading_words";
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
        <Opportunities row={row} today={today} />
      </td>
      <td>
        <Needs row={row} />
      </td>
    </tr>
  );
  return useMemo(drawn, [row, ledBy, today]); // whoever sorts 500 reps waits for none to be drawn again
}

/** What was read of the opportunities; what nobody brought in is not known, never zero. */
function Opportunities({ row: { reading }, today }: { row: TeamRow; today: string }) {
  const [top] = reading?.levels[0]?.metrics ?? [];
  if (!reading || !top) return <span class="soft">–</span>;
  if (top.status === "not_known") return <span class="soft">{NOT_KNOWN[top.why ?? "not_imported"]}</span>;
  const earlier = earlierInWords(reading, today);
  return (
    <>
      <span class={top.status === "on_goal" ? "figure small on_goal" : "figure small missed"}>
        {top.status === "on_goal" ? "✓" : "✕"} {figureInWords(top, earlier ? "then" : "now")}
      </span>
      {earlier && <span class="note said">{earlier}</span>}
    </>
  );
}

const NOT_KNOWN = { unchecked: "to check first", not_imported: "not known", no_goal: "no goal" };
