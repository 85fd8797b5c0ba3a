import type { ImpedimentOf } from "../store/queries";
import { Section } from "./page";
import { firstName } from "./person";
import { TOPIC } from "./topics";
import { counted, dayMonth } from "./words";

interface Props {
  shared: readonly { readonly topic: ImpedimentOf["topic"]; readonly named: readonly ImpedimentOf[] }[];
  today: string;
}

/** What is in the way of several reps at once, with who names it and in which words; nothing when nothing is. */
export function SharedTopics({ shared, today }: Props) {
  if (shared.length === 0) return null;
  return (
    <Section title="Named by several reps">
      {shared.map(({ topic, named }) => (
        <article class="card" key={topic}>
          <h3>
            {TOPIC[topic]}: {counted(new Set(named.map(({ rep }) => rep.id)).size, "rep")}
          </h3>
          <ul class="stack tight">
            {named.map(({ id, rep, text, namedOn }) => (
              <li key={id}>
                <a href={`/team/${rep.id}`}>{firstName(rep.name)}</a>
                <span class="note">, {dayMonth(namedOn, today)}:</span> “{text}”
              </li>
            ))}
          </ul>
        </article>
      ))}
    </Section>
  );
}
