/** What is in the way of several reps at once: no rep can clear that alone. */

interface Named {
  readonly rep_id: string;
  readonly topic: string;
}

const MANY = 2; // reps
/** Holds whatever fits nowhere else: two of those have nothing in common. */
const NO_TOPIC = "other";

/** Of impediments that are open, those of a topic that two or more reps name, by topic; the most reps first. */
export function sharedTopics<T extends Named>(open: readonly T[]): { topic: T["topic"]; named: T[] }[] {
  const topics = [...new Set(open.map(({ topic }) => topic))].filter((topic) => topic !== NO_TOPIC);
  const reps = ({ named }: { named: readonly T[] }) => new Set(named.map(({ rep_id }) => rep_id)).size;
  return topics
    .map((topic) => ({ topic, named: open.filter((one) => one.topic === topic) }))
    .filter((shared) => reps(shared) >= MANY)
    .sort((a, b) => reps(b) - reps(a) || (a.topic < b.topic ? -1 : 1));
}
