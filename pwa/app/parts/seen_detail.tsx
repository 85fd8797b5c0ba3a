import type { Known, Shown } from "../store/queries";
import { AttachedList } from "./attached";
import { Mark } from "./marks";
import { WORD } from "./ratings";
import { rideAddress } from "./ride_address";
import { TiedWords } from "./tied_words";
import { promptIn } from "./told";
import { dayMonth, KIND } from "./words";

interface Props {
  interaction: Shown;
  itemId: string;
  known: Known;
  repName: string;
  today: string;
}

/** One observation with all that is behind it: rating, item, when and where, notes, photos and memos. */
export function SeenDetail({ interaction, itemId, known, repName, today }: Props) {
  const seen = interaction.seen.get(itemId);
  const prompt = promptIn(interaction, known, itemId);
  if (!seen) return null;
  return (
    <div class="seen-detail">
      <span aria-hidden="true">
        <Mark rating={seen.rating} />
      </span>
      <div class="stack tight">
        <div class="cluster">
          <strong>{prompt}</strong>
          <span class={`badge ${seen.rating}`}>{WORD[seen.rating]}</span>
        </div>
        <OffChecklist known={known} itemId={itemId} />
        <p class="note">{whereInWords(interaction, today)}</p>
        <TiedWords seen={seen} />
        {seen.note && <p class="said">{seen.note}</p>}
        {interaction.mine && seen.privateNote && (
          <p class="private note">
            <strong>Only you see this</strong>
            {seen.privateNote}
          </p>
        )}
        <AttachedList
          attached={interaction.attached.get(itemId) ?? []}
          prompt={prompt}
          rating={seen.rating}
          repName={repName}
        />
      </div>
      <a class="link" href={rideAddress(interaction)}>
        Open the {KIND[interaction.kind].toLowerCase()}
      </a>
    </div>
  );
}

/** Says so when an item was taken off the checklist. */
export function OffChecklist({ known, itemId }: { known: Known; itemId: string }) {
  if (known.checklist.some(({ id }) => id === itemId)) return null;
  return <span class="off-checklist">no longer on the checklist</span>;
}

/** There is more behind the rating than the rating. */
export function hasMore({ seen, attached, mine }: Shown, itemId: string): boolean {
  const here = seen.get(itemId);
  return Boolean(
    here?.note ||
      here?.passage ||
      (here && here.atSecond !== null) ||
      (mine && here?.privateNote) ||
      attached.get(itemId)?.length,
  );
}

function whereInWords({ occurredOn, kind, customer, by, mine }: Shown, today: string): string {
  const who = mine ? "seen by you" : by && `seen by ${by}`;
  return [dayMonth(occurredOn, today), KIND[kind], customer, who].filter(Boolean).join(" · ");
}
