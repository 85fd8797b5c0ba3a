/** Something that only the server has: shown as it was answered last, while it is asked for anew. */
import { computed } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type Brought, bring, type WhyNot } from "../record/bring";
import { answerKept, type KeptAnswer, type Question } from "../store/queries";
import { syncState } from "../sync/state";
import { type Drawn, drawnOf, keepAsking } from "./keep_asking";
import { Blank, Trouble, useLive, Waiting } from "./live";
import { usePhone, useToday } from "./phone";
import { dayMonth, localDate, when } from "./words";

interface Props<T> {
  question: Question<T>;
  children: (answer: T) => ComponentChildren;
}

/** The answer; without a network the last one to this very question, and as of which day it is. */
export function AsBrought<T extends { as_of: string }>({ question, children }: Props<T>) {
  const drawn = useBrought(question);
  if (drawn.state === "waiting") return <Waiting />;
  if (drawn.state === "broken") return <Trouble error={drawn.error} />;
  if (drawn.state === "nothing") return <NotHere why={drawn.why} />;
  const { kept, why } = drawn;
  return (
    <>
      {why && <AsItCame kept={kept} why={why} asOf={question.asOf === null ? kept.answer.as_of : null} />}
      {children(kept.answer)}
    </>
  );
}

const sentAt = computed(() => syncState.value.sentAt);

/** What to draw of the answer to a question: it is asked once, and again with the next signal when there was none. */
export function useBrought<T>(
  question: Question<T>,
): Drawn<T> | { readonly state: "broken"; readonly error: unknown } {
  const phone = usePhone();
  const today = useToday();
  const { path, asOf } = question;
  const of = `${path} ${asOf ?? today}`;
  const [got, setGot] = useState<{ of: string; outcome: Brought } | null>(null);
  useEffect(
    () =>
      keepAsking(
        () => bring(phone, question),
        sentAt,
        (outcome) => setGot({ of, outcome }),
      ),
    [of],
  );
  const live = useLive(async () => ({ path, kept: await answerKept(phone.store, question) }), [path]);
  if (live.state === "broken") return live;
  const kept = live.state === "here" && live.value.path === path ? live.value.kept : undefined;
  const isFresh = asOf !== null || (kept ? localDate(kept.at) === today : false);
  return drawnOf(got?.of === of ? got.outcome : "asking", kept, isFresh);
}

/** Why there are none, and what to do: the same words wherever the server is asked. */
export const WHY_NOT: Record<WhyNot, readonly [title: string, advice: string]> = {
  away: ["These numbers are not on this phone yet", "They come with the next good signal, and stay."],
  signed_out: ["Sign in to see these numbers", "They are asked for as soon as you have."],
  closed: [
    "Nobody looks at these",
    "The numbers above them are not missed. They open when those are, and not before.",
  ],
  not_yours: ["There is nothing here", "Or it is not yours to see."],
  refused: [
    "There are no numbers of these days",
    "The last day must have come, and not lie before the first.",
  ],
  trouble: [
    "These numbers could not be read",
    "The server is in trouble. They are asked for again in a while.",
  ],
};

function NotHere({ why }: { why: WhyNot }) {
  const [title, advice] = WHY_NOT[why];
  return (
    <Blank title={title}>
      <p class="note">{advice}</p>
    </Blank>
  );
}

interface AsItCameProps {
  kept: KeptAnswer<unknown>;
  why: WhyNot;
  /** The day they are of, where the question does not say it. */
  asOf?: string | null;
}

/** "No signal: these are the numbers as they came Thursday, 9:12". */
export function AsItCame({ kept: { at }, why, asOf = null }: AsItCameProps) {
  const today = useToday();
  const { me } = usePhone();
  const because =
    why === "away" ? "No signal" : why === "signed_out" ? `${me.name} is signed out` : "No answer";
  return (
    <p class="card open note" role="status">
      {because}: these are the numbers {asOf && localDate(at) !== today && `as of ${dayMonth(asOf, today)}, `}
      as they came {when(at, today)}.
    </p>
  );
}
