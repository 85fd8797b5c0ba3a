/** What an impediment can be about, as one says it. */
import type { Impediment } from "../store/queries";
import { counted, dayMonth, daysBetween } from "./words";

export const TOPIC: Record<Impediment["topic"], string> = {
  contracts: "Contracts",
  pricing: "Pricing",
  product: "Product",
  leads: "Leads",
  tools: "Tools",
  collateral: "Collateral",
  time: "Time",
  other: "Something else",
};

export const TOPICS = Object.entries(TOPIC) as [Impediment["topic"], string][];

/** "Contracts · since today", "Pricing · for 9 days · Dana Whitfield looks after it"; of one that is out of the way, since when. As of `day`. */
export function aboutImpediment(one: Impediment, day: string, today: string): string {
  const gone = one.resolvedOn !== null && one.resolvedOn <= day ? one.resolvedOn : null;
  const said = gone
    ? [`resolved ${dayMonth(gone, today)}`, `after ${counted(daysBetween(one.namedOn, gone), "day")}`]
    : [
        age(one, day, today),
        one.assignedTo ? `${one.assignedTo.name} looks after it` : "nobody looks after it yet",
      ];
  return [TOPIC[one.topic], ...said].join(" · ");
}

function age({ namedOn }: Impediment, day: string, today: string): string {
  const days = daysBetween(namedOn, day);
  if (days <= 0) return day === today ? "named today" : "named that day";
  return `for ${counted(days, "day")}`;
}
