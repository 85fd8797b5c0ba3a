import { ExportRep } from "../../parts/export_rep";
import { itemsIn, observedIn } from "../../parts/observed";
import type { RepPage } from "../../store/queries";
import { CapturedLately } from "./captured_lately";
import { SeenGrid } from "./seen_grid";

const COLUMNS = 12;

/** What was seen lately, items by interactions, with the way to everything that was. */
export function WhatWasSeen({ found, today }: { found: RepPage; today: string }) {
  const { rep, known, interactions } = found;
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
          <SeenGrid {...{ columns, itemIds: itemsIn(columns, known), known, repName: rep.name, today }} />
          <div class="cluster apart">
            <a class="link" href={`/team/${rep.id}/seen`}>
              Everything that was seen
            </a>
            <ExportRep found={found} observed={observedIn(interactions, known)} />
          </div>
        </>
      )}
      <CapturedLately interactions={interactions} known={known} repName={rep.name} today={today} />
    </section>
  );
}
