import { activeFocus, countsSentence, feedingItems } from "../coaching";
import type { Known } from "../store/queries";
import { FEEDS } from "./checklist_words";
import { Marks } from "./marks";
import { usePhone } from "./phone";
import { promptOf } from "./told";

const MARKS_SHOWN = 6;

interface Props {
  known: Known;
  /** The level that the reading from the top points to. */
  level: "opportunities" | "conversations" | "calls";
  today: string;
}

/**
 * What of the checklist feeds the number that is short, with what was seen of each; for those who coach. A rep hears of
 * one thing, never a list: on a rep's own phone nothing is shown.
 */
export function FeedingItems({ known, level, today }: Props) {
  if (usePhone().me.role === "rep") return null;
  const items = feedingItems(known.observations, known.checklist, level, today);
  const feeds = FEEDS[level].toLowerCase();
  if (items.length === 0) {
    return <p class="note">Nothing on the checklist feeds {feeds} yet. A director can say what does.</p>;
  }
  const open = activeFocus(known.focuses)?.item_id;
  return (
    <section class="stack tight" aria-label={`What feeds ${feeds}`}>
      <h3 class="label">What feeds {feeds}</h3>
      <ul class="feeding">
        {items.map((item) => (
          <li key={item.item_id}>
            <span class="grow">
              {item.item_id === open && <span class="overline">The one thing</span>}
              <span class="feeding-name">{promptOf(known, item.item_id)}</span>
              <span class="note">{countsSentence(item) ?? "Not seen yet: look for it."}</span>
            </span>
            <Marks marks={item.marks.slice(-MARKS_SHOWN)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
