/** Setting goals: what a coach does with a connection. What was done comes back to the phone with everything else. */
import type { Phone } from "../store/phone";
import { goalHere, type HeldGoal } from "../store/queries";
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
  /** The goal that is different afterwards. */
  readonly id: string;
  /** What to ask for, one after the other, by how the goal is here now. */
  steps(here: HeldGoal | null): readonly Step[];
  /** Whether the goal is as it was meant. */
  isDone(here: HeldGoal | null): boolean;
}

export interface Step {
  readonly method: "POST" | "PATCH" | "DELETE";
  readonly path: string;
  readonly body?: object;
}

/**
 * Send what waits, make the change, and fetch what came of it. Throws `NotSet`. Done twice, as when the answer was
 * lost, it is done once.
 */
export async function changeGoal(phone: Phone, connection: Connection, change: Change): Promise<void> {
  let asked = false;
  try {
    await exchange(phone, connection);
    const here = await goalHere(phone, change.id);
    for (const { method, path, body } of change.isDone(here) ? [] : change.steps(here)) {
      asked = true;
      await connection.at(phone.me, method, `/api/goals${path}`, body);
    }
    await exchange(phone, connection).catch(() => undefined); // done it is; the news comes when it can
  } catch (failure) {
    const notSet = whyNot(failure, asked);
    if (!UNSURE.has(notSet.why)) throw notSet;
    await exchange(phone, connection).catch(() => undefined); // it may be here already
    if (!change.isDone(await goalHere(phone, change.id))) throw notSet;
  }
}

/** After these the server may have done it all the same. */
const UNSURE: ReadonlySet<WhyNotSet> = new Set(["unanswered", "trouble"]);

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
