import { Few } from "../../parts/few";
import { useLive } from "../../parts/live";
import { Section } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { ReviewEntry } from "../../parts/review_entry";
import { reviewsToHold } from "../../store/queries";

/** The reviews of today, and those that were not held; nothing on a day without. */
export function ReviewsToday() {
  const phone = usePhone();
  const live = useLive(() => reviewsToHold(phone), []);
  if (live.state !== "here" || live.value.length === 0) return null;
  const open = live.value.filter(({ state }) => state === "due" || state === "late");
  const held = live.value.length - open.length;
  return (
    <Section title="Reviews">
      {open.length > 0 && (
        <div class="card list">
          <Few of={open} rest="to hold">
            {(review) => <ReviewEntry key={review.id} review={review} />}
          </Few>
        </div>
      )}
      {held > 0 && (
        <p class="note">{open.length === 0 ? "All of today’s are held." : `${held} of today’s held.`}</p>
      )}
    </Section>
  );
}
