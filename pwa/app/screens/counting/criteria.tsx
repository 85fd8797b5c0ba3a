import { ArrowDown, ArrowUp } from "lucide";
import { useState } from "preact/hooks";
import type { Criterion } from "../../coaching";
import { Icon } from "../../parts/icon";
import { useKeeping } from "../../parts/keeping";
import { Blank } from "../../parts/live";
import { usePhone, useToday } from "../../parts/phone";
import { howMet, whenMeasured } from "../../parts/practice_words";
import { counted } from "../../parts/words";
import { addCriteria, reorderCriteria } from "../../record/practice";
import { CriterionSheet } from "./criterion_sheet";

interface Props {
  criteria: readonly Criterion[];
  edits: boolean;
}

/** What is asked of an opportunity, in its order; what was asked before stays to be read. */
export function Criteria({ criteria, edits }: Props) {
  const today = useToday();
  const now = criteria.filter(({ valid_to }) => valid_to === null || valid_to >= today);
  const before = criteria.filter(({ valid_to }) => valid_to !== null && valid_to < today);
  return (
    <>
      {now.length > 0 ? <Asked criteria={now} edits={edits} /> : <NothingAsked edits={edits} />}
      {now.length > 0 && (
        <p class="note">
          All of them must be met. An opportunity is measured by what was asked for on the day it was engaged.
        </p>
      )}
      {edits && <Add />}
      {before.length > 0 && <Before criteria={before} />}
    </>
  );
}

function Asked({ criteria, edits }: Props) {
  const phone = usePhone();
  const today = useToday();
  const { busy, alarm, keep } = useKeeping("It was not moved");
  const [opened, setOpened] = useState<Criterion | null>(null);
  function move(from: number, to: number) {
    const ids = criteria.map(({ id }) => id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    void keep(() => reorderCriteria(phone, ids));
  }
  return (
    <>
      <ol class="card list asked-for">
        {criteria.map((one, nth) => (
          <li key={one.id} class="entry">
            <span class="grow">
              <strong>{one.title}</strong>
              <span class="note">
                {howMet(one)} · {whenMeasured(one, today)}
              </span>
            </span>
            {edits && (
              <span class="at-the-end">
                <Mover
                  label={`Move “${one.title}” up`}
                  icon={ArrowUp}
                  stops={busy || nth === 0}
                  act={() => move(nth, nth - 1)}
                />
                <Mover
                  label={`Move “${one.title}” down`}
                  icon={ArrowDown}
                  stops={busy || nth === criteria.length - 1}
                  act={() => move(nth, nth + 1)}
                />
                <button
                  type="button"
                  class="link"
                  aria-label={`Change “${one.title}”`}
                  onClick={() => setOpened(one)}
                >
                  Change
                </button>
              </span>
            )}
          </li>
        ))}
      </ol>
      {alarm}
      {opened && <CriterionSheet criterion={opened} onDone={() => setOpened(null)} />}
    </>
  );
}

interface MoverProps {
  label: string;
  icon: typeof ArrowUp;
  stops: boolean;
  act: () => void;
}

function Mover({ label, icon, stops, act }: MoverProps) {
  return (
    <button type="button" class="mover" aria-label={label} disabled={stops} onClick={act}>
      <Icon icon={icon} />
    </button>
  );
}

/** What most teams ask for; each is marked by hand until somebody brings the field in. */
const USUAL = [
  "The need is named",
  "There is a budget",
  "The decision maker is known",
  "The next step has a date",
];

function NothingAsked({ edits }: { edits: boolean }) {
  const phone = usePhone();
  const today = useToday();
  const { busy, alarm, keep } = useKeeping();
  const four = USUAL.map((title) => ({ title, field: null, at_least: null }));
  return (
    <Blank title="Every opportunity counts">
      <p class="note">
        {edits
          ? "Nobody has said yet what makes one real. Most teams ask for four things: a need, a budget, a decision maker, and a dated next step."
          : "Your organization asks for nothing more than that it was engaged."}
      </p>
      {edits && (
        <button
          type="button"
          class="button"
          disabled={busy}
          onClick={() => keep(() => addCriteria(phone, four, today))}
        >
          Begin with these four
        </button>
      )}
      {alarm}
    </Blank>
  );
}

function Add() {
  const [adding, setAdding] = useState(false);
  return (
    <>
      <div class="cluster">
        <button type="button" class="button" onClick={() => setAdding(true)}>
          Ask for one thing more
        </button>
      </div>
      {adding && <CriterionSheet criterion={null} onDone={() => setAdding(false)} />}
    </>
  );
}

function Before({ criteria }: { criteria: readonly Criterion[] }) {
  const today = useToday();
  return (
    <details>
      <summary>{counted(criteria.length, "thing")} we asked for before</summary>
      <ul class="card list">
        {criteria.map((one) => (
          <li key={one.id} class="entry">
            <span class="grow">
              <strong>{one.title}</strong>
              <span class="note">
                {howMet(one)} · {whenMeasured(one, today)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
