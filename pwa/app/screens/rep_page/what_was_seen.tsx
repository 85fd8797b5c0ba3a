import { useEffect, useRef } from "preact/hooks";
import type { Rating } from "../../coaching";
import { SIGN, WORD } from "../../parts/ratings";
import { promptOf } from "../../parts/told";
import { dayMonth } from "../../parts/words";
import type { Known, Shown } from "../../store/queries";
import { CapturedLately } from "./captured_lately";

const COLUMNS = 12;

interface Props {
  /** The newest first. */
  interactions: readonly Shown[];
  known: Known;
  repName: string;
  today: string;
}

/** Items by interactions, newest right. Scrolls inside itself where the screen is narrow. */
export function WhatWasSeen({ interactions, known, repName, today }: Props) {
  const frame = useRef<HTMLElement>(null);
  useEffect(() => frame.current?.scrollTo({ left: frame.current.scrollWidth }), []);
  const columns = interactions.slice(0, COLUMNS).reverse();
  return (
    <section class="card">
      <div class="cluster apart">
        <h2 class="item">What was seen</h2>
        {columns.length > 0 && <p class="note">last {columns.length} interactions · newest right</p>}
      </div>
      {columns.length === 0 ? (
        <p class="note">Nothing yet. Go and see: what you tap appears here.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section ref={frame} class="table-frame" aria-label="Items by interactions" tabIndex={0}>
          <table class="seen-table">
            <Heads columns={columns} today={today} />
            <tbody>
              {itemsIn(columns, known).map((itemId) => (
                <tr key={itemId}>
                  <th scope="row">{promptOf(known, itemId)}</th>
                  {columns.map(({ id, seen }) => (
                    <td key={id}>
                      <Cell rating={seen.get(itemId)?.rating ?? "not_seen"} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <CapturedLately interactions={interactions} known={known} repName={repName} today={today} />
    </section>
  );
}

/** The checklist, then items that were rated and have been taken off it since. */
function itemsIn(columns: readonly Shown[], known: Known): string[] {
  const rated = columns.flatMap(({ seen }) => [...seen.keys()]);
  return [...new Set([...known.checklist.map(({ id }) => id), ...rated])];
}

function Heads({ columns, today }: { columns: readonly Shown[]; today: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">
          <span class="unseen-text">Item</span>
        </th>
        {columns.map(({ id, occurredOn, customer }) => (
          <th key={id} scope="col" title={customer || undefined}>
            <Day date={dayMonth(occurredOn, today)} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Day over month: the columns stay as narrow as their marks. */
function Day({ date }: { date: string }) {
  const [day, ...month] = date.split(" ");
  return (
    <>
      <span class="day">{day} </span>
      {month.join(" ")}
    </>
  );
}

function Cell({ rating }: { rating: Rating }) {
  return (
    <span class={`mark ${rating}`}>
      <span aria-hidden="true">{rating === "not_seen" ? "" : SIGN[rating]}</span>
      <span class="unseen-text">{WORD[rating]}</span>
    </span>
  );
}
