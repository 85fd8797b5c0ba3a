import "../../style/counting.css";
import { Show, useLive } from "../../parts/live";
import { Page, Section } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { counting } from "../../store/queries";
import { Criteria } from "./criteria";
import { WorkingDays } from "./days";
import { Holidays } from "./holidays";
import { Outcomes } from "./outcomes";
import { Reviews } from "./reviews";

/** How we count: everybody reads it, a director sets it. Every change is kept when it is made. */
export function HowWeCount() {
  const phone = usePhone();
  const live = useLive(() => counting(phone), []);
  const edits = phone.me.role === "director";
  return (
    <Page
      title="How we count"
      over="The same for everybody"
      back="/me"
      under="What makes an opportunity and a conversation, on which days, and when we look at it together."
    >
      <Show live={live}>
        {({ practice, holidays, criteria }) => (
          <>
            <Section title="An opportunity counts when">
              <Criteria criteria={criteria} edits={edits} />
            </Section>
            <Section title="A call is a conversation when it ended in">
              <Outcomes outcomes={practice.outcomes} edits={edits} />
            </Section>
            <Section title="Days we work">
              <WorkingDays practice={practice} edits={edits} />
            </Section>
            <Section title="Holidays">
              <Holidays holidays={holidays} edits={edits} />
            </Section>
            <Section title="When we look at the numbers">
              <Reviews practice={practice} edits={edits} />
            </Section>
          </>
        )}
      </Show>
    </Page>
  );
}
