import { useState } from "preact/hooks";
import type { OwnRating } from "../../coaching";
import { useKeeping } from "../../parts/keeping";
import { usePhone, useToday } from "../../parts/phone";
import { RatingGroup } from "../../parts/rating_group";
import { WORD } from "../../parts/ratings";
import { FoldedField } from "../../parts/text_field";
import { daysBetween, when } from "../../parts/words";
import { rateMyself, sayToMyRating, takeBackMyRating } from "../../record/own_rating";
import type { OwnOfItem } from "../../store/queries";

const CHOICES = ["met", "partly", "missed"] as const;
/** How long one that nobody talked through is shown. */
const WAITS_DAYS = 7;
const LIMITS = { customer: 200, note: 2000 };

interface Props {
  focusId: string;
  /** Those that wait for their talk, the latest first. */
  waiting: readonly OwnOfItem[];
}

/** How did it go? Rated before the talk, and shown beside the manager's rating in it. It counts nothing. */
export function RateMyself({ focusId, waiting }: Props) {
  const phone = usePhone();
  const today = useToday();
  const [before, setBefore] = useState<string | null>(null);
  const latest = waiting.find((own) => own.rated_on === today && own.id !== before) ?? null;
  const earlier = waiting.filter((own) => own !== latest && daysBetween(own.rated_on, today) <= WAITS_DAYS);
  return (
    <section class="card">
      <div class="stack tight">
        <h2 class="item" id="rate-myself">
          How did it go the last time?
        </h2>
        <p class="note">
          Rate yourself before you talk it through. In the talk both ratings lie side by side; yours counts
          nothing towards the standard.
        </p>
      </div>
      <RatingGroup
        labelledBy="rate-myself"
        among={CHOICES}
        rating={latest?.rating ?? null}
        onRate={(rating) => rateMyself(phone, focusId, latest, rating as OwnRating["rating"])}
      />
      {latest && (
        <>
          <Waiting own={latest} today={today} />
          <Words own={latest} />
          <button type="button" class="link" onClick={() => setBefore(latest.id)}>
            Rate another visit
          </button>
        </>
      )}
      {earlier.map((own) => (
        <Waiting key={own.id} own={own} today={today} />
      ))}
    </section>
  );
}

/** One that waits for its talk. */
function Waiting({ own, today }: { own: OwnOfItem; today: string }) {
  const phone = usePhone();
  const { busy, alarm, keep } = useKeeping("It was not taken back");
  const said = [WORD[own.rating], own.customer, `rated ${when(own.rated_at, today)}`].filter(Boolean);
  return (
    <>
      <div class="cluster apart">
        <p class="note">{said.join(", ")}. It waits for the talk.</p>
        <button
          type="button"
          class="link"
          disabled={busy}
          aria-label={`Take back: ${said.join(", ")}`}
          onClick={() => keep(() => takeBackMyRating(phone, own.id))}
        >
          Take it back
        </button>
      </div>
      {alarm}
    </>
  );
}

function Words({ own }: { own: OwnOfItem }) {
  const phone = usePhone();
  return (
    <div class="stack tight">
      <FoldedField
        key={`customer ${own.id}`}
        open="+ Customer"
        label="Customer"
        hint="When there is more than one today."
        limit={LIMITS.customer}
        value={own.customer}
        save={(customer) => sayToMyRating(phone, own.id, { customer })}
      />
      <FoldedField
        key={`note ${own.id}`}
        open="+ Why"
        label="Why"
        hint="Your manager reads this."
        limit={LIMITS.note}
        value={own.note}
        save={(note) => sayToMyRating(phone, own.id, { note })}
      />
    </div>
  );
}
