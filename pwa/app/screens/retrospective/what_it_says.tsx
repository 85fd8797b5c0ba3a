import { diagnosisSentence, marksOf, missRate, type Reading, UNSEEN, weigh } from "../../coaching";
import { Marks } from "../../parts/marks";
import { promptOf } from "../../parts/told";
import type { Known } from "../../store/queries";
import { NotesLack } from "./notes_lack";
import type { PartProps } from "./retrospective";

const MOST_ITEMS = 3;
const MOST_MARKS = 5;

/** What the numbers say, and what was seen of that which feeds the level they point to. */
export function WhatItSays({ found, own, day }: PartProps) {
  const { numbers, known, rep, managerClosedAt } = found;
  if (numbers.state !== "here") return null;
  const { reading } = numbers;
  const feeding = itemsFeeding(known, reading.points_to, day);
  return (
    <section class="card focus">
      <h2 class="overline">What this says</h2>
      <p>{diagnosisSentence(reading)}</p>
      {reading.points_to === "opportunities" && !managerClosedAt && <NotesLack repId={rep.id} own={own} />}
      {!own && feeding.length > 0 && (
        <>
          <p class="note">What feeds {FED[reading.points_to ?? "opportunities"]}, as it was seen lately:</p>
          <ul class="stack tight">
            {feeding.map(({ id, marks }) => (
              <li key={id} class="cluster apart">
                <span class="grow">{promptOf(known, id)}</span>
                {marks.length > 0 ? <Marks marks={marks} /> : <span class="note">not seen yet</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const FED = {
  opportunities: "opportunities",
  conversations: "conversations",
  calls: "calls and e-mails",
};

/** The items that feed a level, those missed most first, with how they were seen last. */
function itemsFeeding(known: Known, level: Reading["points_to"], day: string) {
  if (level === null) return [];
  const evidence = weigh(known.observations, day);
  return known.checklist
    .filter(({ funnel_level }) => funnel_level === level)
    .sort((a, b) => missRate(evidence.get(b.id) ?? UNSEEN) - missRate(evidence.get(a.id) ?? UNSEEN))
    .slice(0, MOST_ITEMS)
    .map(({ id }) => {
      const marks = marksOf(known.observations.filter(({ item_id }) => item_id === id));
      return { id, marks: marks.slice(-MOST_MARKS).map(({ rating }) => rating) };
    });
}
