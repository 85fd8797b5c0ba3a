import { useState } from "preact/hooks";
import { ExportRep } from "../../parts/export_rep";
import { Blank, Show, useLive } from "../../parts/live";
import { itemsIn, type Observed, observedIn } from "../../parts/observed";
import { Page } from "../../parts/page";
import { firstName } from "../../parts/person";
import { usePhone, useToday } from "../../parts/phone";
import { SeenDetail } from "../../parts/seen_detail";
import { counted } from "../../parts/words";
import { go, place } from "../../routes";
import { type RepPage, repPage } from "../../store/queries";
import { NotFound } from "../not_found";
import { type Filter, passing, readFilter, writeFilter } from "./filter";
import { Filters } from "./filters";

const PIECE = 50;

/** Every observation of a rep, newest first, with filters. */
export function EverythingSeen({ id }: { id: string }) {
  const phone = usePhone();
  const live = useLive(() => repPage(phone, id), [id]);
  return <Show live={live}>{(found) => (found ? <Everything found={found} /> : <NotFound />)}</Show>;
}

function Everything({ found }: { found: RepPage }) {
  const today = useToday();
  const { rep, known, interactions } = found;
  const here = `/team/${rep.id}`;
  const all = observedIn(interactions, known);
  const filter = readFilter(place.value.query);
  const shown = passing(all, filter, today);
  const narrowed = shown.length < all.length;
  const address = (next: Filter) => `${here}/seen${writeFilter(next)}`;
  return (
    <Page
      title={`What was seen of ${firstName(rep.name)}`}
      over={rep.name}
      back={here}
      wide
      beside={shown.length > 0 && <ExportRep found={found} observed={shown} narrowed={narrowed} />}
    >
      {all.length === 0 ? (
        <Blank title="Nothing yet">
          <p class="note">Go and see: what you tap appears here.</p>
        </Blank>
      ) : (
        <>
          <Filters
            filter={filter}
            itemIds={itemsIn(interactions, known)}
            known={known}
            onChange={(next) => go(address(next), true)}
          />
          <p class="note" role="status">
            {inWords(shown, all.length)}
          </p>
          {shown.length === 0 ? (
            <NothingMatches onClear={() => go(`${here}/seen`, true)} />
          ) : (
            <List key={address(filter)} observed={shown} found={found} today={today} />
          )}
        </>
      )}
    </Page>
  );
}

/** "12 of 126 observations, in 9 interactions. Newest first." */
function inWords(shown: readonly Observed[], all: number): string {
  const visits = new Set(shown.map(({ interaction }) => interaction.id)).size;
  if (shown.length === 0) return `None of ${counted(all, "observation")}.`;
  const count = shown.length < all ? `${shown.length} of ${all} observations` : counted(all, "observation");
  return `${count}, in ${counted(visits, "interaction")}. Newest first.`;
}

function NothingMatches({ onClear }: { onClear: () => void }) {
  return (
    <Blank title="Nothing matches">
      <p class="note">Nothing was seen that fits all of what you chose.</p>
      <button type="button" class="button" onClick={onClear}>
        Show everything
      </button>
    </Blank>
  );
}

/** Drawn in pieces: whoever has thousands still sees the newest at once. */
function List({ observed, found, today }: { observed: readonly Observed[]; found: RepPage; today: string }) {
  const [drawn, setDrawn] = useState(PIECE);
  const left = observed.length - drawn;
  return (
    <>
      <ul class="card list">
        {observed.slice(0, drawn).map(({ interaction, itemId }) => (
          <li key={`${interaction.id}/${itemId}`} class="observed">
            <SeenDetail {...{ interaction, itemId, today }} known={found.known} repName={found.rep.name} />
          </li>
        ))}
      </ul>
      {left > 0 && (
        <button type="button" class="button" onClick={() => setDrawn(drawn + PIECE)}>
          {left <= PIECE ? `Show the other ${left}` : `Show ${PIECE} of ${left} more`}
        </button>
      )}
    </>
  );
}
