import { type Absent, absentIn, type HeldReview } from "../../coaching";
import { InPlace } from "../../parts/in_place";
import { MainButton } from "../../parts/main_button";
import { firstName } from "../../parts/person";
import { usePhone } from "../../parts/phone";
import { listed } from "../../parts/words";
import { closeIt, haveRead, prepare } from "../../record/retrospective";
import type { PartProps } from "./retrospective";
import { keyOf } from "./went_well";

/** The one thing to press, and that it was: the rep prepares it, the manager closes it, the rep has read it. Nobody closes for the other. */
export function Closing(props: PartProps) {
  const { managerClosedAt, repClosedAt, preparedAt, startsOn } = props.found;
  if (!props.own && !managerClosedAt && startsOn > props.today) return null;
  const isDone = props.own ? (managerClosedAt ? repClosedAt : preparedAt) : managerClosedAt;
  return (
    <InPlace of={isDone}>
      {isDone ? <p class="good no-paper">✓ {doneInWords(props)}</p> : <ToPress {...props} />}
    </InPlace>
  );
}

function doneInWords({ found: { rep, managerClosedAt, repClosedAt }, own }: PartProps): string {
  if (managerClosedAt && repClosedAt) return own ? "You have read it." : "You have both closed it.";
  return own ? "It is prepared: your manager sees it." : `It is closed: ${firstName(rep.name)} reads it now.`;
}

function ToPress({ found, own }: PartProps) {
  const phone = usePhone();
  const { managerClosedAt, numbers } = found;
  const key = keyOf(found);
  if (own && managerClosedAt)
    return <MainButton label="I have read it" onPress={() => haveRead(phone, key)} />;
  if (own) return <MainButton label="It is prepared" onPress={() => prepare(phone, key)} />;
  const empty = absentIn(asHeld(found)).flatMap((name) => EMPTY[name] ?? []);
  const reading = numbers.state === "here" ? { ...numbers.reading } : null;
  return (
    <>
      {empty.length > 0 && <p class="note">Still empty: {listed(empty)}. It can be closed all the same.</p>}
      <MainButton label="We closed it" onPress={() => closeIt(phone, key, reading)} />
    </>
  );
}

/** What is empty and can be filled in still; that it was not prepared is said above. */
const EMPTY: Partial<Record<Absent, string>> = {
  numbers: "the numbers",
  went_well: "what went well",
  next_steps: "next steps",
};

function asHeld({ numbers, ...one }: PartProps["found"]): HeldReview {
  return {
    manager_closed: one.managerClosedAt !== null,
    rep_closed: one.repClosedAt !== null,
    prepared: one.preparedAt !== null,
    has_reading: numbers.state === "here",
    achievements: one.achievements,
    next_steps: one.nextSteps,
  };
}
