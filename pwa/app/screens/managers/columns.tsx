/** What is told of each manager, column by column. */
import { ACTIVITIES, type ActivityFigure } from "../../coaching";
import { ACTIVITY, ofHowMany } from "../../parts/activity_words";
import { useToday } from "../../parts/phone";
import { daysBetween } from "../../parts/words";
import type { Managed } from "../../store/queries/managers";
import type { Column } from "./rows";

const MOST_NAMES = 3;

/** Each activity in the period of its targets. */
export const DONE: readonly Column[] = ACTIVITIES.map((activity, nth) => ({
  name: ACTIVITY[activity],
  shows: ({ activity: { progress } }: Managed) => {
    const now = progress[nth]?.now as ActivityFigure;
    return (
      <>
        <strong>{now.have}</strong> {ofHowMany(now, activity)}
      </>
    );
  },
}));

export const COACHED: readonly Column[] = [
  {
    name: "Debriefed within a day",
    shows: ({ debriefs }) => (debriefs.finished ? `${debriefs.withinADay} of ${debriefs.finished}` : "–"),
  },
  {
    name: "Late now",
    shows: ({ late }) => String(late),
    late: ({ late }) => late > 0,
  },
  { name: "One things reached", shows: ({ reached }) => String(reached) },
];

/** Who was not seen, the first few by name. */
export function notSeen(days: string): Column {
  return {
    name: `Not seen for ${days} days`,
    shows: ({ notSeen, reps }) => (
      <>
        {notSeen.length} of {reps}
        {notSeen.length > 0 && <Names of={notSeen} />}
      </>
    ),
    late: ({ notSeen }) => notSeen.length > 0,
  };
}

function Names({ of }: { of: Managed["notSeen"] }) {
  const today = useToday();
  const names = of
    .slice(0, MOST_NAMES)
    .map(({ rep, seenOn }) => `${rep.name} (${seenOn ? `${daysBetween(seenOn, today)} days` : "never"})`);
  const more = of.length - names.length;
  return (
    <span class="note said">
      {names.join(", ")}
      {more > 0 && ` and ${more} more`}
    </span>
  );
}
