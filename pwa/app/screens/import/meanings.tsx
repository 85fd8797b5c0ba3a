import { Choose } from "../../parts/choose";
import { useLive } from "../../parts/live";
import { Section } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { counted } from "../../parts/words";
import type { Look, Plan } from "../../record/numbers";
import { repsOf } from "../../store/queries";
import { MEANS, ORDER, readAs, rowsInWords } from "./words";

interface Props {
  look: Look;
  plan: Plan;
  onChange: (plan: Plan) => void;
}

type Order = NonNullable<Plan["dates"]>;

const LEFT_OUT = "left out";
const NOT_SAID = "";

/** How dates and amounts are written, what words mean, and who the names are. */
export function Meanings(props: Props) {
  return (
    <>
      <HowWritten {...props} />
      {props.look.fields
        .filter(({ name }) => name in props.look.words)
        .map(({ name, label }) => (
          <Words key={name} {...props} name={name} label={label} />
        ))}
      <Names {...props} />
    </>
  );
}

function HowWritten({ look, plan, onChange }: Props) {
  const { possible, example } = look.dates;
  const dated = look.fields.some(({ name }) => name.endsWith("on") && plan.columns.includes(name));
  const valued = plan.columns.includes("value");
  if (!dated && !valued) return null;
  const orders = possible as Order[];
  const said = (order: Order) => example && readAs(example, order);
  return (
    <Section title="How it is written">
      <div class="card">
        <div class="pair">
          {dated && (
            <Choose
              label={example ? `Dates, such as ${example}` : "Dates"}
              value={plan.dates ?? NOT_SAID}
              options={[
                ...(plan.dates ? [] : ([[NOT_SAID, "Choose: both would fit"]] as const)),
                ...orders.map(
                  (order) => [order, [ORDER[order], said(order)].filter(Boolean).join(": ")] as const,
                ),
              ]}
              onChoose={(dates) => onChange({ ...plan, dates: (dates || null) as Order | null })}
            />
          )}
          {valued && (
            <Choose
              label="Amounts"
              value={plan.decimals ?? "point"}
              options={[
                ["point", "1,054.50"],
                ["comma", "1.054,50"],
              ]}
              onChoose={(decimals) => onChange({ ...plan, decimals: decimals as "point" | "comma" })}
            />
          )}
        </div>
      </div>
    </Section>
  );
}

function Words({ look, plan, onChange, name, label }: Props & { name: string; label: string }) {
  const field = look.fields.find((one) => one.name === name);
  const words = plan.words?.[name] ?? {};
  const say = (word: string, means: string | null) =>
    onChange({ ...plan, words: { ...plan.words, [name]: { ...words, [word]: means } } });
  return (
    <Section title={label}>
      <div class="card stack">
        <p class="note">What the words in this column mean. Rows with one that means nothing stay out.</p>
        <div class="pair">
          {(look.words[name] ?? []).map(({ word, count }) => (
            <Choose
              key={word}
              label={`${word} (${rowsInWords(count)})`}
              value={words[word] ?? LEFT_OUT}
              options={[
                ...(field?.means ?? []).map((one) => [one, MEANS[one] ?? one] as const),
                [LEFT_OUT, "Leave these rows out"],
              ]}
              onChoose={(means) => say(word, means === LEFT_OUT ? null : means)}
            />
          ))}
        </div>
      </div>
    </Section>
  );
}

/** Names and e-mails that are nobody's here: somebody says who they are. */
function Names({ look, plan, onChange }: Props) {
  const phone = usePhone();
  const live = useLive(() => repsOf(phone), []);
  const reps = live.state === "here" ? live.value : [];
  const unknown = look.reps.filter(({ rep_id }) => !rep_id);
  const known = look.reps.length - unknown.length;
  if (look.reps.length === 0) return null;
  const said = plan.reps ?? {};
  function say(word: string, choice: string) {
    const { [word]: _before, ...others } = said;
    if (choice === NOT_SAID) return onChange({ ...plan, reps: others });
    onChange({ ...plan, reps: { ...others, [word]: choice === LEFT_OUT ? null : choice } });
  }
  const chosen = (word: string) => (word in said ? (said[word] ?? LEFT_OUT) : NOT_SAID);
  return (
    <Section title="Reps">
      <div class="card stack">
        <p>
          {unknown.length === 0
            ? `${counted(known, "rep")}, all known here.`
            : `${known} of ${counted(look.reps.length, "name")} are known here. Say who the others are, or their rows stay out.`}
        </p>
        {unknown.length > 0 && (
          <div class="pair">
            {unknown.map(({ word, count }) => (
              <Choose
                key={word}
                label={`${word} (${rowsInWords(count)})`}
                value={chosen(word)}
                options={[
                  [NOT_SAID, "Not said yet"],
                  ...reps.map(({ id, name }) => [id, name] as const),
                  [LEFT_OUT, "Leave these rows out"],
                ]}
                onChoose={(choice) => say(word, choice)}
              />
            ))}
          </div>
        )}
      </div>
    </Section>
  );
}
