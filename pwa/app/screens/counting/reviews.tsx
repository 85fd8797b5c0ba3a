import { WEEKDAYS, type Weekday } from "../../coaching";
import { Check, Choose } from "../../parts/choose";
import { useKeeping } from "../../parts/keeping";
import { usePhone } from "../../parts/phone";
import { WEEKDAY } from "../../parts/practice_words";
import { counted } from "../../parts/words";
import { changePractice } from "../../record/practice";
import type { Practice } from "../../store/queries";

const MOST_DAYS = 60;
const LEANS =
  "When a number is short, what feeds it weighs a little more (1.25 times) in choosing the one thing. With opportunities on goal it never does.";

/** When the numbers are looked at together, and whether they have a say in the one thing. */
export function Reviews({ practice, edits }: { practice: Practice; edits: boolean }) {
  if (!edits) return <Read practice={practice} />;
  return <Edit practice={practice} />;
}

function Read({ practice: { newHireDays, reviewDay, leans } }: { practice: Practice }) {
  return (
    <div class="card stack">
      <p>{newHireDays > 0 ? `Who is new: ${dailyFor(newHireDays)}.` : "Who is new: as everybody else."}</p>
      <p>Everybody else: at the end of the week, on {WEEKDAY[reviewDay]}.</p>
      <p class="note">{leans ? LEANS : "The numbers have no say in choosing the one thing."}</p>
    </div>
  );
}

function dailyFor(days: number): string {
  return `every working day, for the first ${counted(days, "working day")}`;
}

function Edit({ practice: { newHireDays, reviewDay, leans } }: { practice: Practice }) {
  const phone = usePhone();
  const { alarm, keep } = useKeeping();
  const days = Array.from({ length: MOST_DAYS + 1 }, (_, count) => String(count));
  return (
    <div class="card stack">
      <Choose
        label="Who is new has a review every working day for the first"
        value={String(newHireDays)}
        options={days.map((count) => [count, count === "0" ? "None" : counted(Number(count), "working day")])}
        onChoose={(count) => void keep(() => changePractice(phone, { new_hire_days: Number(count) }))}
      />
      <Choose
        label="Everybody else at the end of the week, on"
        value={reviewDay}
        options={WEEKDAYS.map((day) => [day, WEEKDAY[day]])}
        onChoose={(day) => void keep(() => changePractice(phone, { review_day: day as Weekday }))}
      />
      <Check
        label="The numbers have a say in the one thing"
        checked={leans}
        onCheck={(checked) => void keep(() => changePractice(phone, { leans: checked }))}
      />
      <p class="note">{LEANS}</p>
      {alarm}
    </div>
  );
}
