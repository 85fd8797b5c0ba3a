import { useEffect, useId, useRef } from "preact/hooks";
import { InPlace } from "../../parts/in_place";
import { useKeeping } from "../../parts/keeping";
import { usePhone, useToday } from "../../parts/phone";
import { broughtInWords } from "../../parts/practice_words";
import { RatingGroup } from "../../parts/rating_group";
import { capital, dayMonth, listed } from "../../parts/words";
import { mark, unmark } from "../../record/mark";
import type { Measured, OpportunityRow } from "../../store/queries";

const SIGN = { counted: "✓", not_counted: "✕", unchecked: "–" } as const;
const MARK = { counted: "met", not_counted: "missed", unchecked: "not_seen" } as const;
const CHOICES = ["met", "missed"] as const;
const WORDS = { met: "Met", missed: "Not met" };

interface Props {
  one: OpportunityRow;
  isOpen: boolean;
  onToggle: () => void;
  /** Opens the next one that needs checking; null: there is none. */
  onNext: (() => void) | null;
}

/** One opportunity: whether it counts and why, and opened the criteria one by one, to be marked. */
export function OneOpportunity({ one, isOpen, onToggle, onNext }: Props) {
  const today = useToday();
  const details = useId();
  const button = useRef<HTMLButtonElement>(null);
  const { verdict } = one.judged;
  useEffect(() => {
    if (!isOpen || button.current === document.activeElement) return;
    button.current?.focus({ preventScroll: true });
    button.current?.scrollIntoView({ block: "center" });
  }, [isOpen]);
  return (
    <li class="opportunity">
      <button
        ref={button}
        type="button"
        class="entry"
        aria-expanded={isOpen}
        aria-controls={details}
        onClick={onToggle}
      >
        <span class={`mark ${MARK[verdict]}`} aria-hidden="true">
          {SIGN[verdict]}
        </span>
        <span class="grow">
          <strong>{[one.account || "No customer named", one.product].filter(Boolean).join(" · ")}</strong>
          <span class="note">
            {whyInWords(one.judged)} · {dayMonth(one.engagedOn, today)}
            {one.conversation && " · from a conversation"}
          </span>
        </span>
      </button>
      <div id={details} hidden={!isOpen} class={isOpen ? "stack criteria" : undefined}>
        {isOpen && (
          <>
            {one.measured.length === 0 && <p class="note">Nothing more was asked of it: it counts.</p>}
            {one.measured.map((measured) => (
              <OneCriterion key={measured.criterion.id} aboutId={one.id} measured={measured} />
            ))}
            {onNext && (
              <button type="button" class="button" onClick={onNext}>
                Next to check
              </button>
            )}
          </>
        )}
      </div>
    </li>
  );
}

/** "Not counted: “There is a budget” is not met". */
function whyInWords({ verdict, because }: OpportunityRow["judged"]): string {
  if (verdict === "counted") return "Counted";
  if (verdict === "unchecked") return `Not checked yet: ${because.length} to mark`;
  const titles = listed(because.map(({ title }) => `“${title}”`));
  return `Not counted: ${titles} ${because.length === 1 ? "is" : "are"} not met`;
}

function OneCriterion({ aboutId, measured }: { aboutId: string; measured: Measured }) {
  const phone = usePhone();
  const today = useToday();
  const name = useId();
  const { busy, alarm, keep } = useKeeping("It was not taken back");
  const { criterion, met, markedBy } = measured;
  return (
    <InPlace of={markedBy === null} tight>
      <div>
        <p class="item" id={name}>
          {criterion.title}
        </p>
        <p class="note">{whoDecided(measured, phone.me.name, today)}</p>
      </div>
      <RatingGroup
        labelledBy={name}
        among={CHOICES}
        words={WORDS}
        rating={met === null ? null : met ? "met" : "missed"}
        onRate={(rating) => mark(phone, aboutId, criterion.id, rating === "met")}
      />
      {markedBy !== null && (
        <button
          type="button"
          class="link"
          disabled={busy}
          aria-label={`Take the mark back: ${criterion.title}`}
          onClick={() => keep(() => unmark(phone, aboutId, criterion.id))}
        >
          Take the mark back
        </button>
      )}
      {alarm}
    </InPlace>
  );
}

/** "Marked by Dana Whitfield", "By rule: the budget was brought in as “40,000”". */
function whoDecided({ criterion, byRule, value, markedBy }: Measured, me: string, today: string): string {
  const rule = byRule === null ? null : broughtInWords(criterion, value, today);
  if (markedBy === null) return rule ? `By rule: ${rule}.` : "Nobody has marked it yet.";
  const by = markedBy === me ? "Marked by you" : markedBy ? `Marked by ${markedBy}` : "Marked by hand";
  return rule ? `${by}. ${capital(rule)}.` : `${by}.`;
}
