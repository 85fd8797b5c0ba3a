import { diagnosisSentence, feedingItems } from "../../coaching";
import { FEEDS } from "../../parts/checklist_words";
import { Marks } from "../../parts/marks";
import { NotesLack } from "../../parts/notes_lack";
import { promptOf } from "../../parts/told";
import type { PartProps } from "./retrospective";

const MOST_ITEMS = 3;
const MOST_MARKS = 5;

/** What the numbers say, and what was seen of that which feeds the level they point to. */
export function WhatItSays({ found, own, day }: PartProps) {
  const { numbers, known, rep, managerClosedAt } = found;
  if (numbers.state !== "here") return null;
  const { reading } = numbers;
  const level = reading.points_to;
  const feeding = level && !own ? feedingItems(known.observations, known.checklist, level, day) : [];
  return (
    <section class="card focus">
      <h2 class="overline">What this says</h2>
      <p>{diagnosisSentence(reading)}</p>
      {level === "opportunities" && !managerClosedAt && <NotesLack repId={rep.id} />}
      {level && feeding.length > 0 && (
        <>
          <p class="note">What feeds {FEEDS[level].toLowerCase()}, as it was seen lately:</p>
          <ul class="stack tight">
            {feeding.slice(0, MOST_ITEMS).map(({ item_id, marks }) => (
              <li key={item_id} class="cluster apart">
                <span class="grow">{promptOf(known, item_id)}</span>
                {marks.length > 0 ? (
                  <Marks marks={marks.slice(-MOST_MARKS)} />
                ) : (
                  <span class="note">not seen yet</span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
