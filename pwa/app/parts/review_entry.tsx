import { ChevronRight } from "lucide";
import type { ReviewOf } from "../store/queries";
import { Icon } from "./icon";
import { Avatar, firstName } from "./person";
import { usePhone, useToday } from "./phone";
import { addressOf, dueInWords, periodInWords, REVIEW } from "./review_words";
import { capital } from "./words";

/** A review to hold or to prepare, and the way to it. */
export function ReviewEntry({ review }: { review: ReviewOf }) {
  const today = useToday();
  const own = usePhone().me.id === review.rep.id;
  const { rep, period, starts_on, state, due_on, prepared, nth } = review;
  const of = nth === null ? periodInWords(period, starts_on, today) : `day ${nth}`;
  const who = own ? "You" : firstName(rep.name);
  const readiness = prepared
    ? `${who} prepared it.`
    : own
      ? "Not prepared yet."
      : `${who} has not prepared it yet.`;
  return (
    <a class="entry" href={addressOf({ repId: rep.id, period, startsOn: starts_on })}>
      {!own && <Avatar name={rep.name} />}
      <span class="grow">
        <strong>
          {own ? `${REVIEW[period]}, ${of}` : `${rep.name} · ${REVIEW[period].toLowerCase()}, ${of}`}
        </strong>
        <span class={state === "late" ? "late" : "note"}>
          {capital(
            state === "late" ? `${dueInWords(due_on, today)}, not held yet` : dueInWords(due_on, today),
          )}
          . {readiness}
        </span>
      </span>
      <Icon icon={ChevronRight} />
    </a>
  );
}
