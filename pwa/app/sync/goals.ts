/** Setting goals: what a coach does with a connection. What was done comes back to the phone with everything else. */
import type { Phone } from "../store/phone";
import type { HeldGoal } from "../store/queries";
import { goalHere } from "../store/queries";
import type { Connection } from "./connection";
import { exchange } from "./exchange";
import { NoAnswer } from "./no_answer";

/** `refused`: `says` tells what is wrong, `field` where; of `unanswered` it is not known yet whether it was done. */
export type WhyNotSet = "offline" | "unanswered" | "signed_out" | "gone" | "refused" | "trouble";

export class NotSet extends Error {
  constructor(
    readonly why: WhyNotSet,
    readonly says: string | null = null,
    readonly field: string | null = null,
  ) {
    super(says ?? why);
  }
}

export interface Change {
  readonly method: "POST" | "PATCH" | "DELETE";
  readonly path: string;
  readonly body?: object;
  /** The goal that is different afterwards, and whether it is as it was meant. */
  readonly id: string;
  isDone(goal: HeldGoal | null): boolean;
}

/**
 * Send what waits, make the change, and fetch what came of it. Throws `NotSet`. Done twice, as when the answer was
 * lost, it is done once.
 */
export async function changeGoal(phone: Phone, connection: Connection, change: Change): Promise<void> {
  let asked = false;
  try {
    await exchange(phone, connection);
    asked = true;
    await connection.at(phone.me, change.method, `/api/goals${change.path}`, change.body);
    await exchange(phone, connection).catch(() => undefined); // done it is; the news comes when it can
  } catch (failure) {
    const notSet = whyNot(failure, asked);
    if (notSet.why !== "unanswered" && notSet.why !== "trouble") throw notSet;
    await exchange(phone, connection).catch(() => undefined); // it may be here already
    if (!change.isDone(await goalHere(phone, change.id))) throw notSet;
  }
}

/** Throws what is no answer of this. */
function whyNot(failure: unknown, asked: boolean): NotSet {
  if (!(failure instanceof NoAnswer)) throw failure;
  const { why, detail } = failure;
  const { code, title = null, path = null, status = 0 } = detail;
  if (why === "signed_out") return new NotSet("signed_out");
  if (why === "offline") return new NotSet(asked ? "unanswered" : "offline");
  if (asked && code === "not_found") return new NotSet("gone");
  return asked && code && status < 500 ? new NotSet("refused", title, path) : new NotSet("trouble");
}
