/** Says a step of the goal calculator so that the rep can follow it. Twin of server/coaching/chain_sentences.py. */
import { grouped } from "./funnel_sentences";
import type { ChainMetric, Rate, Step } from "./goal_chain";

const ONE: Record<ChainMetric, string> = {
  opportunities: "opportunity",
  conversations: "conversation",
  calls: "call",
  emails: "e-mail",
};
const MANY: Record<ChainMetric, string> = {
  opportunities: "opportunities",
  conversations: "conversations",
  calls: "calls",
  emails: "e-mails",
};

/** What is needed and why; or what is missing, and that a ratio can be assumed. */
export function stepSentence(step: Step): string {
  const { metric, result, wanted, rate, needed, status } = step;
  if (status === "waits") return `First say how many ${MANY[result]} are needed.`;
  if (status === "not_known" || rate === null)
    return `Not known how many ${MANY[metric]} bring ${a(result)}. Say what you assume.`;
  if (status === "too_few") return `Too few to tell: ${brought(step, rate)}. Say what you assume.`;
  if (wanted === null || needed === null) return `First say how many ${MANY[result]} are needed.`;
  const need = `${counted(wanted, result)} ${wanted === 1 ? "needs" : "need"} ${counted(needed, metric)}`;
  if (status === "real") return `${need}: ${brought(step, rate)}.`;
  const bring = rate.tries === 1 ? "brings" : "bring";
  return `${need}, if ${counted(rate.tries, metric)} ${bring} ${counted(rate.results, result)}.`;
}

function brought({ metric, result }: Step, { tries, results }: Rate): string {
  return `${counted(tries, metric)} brought ${counted(results, result)}`;
}

function counted(number: number, metric: ChainMetric): string {
  return `${grouped(number)} ${number === 1 ? ONE[metric] : MANY[metric]}`;
}

function a(metric: ChainMetric): string {
  return `${metric === "opportunities" ? "an" : "a"} ${ONE[metric]}`;
}
