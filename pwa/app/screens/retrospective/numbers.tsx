import type { ComponentChildren } from "preact";
import type { LevelReading, Reading } from "../../coaching";
import { AsItCame, useBrought, WHY_NOT } from "../../parts/brought";
import { Trouble } from "../../parts/live";
import { firstName } from "../../parts/person";
import { LookAt, ReadingLevels } from "../../parts/reading_levels";
import { asOfInWords } from "../../parts/reading_words";
import { readingQuestion } from "../../store/queries";
import { queryOf, viewOf } from "../numbers/view";
import type { PartProps } from "./retrospective";

/** The numbers from the top, exactly as far as the reading went; a week without them is a retrospective still. */
export function Numbers({ found, own, today }: PartProps) {
  const { numbers, rep } = found;
  const name = own ? "you" : firstName(rep.name);
  const asOf = numbers.state === "to_fetch" ? numbers.asOf : numbers.state === "here" && numbers.fetchedOf;
  const levels = (reading: Reading) => <AsRead reading={reading} repId={own ? null : rep.id} today={today} />;
  if (asOf)
    return (
      <OfThen repId={rep.id} asOf={asOf} today={today}>
        {levels}
      </OfThen>
    );
  if (numbers.state === "here") return levels(numbers.reading);
  return (
    <section class="card open">
      <h2 class="item">{numbers.state === "without" ? "Held without numbers" : "No numbers yet"}</h2>
      <p class="note">
        {numbers.state === "without"
          ? `None of ${name} had come to the phone it was held on.`
          : `None of ${name} came to this phone yet. They come with a signal, once there is a goal for opportunities; the rest does not wait for them.`}
      </p>
    </section>
  );
}

interface OfThenProps {
  repId: string;
  asOf: string;
  today: string;
  children: (reading: Reading) => ComponentChildren;
}

/** Those of a day that lies back the server reads, when there is a signal; what came before is shown meanwhile. */
function OfThen({ repId, asOf, today, children }: OfThenProps) {
  const drawn = useBrought(readingQuestion(repId, asOf));
  if (drawn.state === "broken") return <Trouble error={drawn.error} />;
  if (drawn.state === "here")
    return (
      <>
        {drawn.why && <AsItCame kept={drawn.kept} why={drawn.why} />}
        {children(drawn.kept.answer)}
      </>
    );
  return (
    <section class="card open">
      <h2 class="item">The numbers {asOfInWords(asOf, today)}</h2>
      <p class="note" role="status">
        {drawn.state === "waiting" ? "One moment: they are being read." : WHY_NOT[drawn.why].join(". ")}
      </p>
    </section>
  );
}

interface AsReadProps {
  reading: Reading;
  /** Null: they are one's own. */
  repId: string | null;
  today: string;
}

/** Each figure leads to its records, as of the day it was read. */
function AsRead({ reading, repId, today }: AsReadProps) {
  const view = viewOf(reading);
  const here = repId ? `/team/${repId}/numbers` : "/numbers";
  const more = (level: LevelReading) =>
    view && <LookAt level={level} to={`${here}/${level.level}${queryOf(view, today)}`} />;
  return <ReadingLevels reading={reading} today={today} more={more} />;
}
