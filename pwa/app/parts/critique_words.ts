/** What waits to be critiqued, in the words of a manager. */
import type { Picked } from "../coaching";
import type { Critique } from "../store/queries";
import { whose } from "./person";
import { counted, listed } from "./words";

const MANY = {
  call_recording: ["recording", "recordings"],
  email: ["e-mail", "e-mails"],
  call_note: ["set of notes", "sets of notes"],
} as const;

/** "2 recordings, 4 e-mails": how many of each kind, those that are there. */
export function critiquesInWords(counts: ReadonlyMap<Critique["kind"], number>): string {
  const kinds = Object.keys(MANY) as Critique["kind"][];
  return listed(
    kinds.flatMap((kind) => {
      const count = counts.get(kind) ?? 0;
      return count > 0 ? [counted(count, MANY[kind][0], MANY[kind][1])] : [];
    }),
  );
}

/** Why it was picked, as one would be asked and answer. */
export function pickedInWords({ why, looks, days, of }: Picked, repName: string): string {
  const chance = of > 1 ? `, at random of ${of}` : "";
  if (why === "focus")
    return `Picked because ${whose(repName)} one thing needs ${inFew(looks)} more ${looks === 1 ? "look" : "looks"}${chance}.`;
  if (why === "never") return `Picked because nothing of ${whose(repName)} was critiqued yet${chance}.`;
  if (why === "long_ago")
    return `Picked because nothing of ${whose(repName)} was critiqued for ${Math.floor((days ?? 0) / 7)} weeks${chance}.`;
  return of > 1
    ? `Picked at random of the ${of} that wait.`
    : `The only one of ${whose(repName)} that waits.`;
}

const FEW = ["no", "one", "two", "three", "four", "five", "six"];

function inFew(count: number): string {
  return FEW[count] ?? String(count);
}
