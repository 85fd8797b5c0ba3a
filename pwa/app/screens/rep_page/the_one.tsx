import { OneThingCard } from "../../parts/one_thing_card";
import { firstName } from "../../parts/person";
import { tell } from "../../parts/told";
import { dayMonth, when } from "../../parts/words";
import type { Known, Person } from "../../store/queries";
import { courseOf, tooFewInWords } from "./course";
import { HowItGoes } from "./how_it_goes";
import { Steps } from "./steps";

/** The one thing of a rep for their manager: how it goes, why it is this one, and what can be done about it. */
export function TheOne({ known, rep, today }: { known: Known; rep: Person; today: string }) {
  const told = tell(known, today);
  const name = firstName(rep.name);
  const course = courseOf(known, told);
  const tooFew = course ? null : tooFewInWords(known, told);
  const agreedOn = told.focus?.agreed_on ?? null;
  return (
    <OneThingCard
      over={told.state === "new" ? "The one thing · not agreed yet" : "The one thing"}
      prompt={told.title}
      good={told.good}
      marks={course ? [] : told.marks}
      toCome={course ? 0 : told.toCome}
      words={[told.words, told.ask].filter(Boolean).join(" ")}
    >
      {agreedOn && (
        <p class="note">
          Agreed with {name} on {dayMonth(agreedOn, today)} · {readInWords(told.focus?.readAt, name, today)}
        </p>
      )}
      {course && <HowItGoes course={course} agreedOn={agreedOn} today={today} />}
      {tooFew && <p class="note">{tooFew}</p>}
      {told.why && (
        <p>
          {agreedOn && <span class="soft">Why, when it was agreed: </span>}
          {told.why}
        </p>
      )}
      <Steps known={known} told={told} rep={rep} />
    </OneThingCard>
  );
}

function readInWords(readAt: string | null | undefined, name: string, today: string): string {
  return readAt ? `read ${when(readAt, today)}` : `${name} has not said that it was read`;
}
