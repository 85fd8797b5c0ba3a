import type { Known, Shown } from "../../store/queries";
import { CapturedLately } from "./captured_lately";
import { SeenGrid } from "./seen_grid";

const COLUMNS = 12;

interface Props {
  /** The newest first. */
  interactions: readonly Shown[];
  known: Known;
  repId: string;
  repName: string;
  today: string;
}

/** What was seen lately, items by interactions, with the way to everything that was. */
export function WhatWasSeen({ interactions, known, repId, repName, today }: Props) {
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
        <>
          <SeenGrid {...{ columns, itemIds: itemsIn(columns, known), known, repName, today }} />
          <a class="link" href={`/team/${repId}/seen`}>
            Everything that was seen
          </a>
        </>
      )}
      <CapturedLately interactions={interactions} known={known} repName={repName} today={today} />
    </section>
  );
}

/** The checklist, then items that were rated and have been taken off it since. */
export function itemsIn(columns: readonly Shown[], known: Known): string[] {
  const rated = columns.flatMap(({ seen }) => [...seen.keys()]);
  return [...new Set([...known.checklist.map(({ id }) => id), ...rated])];
}
