import { Marks } from "../../parts/marks";
import { Avatar } from "../../parts/person";
import { useToday } from "../../parts/phone";
import type { TeamRow } from "./needs";
import { lastMarks, Needs, OneThingOf, seenInWords } from "./team_words";

/** The team at a desk. */
export function TeamTable({ rows, caption }: { rows: readonly TeamRow[]; caption: string }) {
  return (
    <div class="card table-frame desk-only">
      <table class="team-table">
        <caption class="unseen-text">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Rep</th>
            <th scope="col">The one thing</th>
            <th scope="col">Towards the standard</th>
            <th scope="col">Last seen</th>
            <th scope="col">Opportunities</th>
            <th scope="col">Needs</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.rep.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { row: TeamRow }) {
  const today = useToday();
  const { told } = row;
  const { name } = row.rep;
  return (
    <tr>
      <th scope="row">
        <a href={`/team/${row.rep.id}`}>
          <Avatar name={name} />
          <span>
            {name}
            {row.isNew && <span class="note"> new</span>}
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
