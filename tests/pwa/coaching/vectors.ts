/** Reads the vectors that both languages are held to. */
import {
  type Focus,
  type Item,
  type Observation,
  parseStandard,
  type Rating,
  type Reviewed,
} from "../../../pwa/app/coaching";

/** A checklist's item as the vectors write it: what is usual is left out. */
export interface ItemVector {
  readonly id: string;
  readonly impact: number;
  readonly prompt?: string;
  readonly funnel_level?: string | null;
  readonly standard?: string;
}

export interface HistoryVector {
  readonly today: string;
  readonly checklist: readonly ItemVector[];
  readonly observations: readonly string[];
  readonly focuses?: readonly Focus[];
  readonly lean?: string | null;
}

export interface ReviewedVector extends Omit<Reviewed, "observations"> {
  readonly observations: readonly string[];
}

export function team(reps: readonly ReviewedVector[]): Reviewed[] {
  return reps.map((rep) => ({ ...rep, observations: observations(rep.observations) }));
}

export function items(checklist: readonly ItemVector[]): Item[] {
  return checklist.map(({ id, impact, prompt = "", funnel_level = null, standard = "3 in a row" }) => ({
    id,
    impact,
    prompt,
    funnel_level,
    standard: parseStandard(standard),
  }));
}

export function observations(lines: readonly string[]): Observation[] {
  return lines.map((line) => {
    const [occurred_on = "", interaction_id = "", item_id = "", rating] = line.split(" ");
    return { occurred_on, interaction_id, item_id, rating: rating as Rating };
  });
}
