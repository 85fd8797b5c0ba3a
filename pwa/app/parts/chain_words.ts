/** The calculator's steps in words that a rep can follow. */
import { type ChainMetric, type Day, periodOf, type Rate, type Step, type Stretch } from "../coaching";
import { amountOf } from "./goal_words";
import { dayMonth, grouped } from "./words";

const ONE: Record<ChainMetric, string> = {
  opportunities: "an opportunity",
  conversations: "a conversation",
  calls: "a call",
  emails: "an e-mail",
};
const MANY: Record<ChainMetric, string> = {
  opportunities: "opportunities",
  conversations: "conversations",
  calls: "calls",
  emails: "e-mails",
};

/** "July to September", "July to September 2017", "1 Oct – 27 Nov". */
export function stretchInWords({ first, last }: Stretch, today: Day): string {
  const quarter = periodOf("quarter", first);
  if (quarter.first !== first || quarter.last !== last)
    return `${dayMonth(first, today)} – ${dayMonth(last, today)}`;
  const year = first.slice(0, 4) === today.slice(0, 4) ? "" : ` ${first.slice(0, 4)}`;
  return `${monthOf(first)} to ${monthOf(last)}${year}`;
}

function monthOf(day: Day): string {
  return new Date(`${day}T00:00:00Z`).toLocaleString("en", { month: "long", timeZone: "UTC" });
}

/** "about 36 of 100 conversations become an opportunity": as whole numbers, so "about" when it was rounded. */
export function rateInWords({ metric, result }: Pick<Step, "metric" | "result">, rate: Rate): string {
  const { results, tries } = rate;
  const of = results * 100 < tries || tries === 1000 ? 1000 : 100;
  const share = Math.round((results * of) / tries);
  const about = (share * tries) / of === results ? "" : "about ";
  if (results > tries) return `${about}${share} ${MANY[result]} come of ${grouped(of)} ${MANY[metric]}`;
  return `${about}${share} of ${grouped(of)} ${MANY[metric]} ${share === 1 ? "becomes" : "become"} ${ONE[result]}`;
}

/** Where the rate comes from: "in your team (July to September: 112 of 311)", or that somebody assumes it. */
export function sourceInWords({ status }: Step, rate: Rate, whose: string, stretch: string): string {
  if (status === "assumed") return "as we assume";
  return `${whose} (${stretch}: ${grouped(rate.results)} of ${grouped(rate.tries)})`;
}

/** Why so many are needed, as the rep reads it with the goal; null for a step without a number. */
export function whyOf(step: Step, whose: string, stretch: string): string | null {
  const { metric, result, wanted, needed, rate } = step;
  if (wanted === null || needed === null || !rate || result === "emails" || metric === "opportunities")
    return null;
  const because = `${rateInWords(step, rate)} ${sourceInWords(step, rate, whose, stretch)}`;
  const exact = (wanted * rate.tries) % rate.results === 0;
  return `${sentence(because)}. So ${amountOf(result, wanted)} ${wanted === 1 ? "needs" : "need"} ${amountOf(metric, needed)}${exact ? "" : ", rounded up"}.`;
}

/** What is missing before a step has a number; null when it has one. `isHere`: what was done is known on this device. */
export function missingOf({ metric, result, rate, status }: Step, isHere: boolean): string | null {
  if (status === "waits") return `First say how many ${MANY[result]} are needed.`;
  if (status === "not_known" && !isHere) return "What was done is not here just now. Say what you assume.";
  if (status === "not_known")
    return `Nobody brought in ${MANY[result]} and ${MANY[metric]} of these days, so it is not known. Say what you assume.`;
  if (status === "too_few" && rate)
    return `Too few to tell: ${grouped(rate.results)} of ${grouped(rate.tries)}. Say what you assume.`;
  return null;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
