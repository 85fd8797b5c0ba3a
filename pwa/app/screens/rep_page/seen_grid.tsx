import type { TdHTMLAttributes } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { DayOverMonth } from "../../parts/day_over_month";
import { SIGN, WORD } from "../../parts/ratings";
import { rideAddress } from "../../parts/ride_address";
import { hasMore, OffChecklist, SeenDetail } from "../../parts/seen_detail";
import { Sheet } from "../../parts/sheet";
import { promptOf } from "../../parts/told";
import { dayMonth } from "../../parts/words";
import { go } from "../../routes";
import type { Known, Shown } from "../../store/queries";
import { type Cell, moved } from "./grid_keys";
import { useCard } from "./seen_card";

interface Props {
  /** The newest last. */
  columns: readonly Shown[];
  itemIds: readonly string[];
  known: Known;
  repName: string;
  today: string;
}

/**
 * Items by interactions, a WAI-ARIA grid: one stop of the tab key, arrows move in it, Enter opens the interaction.
 * What is behind a cell shows beside it while it is pointed at or has the focus; by a tap, in a sheet.
 */
export function SeenGrid({ columns, itemIds, known, repName, today }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const touched = useRef(false);
  const cardId = useId();
  const [at, setAt] = useState<Cell>({ row: 0, column: columns.length - 1 });
  const [tapped, setTapped] = useState<Cell | null>(null);
  // An interaction may have gone meanwhile; the grid keeps its one stop.
  const stop = { row: Math.min(at.row, itemIds.length - 1), column: Math.min(at.column, columns.length - 1) };
  const card = useCard(cardId, (cell) => (hasBehind(cell) ? detail(cell) : null));

  function hasBehind({ row, column }: Cell): boolean {
    return columns[column]?.seen.has(itemIds[row] ?? "") === true;
  }
  function detail({ row, column }: Cell) {
    const [interaction, itemId] = [columns[column], itemIds[row]];
    if (!interaction || itemId === undefined) return null;
    return <SeenDetail {...{ interaction, itemId, known, repName, today }} />;
  }
  function press(event: KeyboardEvent) {
    touched.current = false;
    const column = columns[stop.column];
    if (event.key === "Enter" && column) return go(rideAddress(column));
    const next = moved(stop, event, { rows: itemIds.length, columns: columns.length });
    if (!next) return;
    event.preventDefault();
    table.current?.tBodies[0]?.rows[next.row]?.cells[next.column + 1]?.focus();
  }
  function pointedAt(cell: Cell): TdHTMLAttributes<HTMLTableCellElement> {
    return {
      onPointerDown: ({ pointerType }) => {
        touched.current = pointerType !== "mouse";
      },
      onPointerCancel: () => {
        touched.current = false; // it was the beginning of a scroll
      },
      onPointerEnter: ({ pointerType, currentTarget }) => {
        if (pointerType === "mouse") card.show(cell, currentTarget);
      },
      onPointerLeave: card.leave,
      onFocus: ({ currentTarget }) => {
        setAt(cell);
        if (!touched.current) card.show(cell, currentTarget);
      },
      onBlur: card.blur,
      onClick: () => {
        if (touched.current && hasBehind(cell)) setTapped(cell);
        touched.current = false;
      },
    };
  }

  return (
    <div class="seen" ref={card.around}>
      <div class="table-frame" ref={card.frame}>
        <table
          ref={table}
          class="seen-table seen-grid"
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid made of a table keeps its headers
          role="grid"
          aria-label="Items by interactions, newest right"
        >
          <Heads columns={columns} today={today} />
          <tbody onKeyDown={press}>
            {itemIds.map((itemId, row) => (
              <tr key={itemId}>
                <th scope="row">
                  {promptOf(known, itemId)}
                  <OffChecklist known={known} itemId={itemId} />
                </th>
                {columns.map((interaction, column) => (
                  <td
                    key={interaction.id}
                    tabIndex={stop.row === row && stop.column === column ? 0 : -1}
                    aria-describedby={card.isOf({ row, column }) ? cardId : undefined}
                    {...pointedAt({ row, column })}
                  >
                    <Rated interaction={interaction} itemId={itemId} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {card.shown}
      {tapped && (
        <Sheet label="What was seen" onClose={() => setTapped(null)}>
          {detail(tapped)}
        </Sheet>
      )}
    </div>
  );
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
            <DayOverMonth date={dayMonth(occurredOn, today)} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Rated({ interaction, itemId }: { interaction: Shown; itemId: string }) {
  const rating = interaction.seen.get(itemId)?.rating;
  const more = hasMore(interaction, itemId);
  return (
    <span class={["mark", rating, more && "more"].filter(Boolean).join(" ")}>
      <span aria-hidden="true">{rating ? SIGN[rating] : ""}</span>
      <span class="unseen-text">
        {rating ? WORD[rating] : "Not rated"}
        {more && ", with more behind it"}
      </span>
    </span>
  );
}
