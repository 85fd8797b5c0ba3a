import { ChevronRight, Printer } from "lucide";
import { Choose } from "../../parts/choose";
import { Icon } from "../../parts/icon";
import { Blank, Show, useLive } from "../../parts/live";
import { Page, Section } from "../../parts/page";
import { usePhone, useToday } from "../../parts/phone";
import { dayMonthYear } from "../../parts/words";
import { go, place } from "../../routes";
import { type Managed, managed } from "../../store/queries/managers";
import { COACHED, DONE, notSeen } from "./columns";
import { EffortAndResult } from "./effort";
import { ManagerRows } from "./rows";

const DAYS = ["14", "30", "60"];
const USUAL = "30";

/** Whether coaching happens: what each manager does themselves, how soon they talk it through, and of whom nobody saw anything. */
export function Managers() {
  const phone = usePhone();
  const asked = place.value.query.get("days") ?? USUAL;
  const days = DAYS.includes(asked) ? asked : USUAL;
  const live = useLive(() => managed(phone, Number(days)), [days]);
  return (
    <Page
      title="Managers"
      over="What they do themselves"
      wide
      under="Counted from what they recorded. By name, as it is no contest."
      beside={
        <button type="button" class="button filled desk-only" onClick={() => print()}>
          <Icon icon={Printer} /> Print
        </button>
      }
    >
      <PrintedOn />
      <Show live={live}>
        {(rows) =>
          rows.length === 0 ? (
            <Blank title="No manager yet">
              <p class="note">What they do is here as soon as somebody manages a team.</p>
            </Blank>
          ) : (
            <Found rows={rows} days={days} />
          )
        }
      </Show>
    </Page>
  );
}

function PrintedOn() {
  const { me } = usePhone();
  const today = useToday();
  return (
    <p class="note paper-only">
      {me.organization.name}, {dayMonthYear(today)}
    </p>
  );
}

function Found({ rows, days }: { rows: readonly Managed[]; days: string }) {
  return (
    <>
      <Section title="Going and seeing">
        <ManagerRows caption="Going and seeing" rows={rows} columns={DONE} />
        <div class="card list off-paper">
          <a class="entry" href="/targets">
            <span class="grow">
              <strong>Targets</strong>
              <span class="note">What managers are asked to do themselves, and why.</span>
            </span>
            <Icon icon={ChevronRight} />
          </a>
        </div>
      </Section>
      <Section title="Coaching">
        <div class="short-choice off-paper">
          <Choose
            label="Not seen for"
            value={days}
            options={DAYS.map((one) => [one, `${one} days`])}
            onChoose={(chosen) => go(chosen === USUAL ? "/managers" : `/managers?days=${chosen}`, true)}
          />
        </div>
        <ManagerRows caption="Coaching" rows={rows} columns={[...COACHED, notSeen(days)]} />
        <p class="note">
          Within a day: of what was finished in the last 30 days. Reached: this month and the two before, by
          who agreed on the one thing. Not seen: nobody rode along, and nothing was critiqued.
        </p>
      </Section>
      <EffortAndResult rows={rows} />
    </>
  );
}
