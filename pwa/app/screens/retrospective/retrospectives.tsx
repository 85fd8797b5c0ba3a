import { useState } from "preact/hooks";
import { Blank, Show, useLive } from "../../parts/live";
import { Page, Section } from "../../parts/page";
import { usePhone, useToday } from "../../parts/phone";
import { ReviewEntry } from "../../parts/review_entry";
import { whenToHold } from "../../parts/review_words";
import { counted } from "../../parts/words";
import { go, place } from "../../routes";
import type { Phone } from "../../store/phone";
import {
  myReviews,
  type Past,
  type Person,
  pastRetrospectives,
  type ReviewOf,
  repsOf,
  reviewsToHold,
} from "../../store/queries";
import { AsOfThen } from "./as_of_then";
import { PastEntry } from "./past_entry";
import { found, readSearch, type Search, writeSearch } from "./search";
import { SearchFields } from "./search_fields";

interface All {
  /** To be held or read now. */
  readonly now: readonly ReviewOf[];
  readonly past: readonly Past[];
  /** Whom to choose from; a rep has nobody but themselves. */
  readonly reps: readonly Person[];
}

/** The reviews that are due, then those there were, to be searched. */
export function Retrospectives() {
  const phone = usePhone();
  const live = useLive(() => all(phone), []);
  return (
    <Page title="Reviews" back="/" wide>
      <Show live={live}>{(value) => <Listed all={value} />}</Show>
    </Page>
  );
}

async function all(phone: Phone): Promise<All> {
  const past = await pastRetrospectives(phone);
  if (phone.me.role !== "rep") return { now: await reviewsToHold(phone), past, reps: await repsOf(phone) };
  const mine = await myReviews(phone);
  return { now: [mine?.now ?? mine?.next ?? []].flat(), past, reps: [] };
}

function Listed({ all: { now, past, reps } }: { all: All }) {
  const today = useToday();
  const search = readSearch(place.value.query);
  const open = now.filter(({ state }) => state !== "held" && state !== "closed");
  const ids = new Set(open.map(({ id }) => id));
  const before = past.filter(
    ({ id, dueOn, managerClosedAt }) => !ids.has(id) && (managerClosedAt || dueOn < today),
  );
  const shown = found(before, search);
  return (
    <>
      {open.length > 0 && (
        <Section title={whenToHold(open)}>
          <div class="card list">
            {open.map((review) => (
              <ReviewEntry key={review.id} review={review} />
            ))}
          </div>
        </Section>
      )}
      <Section title="Before">
        {before.length === 0 && reps.length === 0 ? (
          <Blank title="None yet">
            <p class="note">What you and your manager close stays here, to be read again.</p>
          </Blank>
        ) : (
          <>
            <SearchFields search={search} reps={reps} onChange={searchFor} />
            <p class="note" role="status">
              {inWords(shown.length, before.length)}
            </p>
            <Found key={writeSearch(search)} shown={shown} />
            <AsOfThen search={search} reps={reps} past={past} />
          </>
        )}
      </Section>
    </>
  );
}

function searchFor(search: Search): void {
  go(`/retrospectives${writeSearch(search)}`, true);
}

function inWords(shown: number, all: number): string {
  if (all === 0) return "None was held yet.";
  const reviews = counted(all, "review");
  return shown === all ? `${reviews}, the latest first.` : `${shown} of ${reviews}, the latest first.`;
}

const PIECE = 20;

/** Drawn in pieces: whoever looks for the newest does not wait for years. */
function Found({ shown }: { shown: readonly Past[] }) {
  const today = useToday();
  const [drawn, setDrawn] = useState(PIECE);
  const left = shown.length - drawn;
  if (shown.length === 0) return null;
  return (
    <>
      <ul class="card list">
        {shown.slice(0, drawn).map((past) => (
          <li key={past.id}>
            <PastEntry past={past} today={today} />
          </li>
        ))}
      </ul>
      {left > 0 && (
        <button type="button" class="button" onClick={() => setDrawn(drawn + PIECE)}>
          {left <= PIECE ? `Show the other ${left}` : `Show ${PIECE} of ${left} more`}
        </button>
      )}
    </>
  );
}
