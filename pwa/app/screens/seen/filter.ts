/** Which observations to show. The filter is in the address: going back, and a link sent to oneself, keep it. */
import type { Rating } from "../../coaching";
import type { Observed } from "../../parts/observed";
import { RATINGS } from "../../parts/ratings";
import { daysBetween, KIND } from "../../parts/words";
import type { Interaction } from "../../store/queries";

/** Null: whatever it is. */
export interface Filter {
  /** An item's id. */
  readonly item: string | null;
  readonly rating: Rating | null;
  readonly kind: Interaction["kind"] | null;
  /** Only with a note; only with a photo or voice memo. */
  readonly with: With | null;
  /** Only of so many days, today included. */
  readonly days: number | null;
}

export type With = "note" | "file";

export const WITH: readonly With[] = ["note", "file"];
export const DAYS = [30, 90, 180, 365] as const;
const KINDS = Object.keys(KIND) as Interaction["kind"][];

/** Read a filter from an address. What it does not know it passes over. */
export function readFilter(query: URLSearchParams): Filter {
  const among = <T>(name: string, values: readonly T[]) =>
    values.find((value) => String(value) === query.get(name)) ?? null;
  return {
    item: query.get("item") || null,
    rating: among("rating", RATINGS),
    kind: among("kind", KINDS),
    with: among("with", WITH),
    days: among("days", DAYS),
  };
}

/** The filter as a part of an address, "?…"; "" when it lets everything through. */
export function writeFilter(filter: Filter): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value !== null) query.set(name, String(value));
  return query.size > 0 ? `?${query}` : "";
}

/** Those that pass, in the order given. `today` is a local date. */
export function passing(observed: readonly Observed[], filter: Filter, today: string): Observed[] {
  const { item, rating, kind, days } = filter;
  return observed.filter(
    (one) =>
      (item === null || one.itemId === item) &&
      (rating === null || one.seen.rating === rating) &&
      (kind === null || one.interaction.kind === kind) &&
      (days === null || daysBetween(one.interaction.occurredOn, today) < days) &&
      hasWith(one, filter.with),
  );
}

function hasWith({ seen, attached, interaction }: Observed, wanted: With | null): boolean {
  if (wanted === "note") return Boolean(seen.note || (interaction.mine && seen.privateNote));
  return wanted === null || attached.length > 0;
}
