import type { Rating } from "../../coaching";
import { AttachedList } from "../../parts/attached";
import { RATINGS, SIGN, WORD } from "../../parts/ratings";
import { SaidToIt } from "../../parts/said_to_it";
import { SideBySide } from "../../parts/side_by_side";
import { TiedWords } from "../../parts/tied_words";
import { promptIn, promptOf } from "../../parts/told";
import { ago, capital, counted, KIND } from "../../parts/words";
import type { Known, OwnOfItem, Seen, Shown } from "../../store/queries";

interface Props {
  interaction: Shown;
  known: Known;
  /** How I rated myself in it. */
  own: OwnOfItem | null;
  today: string;
  /** Show all that was seen at once. */
  open: boolean;
}

/**
 * What was said of one interaction that was talked through: what went well first, the one thing, and what a note, photo
 * or memo is about. Bare marks of other things are no list for a rep; their file of all that is written has them.
 */
export function Latest({ interaction, known, own, today, open }: Props) {
  const { kind, customer, occurredOn, repWords, message, seen, attached } = interaction;
  const rated = [...seen].filter(([, { rating }]) => rating !== "not_seen").sort(metFirst);
  const isSaid = ([id, { rating, note, passage, atSecond }]: [string, Seen]) =>
    rating === "met" ||
    note !== "" ||
    passage !== "" ||
    atSecond !== null ||
    attached.has(id) ||
    known.focuses.some(({ item_id }) => item_id === id);
  const others = [...seen].filter(([id, { rating }]) => rating === "not_seen" && attached.has(id));
  const shown = [...rated.filter(isSaid), ...others];
  const parked = rated.length - (shown.length - others.length);
  const met = rated.filter(([, { rating }]) => rating === "met").length;
  return (
    <article class="card">
      <h3>
        {[kind !== "ride_along" && KIND[kind], capital(ago(occurredOn, today)), customer]
          .filter(Boolean)
          .join(" · ")}
      </h3>
      {message && <p class="said">{message}</p>}
      {repWords && <p class="note">In your words: “{repWords}”</p>}
      <details open={open}>
        <summary>
          {counted(rated.length, "thing")} seen, {met} of them met
        </summary>
        <ul class="stack">
          {shown.map(([id, one]) => (
            <li key={id} class="row">
              <Sign rating={one.rating} />
              <span class="grow">
                {promptIn(interaction, known, id)}
                <TiedWords seen={one} />
                {one.note && <span class="note said">{one.note}</span>}
              </span>
              {attached.has(id) && (
                <div class="whole stack tight">
                  <AttachedList
                    attached={attached.get(id) ?? []}
                    prompt={promptIn(interaction, known, id)}
                    rating={one.rating}
                    repName=""
                  />
                </div>
              )}
            </li>
          ))}
        </ul>
        {parked > 0 && (
          <p class="note">
            {counted(parked, "more was", "more were")} seen and can wait: one thing at a time.
          </p>
        )}
      </details>
      {own && (
        <>
          <p class="note">Side by side: {promptOf(known, own.itemId)}</p>
          <SideBySide
            own={own}
            seen={seen.get(own.itemId)?.rating ?? null}
            names={{ rep: "You", manager: "Your manager" }}
          />
        </>
      )}
      <SaidToIt about={interaction.id} />
    </article>
  );
}

function metFirst([, a]: [string, Seen], [, b]: [string, Seen]): number {
  return RATINGS.indexOf(a.rating) - RATINGS.indexOf(b.rating);
}

function Sign({ rating }: { rating: Rating }) {
  return (
    <span class={`mark ${rating}`}>
      <span aria-hidden="true">{SIGN[rating]}</span>
      <span class="unseen-text">{WORD[rating]}</span>
    </span>
  );
}
