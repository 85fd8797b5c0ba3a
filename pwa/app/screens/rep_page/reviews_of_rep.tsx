import { ImpedimentEntry } from "../../parts/impediment_entry";
import { useLive } from "../../parts/live";
import { firstName } from "../../parts/person";
import { usePhone } from "../../parts/phone";
import { ReviewEntry } from "../../parts/review_entry";
import { switchInWords } from "../../parts/review_words";
import type { Phone } from "../../store/phone";
import { impedimentsOf, type Person, reviewsByRep } from "../../store/queries";

/** The review that is next, what is in the way, and the way to the reviews before. */
export function ReviewsOfRep({ rep, today }: { rep: Person; today: string }) {
  const phone = usePhone();
  const live = useLive(() => ofRep(phone, rep), [rep.id]);
  if (live.state !== "here") return null;
  const { reviews, open } = live.value;
  const review = reviews.toPrepare ?? reviews.next;
  return (
    <section class="card" aria-label="Reviews">
      <h2 class="item">Reviews</h2>
      {reviews.told && <p class="note">{switchInWords(reviews.told, today)}</p>}
      {review ? <ReviewEntry review={review} named={false} /> : <p class="note">None is in sight.</p>}
      {open.length > 0 && (
        <>
          <h3 class="label">In the way</h3>
          <ul class="stack tight">
            {open.map((one) => (
              <li key={one.id}>
                <ImpedimentEntry impediment={one} today={today} />
              </li>
            ))}
          </ul>
        </>
      )}
      <a class="link" href={`/retrospectives?rep=${rep.id}`}>
        All reviews with {firstName(rep.name)}
      </a>
    </section>
  );
}

async function ofRep(phone: Phone, rep: Person) {
  const [reviews, impediments] = await Promise.all([reviewsByRep(phone), impedimentsOf(phone.store, rep.id)]);
  return { reviews: reviews(rep), open: impediments.filter(({ resolvedOn }) => resolvedOn === null) };
}
