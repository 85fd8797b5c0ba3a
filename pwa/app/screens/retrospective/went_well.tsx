import { Section } from "../../parts/page";
import { firstName, whose } from "../../parts/person";
import { usePhone } from "../../parts/phone";
import { TextField } from "../../parts/text_field";
import { WordsKept } from "../../parts/words_kept";
import { say } from "../../record/retrospective";
import type { PartProps } from "./retrospective";

const LIMIT = 4000;

/** What went well, in the rep's words. */
export function WentWell({ found, own, settled }: PartProps) {
  const phone = usePhone();
  const { rep, achievements, managerClosedAt } = found;
  if (settled && !achievements) return null;
  const field = {
    label: "Went well",
    value: achievements,
    limit: LIMIT,
    save: (text: string) => say(phone, keyOf(found), "achievements", text),
  };
  const preparing = own && managerClosedAt === null;
  return (
    <Section title={own ? "In your words" : `In ${whose(rep.name)} words`}>
      <div class="card">
        {preparing ? (
          <TextField {...field} label="What went well?" hint="Your manager reads this." />
        ) : (
          <WordsKept {...field} hint={own ? "" : `${firstName(rep.name)} reads this.`} settled={settled} />
        )}
      </div>
    </Section>
  );
}

/** Which review it is, for what is written. */
export function keyOf({ rep, period, startsOn }: PartProps["found"]) {
  return { repId: rep.id, period, startsOn };
}
