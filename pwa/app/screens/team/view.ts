/** Which reps the board shows and in which order, as its address says it. */
import { type Sorting, sortingIn, sortingOut } from "../../parts/sorting";
import { NOBODY } from "../../store/queries";
import { type Need, needFirst, type TeamRow, unseenFor } from "./needs";

export const SORTED_BY = ["need", "name", "seen", "progress"] as const;
export type By = (typeof SORTED_BY)[number];

/** What is asked for; "" and false: everybody. */
export interface Filter {
  readonly name: string;
  readonly need: Exclude<Need, null> | "";
  /** The id of the item that is the one thing. */
  readonly item: string;
  readonly region: string;
  /** A manager's id, or `NOBODY`. */
  readonly manager: string;
  readonly new: boolean;
  readonly unridden: boolean;
}

export interface View {
  readonly sorting: Sorting<By>;
  readonly filter: Filter;
}

const NEEDS: readonly string[] = [
  "agree_it_reached",
  "see_one_more",
  "change_it",
  "go_and_see",
  "agree_it",
  "reassess_goal",
  "let_read",
];

export const EVERYBODY: Filter = {
  name: "",
  need: "",
  item: "",
  region: "",
  manager: "",
  new: false,
  unridden: false,
};

export function viewIn(query: URLSearchParams): View {
  const text = (name: string) => query.get(name) ?? "";
  const need = text("need");
  return {
    sorting: sortingIn(query, SORTED_BY),
    filter: {
      name: text("name"),
      need: NEEDS.includes(need) ? (need as Filter["need"]) : "",
      item: text("item"),
      region: text("region"),
      manager: text("manager"),
      new: query.has("new"),
      unridden: query.has("unridden"),
    },
  };
}

/** The address of the board that `viewIn` reads; only what is asked for is in it. */
export function addressOf({ sorting, filter }: View): string {
  const asked = Object.entries(filter).filter(([, value]) => value);
  const query = new URLSearchParams({
    ...sortingOut(sorting, SORTED_BY[0]),
    ...Object.fromEntries(asked.map(([name, value]) => [name, value === true ? "yes" : value])),
  });
  return query.size ? `/team?${query}` : "/team";
}

/** How many things are asked for. */
export function asked(filter: Filter): number {
  return Object.values(filter).filter(Boolean).length;
}

/** The rows that fit, in order. `rows` are in the order of need; whoever is equal stays in it. */
export function shown(rows: readonly TeamRow[], { sorting, filter }: View): TeamRow[] {
  const name = plain(filter.name.trim());
  const fitting = rows.filter(
    (row) =>
      (!name || plain(row.rep.name).includes(name)) &&
      (!filter.need || row.needs === filter.need) &&
      (!filter.item || row.told.proposal?.item_id === filter.item) &&
      (!filter.region || (row.rep.region ?? NOBODY) === filter.region) &&
      (!filter.manager || isLedBy(row, filter.manager)) &&
      (!filter.new || row.isNew) &&
      (!filter.unridden || !row.riddenWith),
  );
  const order = ORDER[sorting.by];
  return fitting.sort((a, b) => missing(a, b, sorting.by) || (sorting.down ? order(b, a) : order(a, b)));
}

function isLedBy({ managers }: TeamRow, manager: string): boolean {
  return manager === NOBODY ? managers.length === 0 : managers.some(({ id }) => id === manager);
}

/** Letters as somebody types them in a hurry: no capitals, no accents. */
function plain(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

const ORDER: Record<By, (a: TeamRow, b: TeamRow) => number> = {
  need: needFirst,
  name: (a, b) => a.rep.name.localeCompare(b.rep.name),
  seen: (a, b) => unseenFor(b) - unseenFor(a),
  progress: (a, b) => a.told.toCome - b.told.toCome,
};

/** Whoever has no agreed one thing stands last, whichever way round its progress is sorted. */
function missing(a: TeamRow, b: TeamRow, by: By): number {
  return by === "progress" ? Number(!a.told.focus) - Number(!b.told.focus) : 0;
}
