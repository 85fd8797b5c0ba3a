import { impactSentence } from "../../coaching";
import { ENOUGH_RATINGS, ENOUGH_REPS } from "../../coaching/team_items";
import { Section } from "../../parts/page";
import { counted } from "../../parts/words";
import type { Coaching, Trained } from "../../store/queries/coaching";
import { countsInWords, type Items, nothingToSay } from "./training_words";

const SHOWN = 3;

/** What each team and each region could be trained on. It names items, and no rep. */
export function Training({ all }: { all: Coaching }) {
  return (
    <>
      <Section title="What to train teams on">
        <p class="note">
          What is missed most, weighed by how much it matters. Said only where an item was rated at least{" "}
          {ENOUGH_RATINGS} times in 180 days with at least {ENOUGH_REPS} reps, and at least {ENOUGH_REPS} of
          them missed it or met it partly: it is about the team, and never about one rep.
        </p>
        <Cards groups={all.teams} items={all.items} asked="manager" />
      </Section>
      <Section title="By region">
        <Cards groups={all.regions} items={all.items} asked="region" />
      </Section>
    </>
  );
}

function Cards({ groups, items, asked }: { groups: readonly Trained[]; items: Items; asked: string }) {
  if (groups.length === 0) return <p class="card note">Nobody here yet.</p>;
  return (
    <div class="side-by-side">
      {groups.map((group) => (
        <article class="card" key={group.key}>
          <div class="cluster apart">
            <h3>
              <a href={`/team?${new URLSearchParams({ [asked]: group.key })}`}>{group.name}</a>
            </h3>
            <span class="note">{counted(group.items.reps, "rep")}</span>
          </div>
          <Weakest group={group} items={items} />
        </article>
      ))}
    </div>
  );
}

function Weakest({ group, items }: { group: Trained; items: Items }) {
  const { weakest, enough, tooLittle } = group.items;
  const none = nothingToSay(group, items);
  if (none) return <p class="note">{none}</p>;
  return (
    <>
      <ol class="stack">
        {weakest.slice(0, SHOWN).map((item) => (
          <li key={item.item_id} class="stack tight">
            <strong>{items.get(item.item_id)?.prompt}</strong>
            <span class="note">
              {countsInWords(item)} {impactSentence(items.get(item.item_id)?.impact ?? 0)}
            </span>
          </li>
        ))}
      </ol>
      {tooLittle.length > 0 && (
        <p class="note">
          {enough} of {counted(enough + tooLittle.length, "item")} were seen often enough to say.
        </p>
      )}
    </>
  );
}
