import type { OwnRating } from "../../coaching";
import { useKeeping } from "../../parts/keeping";
import { usePhone, useToday } from "../../parts/phone";
import { RatingGroup } from "../../parts/rating_group";
import { FoldedField } from "../../parts/text_field";
import { daysBetween, when } from "../../parts/words";
import { rateMyself, sayToMyRating, takeBackMyRating } from "../../record/own_rating";
import type { OwnOfItem } from "../../store/queries";

const CHOICES = ["met", "partly", "missed"] as const;
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
  const fresh = waiting.find((own) => daysBetween(own.rated_on, today) <= 1);
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
        rating={fresh?.rating ?? null}
        onRate={(rating) => rateMyself(phone, focusId, fresh ?? null, rating as OwnRating["rating"])}
      />
      {fresh && <MoreToIt own={fresh} today={today} />}
    </section>
  );
}

function MoreToIt({ own, today }: { own: OwnOfItem; today: string }) {
  const phone = usePhone();
  const { busy, alarm, keep } = useKeeping("It was not taken back");
  return (
    <div class="stack tight">
      <div class="cluster apart">
        <p class="note">Rated {when(own.rated_at, today)}. It waits for the talk.</p>
        <button
          type="button"
          class="link"
          disabled={busy}
          onClick={() => keep(() => takeBackMyRating(phone, own.id))}
        >
          Take it back
        </button>
      </div>
      {alarm}
      <FoldedField
        key={`customer ${own.id}`}
        open="+ Customer"
        label="Customer"
        hint="When there was more than one today."
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
