import { Marks } from "../../parts/marks";
import { Avatar } from "../../parts/person";
import { useToday } from "../../parts/phone";
import { capital } from "../../parts/words";
import type { TeamRow } from "./needs";
import { alsoWith, lastMarks, Needs, newInWords, OneThingOf, seenInWords } from "./team_words";

/** The team on a phone: one card each. */
export function TeamList({ rows, ledBy }: { rows: readonly TeamRow[]; ledBy: string }) {
  const today = useToday();
  return (
    <ul class="card list team-list">
      {rows.map((row) => (
        <li key={row.rep.id}>
          <a class="entry" data-rep href={`/team/${row.rep.id}`}>
            <Avatar name={row.rep.name} />
            <span class="grow stack tight">
              <strong>{row.rep.name}</strong>
              <OneThingOf row={row} />
              {row.told.focus && <Marks {...lastMarks(row)} />}
              <span class="cluster">
                <span class="note">
                  {[capital(newInWords(row)), seenInWords(row, today), alsoWith(row, ledBy)]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
                <Needs row={row} />
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
