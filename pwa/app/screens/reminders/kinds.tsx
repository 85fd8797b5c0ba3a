import { Check } from "../../parts/choose";
import { usePhone } from "../../parts/phone";
import { choose, type OneReminder, type Reminders, type Way } from "../../record/reminders";
import type { Me } from "../../store/phone";
import type { Change } from "./reminders";

interface Words {
  readonly name: string;
  readonly note: string;
}

/** What each is called, and when it comes. */
function wordsOf(reminder: string, role: Me["role"]): Words {
  const rep = role === "rep";
  switch (reminder) {
    case "to_talk_through":
      return { name: "Not talked through", note: "A day after you finished it, if it still waits." };
    case "review_due":
      return rep
        ? { name: "My review", note: "On its day, if you have not prepared it." }
        : { name: "A review to hold", note: "On its day, if it was not held yet." };
    case "waiting_for_evidence":
      return { name: "A one thing nobody saw", note: "When it was not seen for 30 days." };
    case "reply":
      return rep
        ? { name: "Your manager answers", note: "When something is said to you, or to what you asked for." }
        : { name: "A rep answers", note: "When a rep replies to you." };
    default:
      return { name: "The week in counts", note: "What managers did, on Monday at 7:00." };
  }
}

/** Each reminder, with the ways it takes; one that takes none does not come. */
export function Kinds({ answer, change }: { answer: Reminders; change: Change }) {
  const phone = usePhone();
  const set = ({ reminder, ways }: OneReminder, way: Way, wanted: boolean) => {
    const kept = ways.filter((one) => one !== way);
    const chosen = { reminder, ways: wanted ? [...kept, way] : kept };
    const hoped = answer.reminders.map((one) => (one.reminder === reminder ? chosen : one));
    change(() => choose(phone, [chosen], answer.quiet), { reminders: hoped });
  };
  return (
    <>
      <ul class="card list">
        {answer.reminders.map((one) => (
          <li key={one.reminder} class="entry reminder">
            <One one={one} answer={answer} onSet={(way, wanted) => set(one, way, wanted)} />
          </li>
        ))}
      </ul>
      <p class="note">
        {answer.places.length === 0 &&
          !answer.can_mail &&
          "To choose, turn reminders on for a device first. "}
        {answer.can_mail
          ? "Each is said once, and not at all when it was done meanwhile."
          : "E-mail has to wait: your organization has not said yet how its mail goes out."}
      </p>
    </>
  );
}

interface OneProps {
  one: OneReminder;
  answer: Reminders;
  onSet: (way: Way, wanted: boolean) => void;
}

function One({ one: { reminder, ways }, answer, onSet }: OneProps) {
  const { name, note } = wordsOf(reminder, usePhone().me.role);
  const takes = (way: Way) => ways.includes(way);
  return (
    <fieldset class="field">
      <legend class="label">{name}</legend>
      <p class="note">{note}</p>
      <div class="cluster">
        {reminder !== "digest" && (answer.places.length > 0 || takes("push")) && (
          <Check label="On my devices" checked={takes("push")} onCheck={(wanted) => onSet("push", wanted)} />
        )}
        {(answer.can_mail || takes("mail")) && (
          <Check label="By e-mail" checked={takes("mail")} onCheck={(wanted) => onSet("mail", wanted)} />
        )}
      </div>
    </fieldset>
  );
}
