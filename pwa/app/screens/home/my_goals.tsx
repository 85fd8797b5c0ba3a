import { goalInWords } from "../../parts/goal_words";
import { useLive } from "../../parts/live";
import { Section } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { expectationOf } from "../../store/queries";

/** What I go for, in words; the reasons are a tap away, and what is not read yet says so. */
export function MyGoals() {
  const phone = usePhone();
  const live = useLive(() => expectationOf(phone, phone.me.id), []);
  const found = live.state === "here" ? live.value : null;
  if (!found || found.now.length + found.coming.length === 0) return null;
  const unread = [...found.now, ...found.coming].filter(({ readAt }) => readAt === null).length;
  return (
    <Section title="My goals">
      <div class="card">
        {found.now.length > 0 && (
          <ul class="stack tight">
            {found.now.map(({ goal }) => (
              <li key={goal.id}>{goalInWords(goal)}</li>
            ))}
          </ul>
        )}
        <div class="cluster">
          <a class="link" href="/expected">
            What is expected and why
          </a>
          {unread > 0 && <span class="badge go">{unread} to read</span>}
        </div>
      </div>
    </Section>
  );
}
