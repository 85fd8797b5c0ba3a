import { useState } from "preact/hooks";
import { Check, Choose } from "../../parts/choose";
import { usePhone } from "../../parts/phone";
import { Sheet } from "../../parts/sheet";
import { counted } from "../../parts/words";
import { NOBODY } from "../../store/queries";
import { Keys } from "./keys";
import type { TeamRow } from "./needs";
import { NEED } from "./team_words";
import { asked, type By, type Filter, type View } from "./view";

interface Props {
  /** The whole team: it says what there is to choose from. */
  rows: readonly TeamRow[];
  view: View;
  onView: (view: View) => void;
}

const MANY = 8;

/** What the board shows: side by side at a desk; on a phone the order, and the rest behind a button. */
export function Filters({ rows, view, onView, fitting }: Props & { fitting: number }) {
  const [open, setOpen] = useState(false);
  const { filter } = view;
  const behind = asked({ ...filter, name: "" });
  return (
    <search class="board-filters">
      {(rows.length > MANY || filter.name) && <Search view={view} onView={onView} />}
      <div class="desk-only cluster">
        <Choosers rows={rows} view={view} onView={onView} />
      </div>
      <div class="phone-only cluster">
        <SortChooser view={view} onView={onView} />
        <button type="button" class="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {behind ? `Filter (${behind})` : "Filter"}
        </button>
      </div>
      <Keys />
      {open && (
        <Sheet label="Filter" onClose={() => setOpen(false)}>
          <h2>Whom to show</h2>
          <Choosers rows={rows} view={view} onView={onView} />
          <button type="button" class="button filled big" onClick={() => setOpen(false)}>
            Show {counted(fitting, "rep")}
          </button>
        </Sheet>
      )}
    </search>
  );
}

function Search({ view, onView }: Omit<Props, "rows">) {
  return (
    <input
      class="input"
      type="search"
      aria-label="Search by name"
      placeholder="Search"
      autocomplete="off"
      value={view.filter.name}
      onInput={(event) => onView({ ...view, filter: { ...view.filter, name: event.currentTarget.value } })}
    />
  );
}

const ORDERS: readonly (readonly [value: string, words: string])[] = [
  ["need", "Who needs you first"],
  ["name", "Name, A to Z"],
  ["seen", "Not seen for longest"],
  ["progress", "Nearest to the standard"],
  ["need down", "Who needs you last"],
  ["name down", "Name, Z to A"],
  ["seen down", "Seen most recently"],
  ["progress down", "Furthest from the standard"],
];

function SortChooser({ view, onView }: Omit<Props, "rows">) {
  const { by, down } = view.sorting;
  const choose = (value: string) => {
    const [by, order] = value.split(" ") as [By, string?];
    onView({ ...view, sorting: { by, down: order !== undefined } });
  };
  return <Choose label="Sort by" value={down ? `${by} down` : by} options={ORDERS} onChoose={choose} />;
}

/** What cannot tell one rep of this team from another is not offered, unless it was asked for. */
function Choosers({ rows, view, onView }: Props) {
  const { filter } = view;
  const set = (change: Partial<Filter>) => onView({ ...view, filter: { ...filter, ...change } });
  const choices = choicesOf(rows);
  const leads = usePhone().me.role !== "director";
  return (
    <>
      {CHOOSERS.map(({ field, label, any }) => {
        const options = choices[field];
        const known = options.some(([value]) => value === filter[field]);
        if ((options.length < 2 || (field === "manager" && leads)) && !filter[field]) return null;
        const unknown = filter[field] && !known ? [[filter[field], "Something else"] as const] : [];
        return (
          <Choose
            key={field}
            label={label}
            value={filter[field]}
            options={[["", any], ...options, ...unknown]}
            onChoose={(value) => set({ [field]: value })}
          />
        );
      })}
      {(filter.new || rows.some(({ isNew }) => isNew)) && (
        <Check label="New hires" checked={filter.new} onCheck={(checked) => set({ new: checked })} />
      )}
      {(filter.unridden || rows.some(({ riddenWith }) => !riddenWith)) && (
        <Check
          label="Never ridden with"
          checked={filter.unridden}
          onCheck={(checked) => set({ unridden: checked })}
        />
      )}
    </>
  );
}

type Field = "need" | "item" | "region" | "manager";

const CHOOSERS: readonly { field: Field; label: string; any: string }[] = [
  { field: "need", label: "Needs", any: "Any" },
  { field: "item", label: "The one thing", any: "Any" },
  { field: "region", label: "Region", any: "Any" },
  { field: "manager", label: "Manager", any: "Any" },
];

/** What there is to choose from, in words: only what somebody on the team has. */
export function choicesOf(rows: readonly TeamRow[]): Record<Field, [value: string, words: string][]> {
  const needs = Object.entries(NEED).filter(([need]) => rows.some((row) => row.needs === need));
  return {
    need: needs.map(([need, { words }]) => [need, words]),
    item: byWords(rows.map(({ told }) => told.proposal && [told.proposal.item_id, told.title])),
    region: byWords(rows.map(({ rep }) => [rep.region ?? NOBODY, rep.region ?? "No region"])),
    manager: byWords(
      rows.flatMap(({ managers }) =>
        managers.length
          ? managers.map(({ id, name }) => [id, name] as const)
          : [[NOBODY, "No manager"] as const],
      ),
    ),
  };
}

function byWords(
  choices: readonly (readonly [value: string, words: string] | null)[],
): [value: string, words: string][] {
  return [...new Map(choices.filter((choice) => choice !== null))].sort(([, a], [, b]) => a.localeCompare(b));
}
