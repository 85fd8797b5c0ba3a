import { ChevronRight } from "lucide";
import type { ReviewOf } from "../store/queries";
import { Icon } from "./icon";
import { Avatar, firstName } from "./person";
import { usePhone, useToday } from "./phone";
import { addressOf, nextInWords, periodInWords, REVIEW } from "./review_words";
import { capital } from "./words";

interface Props {
  review: ReviewOf;
  /** Say with whom, where that is not clear. */
  named?: boolean;
}

/** A review to hold or to prepare, and the way to it. */
export function ReviewEntry({ review, named = true }: Props) {
  const today = useToday();
  const own = usePhone().me.id === review.rep.id;
  const isNamed = named && !own;
  const { rep, period, starts_on, state, nth, prepared } = review;
  const who = own ? "You" : firstName(rep.name);
  const title = isNamed ? rep.name : `${REVIEW[period]}, ${periodInWords(period, starts_on, today)}`;
  const due = [nextInWords(review, today), nth !== null && `day ${nth}`, state === "late" && "not held yet"];
  const readiness = prepared
    ? `${who} prepared it.`
    : own
      ? "Not prepared yet."
      : `${who} has not prepared it yet.`;
  return (
    <a class="entry" href={addressOf({ repId: rep.id, period, startsOn: starts_on })}>
      {isNamed && <Avatar name={rep.name} />}
      <span class="grow">
        <strong>{title}</strong>
        <span class={state === "late" ? "late" : "note"}>
          {capital(due.filter(Boolean).join(", "))}. {readiness}
        </span>
      </span>
      <Icon icon={ChevronRight} />
    </a>
  );
}
