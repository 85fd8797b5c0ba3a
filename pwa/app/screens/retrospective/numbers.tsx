import { firstName } from "../../parts/person";
import { ReadingLevels } from "../../parts/reading_levels";
import { useReadingOf } from "../../parts/reading_of";
import { asOfInWords } from "../../parts/reading_words";
import type { PartProps } from "./retrospective";

/** The numbers from the top, exactly as far as the reading went; a week without them is a retrospective still. */
export function Numbers({ found, own, today }: PartProps) {
  const { numbers, rep } = found;
  const name = own ? "you" : firstName(rep.name);
  if (numbers.state === "here") return <ReadingLevels reading={numbers.reading} today={today} />;
  if (numbers.state === "to_fetch") return <OfThen repId={rep.id} asOf={numbers.asOf} today={today} />;
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

/** Those of a day that lies back are not on the phone: the server reads them, when there is a signal. */
function OfThen({ repId, asOf, today }: { repId: string; asOf: string; today: string }) {
  const state = useReadingOf(repId, asOf);
  return (
    <section class="card open">
      <h2 class="item">The numbers {asOfInWords(asOf, today)}</h2>
      <p class="note" role="status">
        {state === "away"
          ? "They are not on this phone. They come as soon as there is a signal, and stay."
          : "One moment: they are being read."}
      </p>
    </section>
  );
}
