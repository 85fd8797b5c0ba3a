import "../../style/counting.css";
import { ChevronLeft, ChevronRight } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { dayAfter, type Period, periodOf, type Stretch } from "../../coaching";
import { Icon } from "../../parts/icon";
import { Blank, Show, useLive } from "../../parts/live";
import { Page } from "../../parts/page";
import { usePhone, useToday } from "../../parts/phone";
import { counted, dayMonthYear } from "../../parts/words";
import { place } from "../../routes";
import {
  type Opportunities as Found,
  type OpportunityRow,
  opportunities,
  periodRead,
} from "../../store/queries";
import { NotFound } from "../not_found";
import { OneOpportunity } from "./one";

/**
 * A rep's opportunities of a period, each counted, not counted or not checked yet, and marked here by hand. The address
 * says of which period: `on`, a day in it, or `from` and `to`; today's without.
 */
export function Opportunities({ repId }: { repId: string }) {
  const phone = usePhone();
  const today = useToday();
  const { query } = place.value;
  const [from, to, on] = ["from", "to", "on"].map((name) => dayIn(query.get(name)));
  const live = useLive(async () => {
    const period = await periodRead(phone.store, repId);
    const stretch = from && to && from <= to ? { first: from, last: to } : periodOf(period, on ?? today);
    const found = await opportunities(phone, repId, stretch.first, stretch.last);
    return found && { found, stretch, steps: from && to ? null : period };
  }, [repId, from, to, on]);
  return (
    <Show live={live}>{(here) => (here ? <Listed key={here.stretch.first} {...here} /> : <NotFound />)}</Show>
  );
}

/** As many as somebody marks in one go, so that each tap shows at once; those that need checking stand first. */
const SHOWN = 50;

function dayIn(text: string | null): string | null {
  return text && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

interface Props {
  found: Found;
  stretch: Stretch;
  /** The kind of period; null: one that was asked for by its days. */
  steps: Period | null;
}

function Listed({ found: { rep, all }, stretch, steps }: Props) {
  const { me } = usePhone();
  const own = me.id === rep.id;
  const [open, setOpen] = useState<string | null>(null);
  const [more, setMore] = useState(false);
  const ordered = useSteadyOrder(all);
  const shown = more ? ordered : ordered.slice(0, SHOWN);
  const next = shown.find(({ id, judged }) => judged.verdict === "unchecked" && id !== open)?.id ?? null;
  return (
    <Page
      title={own ? "My opportunities" : "Opportunities"}
      over={own ? undefined : rep.name}
      back={own ? "/" : `/team/${rep.id}`}
    >
      <WhichPeriod
        stretch={stretch}
        steps={steps}
        address={own ? "/opportunities" : `/team/${rep.id}/opportunities`}
      />
      {all.length === 0 ? <None own={own} /> : <Sums all={all} />}
      <ul class="card list opportunities">
        {shown.map((one) => (
          <OneOpportunity
            key={one.id}
            one={one}
            isOpen={open === one.id}
            onToggle={() => setOpen(open === one.id ? null : one.id)}
            onNext={next && next !== one.id ? () => setOpen(next) : null}
          />
        ))}
      </ul>
      {shown.length < all.length && (
        <button type="button" class="button" onClick={() => setMore(true)}>
          All {all.length} opportunities
        </button>
      )}
      {all.length > 0 && (
        <p class="note">
          Measured by <a href="/counting">what makes one count</a>.
        </p>
      )}
    </Page>
  );
}

const ORDER = { unchecked: 0, not_counted: 1, counted: 2 };

/** What needs checking first. The order stays while somebody marks: nothing jumps away under the thumb. */
function useSteadyOrder(all: readonly OpportunityRow[]): OpportunityRow[] {
  const places = useRef(new Map<string, number>());
  const fresh = [...all].sort((a, b) => ORDER[a.judged.verdict] - ORDER[b.judged.verdict]);
  for (const { id } of fresh) {
    if (!places.current.has(id)) places.current.set(id, places.current.size);
  }
  useEffect(() => () => places.current.clear(), []);
  return fresh.sort((a, b) => (places.current.get(a.id) ?? 0) - (places.current.get(b.id) ?? 0));
}

function Sums({ all }: { all: readonly OpportunityRow[] }) {
  const how = (verdict: OpportunityRow["judged"]["verdict"]) =>
    all.filter(({ judged }) => judged.verdict === verdict).length;
  const unchecked = how("unchecked");
  return (
    <section class="card" aria-label="How many count">
      {unchecked > 0 && (
        <p class="lead" role="status">
          Check {counted(unchecked, "opportunity", "opportunities")} first
        </p>
      )}
      <p class="cluster">
        <span class="badge met">✓ {how("counted")} counted</span>
        <span class="badge missed">✕ {how("not_counted")} not counted</span>
        <span class="badge">– {unchecked} not checked yet</span>
      </p>
    </section>
  );
}

function None({ own }: { own: boolean }) {
  return (
    <Blank title="No opportunity in this time">
      <p class="note">
        {own
          ? "They come with the next import, or from a conversation of yours that became one."
          : "They come with the next import, or from a conversation that the rep says became one."}
      </p>
    </Blank>
  );
}

function WhichPeriod({
  stretch: { first, last },
  steps,
  address,
}: { address: string } & Omit<Props, "found">) {
  const today = useToday();
  const words = first === last ? dayMonthYear(first) : `${dayMonthYear(first)} to ${dayMonthYear(last)}`;
  return (
    <nav class="row" aria-label="Period">
      {steps && (
        <a class="mover" aria-label={`The ${steps} before`} href={`${address}?on=${dayAfter(first, -1)}`}>
          <Icon icon={ChevronLeft} />
        </a>
      )}
      <span class="grow">
        {steps && <strong>{first <= today && today <= last ? `This ${steps}` : `A ${steps}`} </strong>}
        <span class="note">{words}</span>
      </span>
      {steps && last < today && (
        <a class="mover" aria-label={`The ${steps} after`} href={`${address}?on=${dayAfter(last, 1)}`}>
          <Icon icon={ChevronRight} />
        </a>
      )}
    </nav>
  );
}
