import { useState } from "preact/hooks";
import { Choose } from "../../parts/choose";
import { Section } from "../../parts/page";
import { counted } from "../../parts/words";
import type { Said, Unmatched } from "../../record/to_critique";

interface Props {
  unmatched: readonly Unmatched[];
  reps: readonly { readonly id: string; readonly name: string }[];
  busy: boolean;
  onSay: (said: Said) => void;
}

const NOT_SAID = "";
const LEFT_OUT = "left out";
const MANY = 4;
/** So many are asked about at once: a mailbox may hold the names of everybody who ever wrote. */
const MOST_ASKED = 60;

/** What could not be matched to a rep, each with a way to say whose it is. */
export function WhoseAreThey({ unmatched: all, reps, busy, onSay }: Props) {
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const unmatched = [...all].sort((one, other) => other.count - one.count).slice(0, MOST_ASKED);
  if (unmatched.length === 0) return null;
  const of = reps.map(({ id, name }) => [id, name] as const);
  const options = [[NOT_SAID, "Not said yet"], ...of, [LEFT_OUT, "Leave them out"]] as const;
  const said = unmatched.filter(({ who }) => (chosen[who] ?? NOT_SAID) !== NOT_SAID);
  const sayAll = (rep: string) =>
    setChosen(Object.fromEntries(unmatched.map(({ who }) => [who, chosen[who] || rep])));
  return (
    <Section title="Not matched to a rep">
      <fieldset class="as-is" disabled={busy}>
        <div class="card stack">
          <p>Say whose these are, or they stay out.</p>
          {all.length > MOST_ASKED && (
            <p class="note">
              These are the {MOST_ASKED} that most came of. The other {all.length - MOST_ASKED} names are
              asked about after these.
            </p>
          )}
          {unmatched.length >= MANY && (
            <Choose label="All that are not said yet" value={NOT_SAID} options={options} onChoose={sayAll} />
          )}
          <div class="pair">
            {unmatched.map(({ who, count, titles }) => (
              <Choose
                key={who}
                label={labelOf(who, count, titles)}
                value={chosen[who] ?? NOT_SAID}
                options={options}
                onChoose={(rep) => setChosen({ ...chosen, [who]: rep })}
              />
            ))}
          </div>
          <button
            type="button"
            class="button filled big"
            disabled={busy || said.length === 0}
            onClick={() =>
              onSay(
                Object.fromEntries(
                  said.map(({ who }) => [who, chosen[who] === LEFT_OUT ? null : (chosen[who] ?? null)]),
                ),
              )
            }
          >
            {said.length === 0 ? "Bring them in" : `Bring in ${counted(said.length, "name")} as said`}
          </button>
        </div>
      </fieldset>
    </Section>
  );
}

function labelOf(who: string, count: number, titles: readonly string[]): string {
  const about = titles.filter((title) => !who.includes(title)).join(", ");
  const many = count > 1 ? ` (${count})` : "";
  return about ? `${who}${many}: ${about}` : who + many;
}
