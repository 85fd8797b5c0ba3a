/** Something that only the server has: shown as it was answered last, while it is asked for anew. */
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Brought } from "../record/dashboards";
import type { KeptAnswer } from "../store/queries/dashboards";
import { syncState } from "../sync/state";
import { Blank, Show, useLive, Waiting } from "./live";
import { usePhone, useToday } from "./phone";
import { dayMonth, localDate, when } from "./words";

interface Props<T> {
  /** What is asked for, as text: another one is another question. */
  question: string;
  bring: () => Promise<Brought>;
  kept: () => Promise<KeptAnswer<T> | null>;
  /** The day that is asked for; null: today. */
  wanted: string | null;
  children: (answer: T) => ComponentChildren;
}

/** The answer: that of the day asked for; without a network the last one there was, and of which day it is. */
export function AsBrought<T extends { as_of: string }>({
  question,
  bring,
  kept,
  wanted,
  children,
}: Props<T>) {
  const today = useToday();
  const state = useBrought(question, bring);
  const live = useLive(kept, [question]);
  return (
    <Show live={live}>
      {(found) => {
        const isIt =
          found !== null && (wanted ? found.answer.as_of === wanted : localDate(found.at) === today);
        if (state === "asking" && !isIt) return <Waiting />;
        if (!found || state === "closed" || state === "not_yours") return <NotHere state={state} />;
        return (
          <>
            {state !== "here" && state !== "asking" && (
              <AsOfThen at={found.at} asOf={found.answer.as_of} isIt={isIt} state={state} />
            )}
            {children(found.answer)}
          </>
        );
      }}
    </Show>
  );
}

/** Asked for once, and again with the next signal when there was none. */
function useBrought(question: string, bring: () => Promise<Brought>): Brought | "asking" {
  const [got, setGot] = useState<{ question: string; state: Brought } | null>(null);
  const state = got?.question === question ? got.state : "asking";
  const again = state === "here" ? null : syncState.value.sentAt;
  useEffect(() => {
    let gone = false;
    bring().then(
      (state) => !gone && setGot({ question, state }),
      () => !gone && setGot({ question, state: "trouble" }),
    );
    return () => {
      gone = true;
    };
  }, [question, again]);
  return state;
}

const WHY_NOT: Record<Exclude<Brought, "here">, readonly [title: string, advice: string]> = {
  away: ["These numbers are not on this phone yet", "They come with the next good signal, and stay."],
  signed_out: ["Sign in to see these numbers", "They are asked for as soon as you have."],
  closed: [
    "Nobody looks at these",
    "The numbers above them are not missed. They open when those are, and not before.",
  ],
  not_yours: ["There is nothing here", "Or it is not yours to see."],
  trouble: ["These numbers could not be read", "The server is in trouble. Try again in a while."],
};

function NotHere({ state }: { state: Brought | "asking" }) {
  const [title, advice] = WHY_NOT[state === "asking" || state === "here" ? "away" : state];
  return (
    <Blank title={title}>
      <p class="note">{advice}</p>
    </Blank>
  );
}

interface Then {
  at: string;
  asOf: string;
  isIt: boolean;
  state: Brought;
}

function AsOfThen({ at, asOf, isIt, state }: Then) {
  const today = useToday();
  const { me } = usePhone();
  const why =
    state === "away" ? "No signal" : state === "signed_out" ? `${me.name} is signed out` : "No answer";
  return (
    <p class="card open note" role="status">
      {why}: these are the numbers {isIt ? "" : `as of ${dayMonth(asOf, today)}, `}
      as they came {when(at, today)}.
    </p>
  );
}
