import { ChevronRight } from "lucide";
import { Icon } from "../../parts/icon";
import { useLive } from "../../parts/live";
import { usePhone, useToday } from "../../parts/phone";
import { addressOf, dueInWords, periodInWords, REVIEW, switchInWords } from "../../parts/review_words";
import { capital } from "../../parts/words";
import { myReviews, type Reviews } from "../../store/queries";

/** The review to prepare, from the day before; the one that was closed and waits to be read; and the switch. */
export function MyReview() {
  const phone = usePhone();
  const today = useToday();
  const live = useLive(() => myReviews(phone), []);
  if (live.state !== "here" || !live.value) return null;
  const entries = [toRead(live.value, today), toPrepare(live.value, today)].filter((one) => one !== null);
  const { told } = live.value;
  return (
    <>
      {told && <p class="card note">{switchInWords(told, today)}</p>}
      {entries.length > 0 && (
        <div class="card list">
          {entries.map(({ key, title, note }) => (
            <a class="entry" key={title} href={addressOf({ repId: phone.me.id, ...key })}>
              <span class="grow">
                <strong>{title}</strong>
                <span class="note">{note}</span>
              </span>
              <Icon icon={ChevronRight} />
            </a>
          ))}
        </div>
      )}
    </>
  );
}

function toRead({ toRead: review }: Reviews, today: string) {
  if (!review) return null;
  const { period, starts_on: startsOn } = review;
  return {
    key: { period, startsOn },
    title: `Read your ${REVIEW[period].toLowerCase()}`,
    note: `${capital(periodInWords(period, startsOn, today))}: your manager closed it.`,
  };
}

function toPrepare({ toPrepare: review }: Reviews, today: string) {
  if (!review) return null;
  const { period, starts_on: startsOn, due_on, prepared } = review;
  const what = REVIEW[period].toLowerCase();
  return {
    key: { period, startsOn },
    title: prepared ? `Your ${what} is prepared` : `Prepare the ${what}`,
    note: `${capital(dueInWords(due_on, today))}. ${prepared ? "You can still add to it." : "What went well, what is in the way, what comes next."}`,
  };
}
