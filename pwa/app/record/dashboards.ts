/** Bring numbers to this phone that only the server has: they are kept, and shown from there. */
import { keepAnswer } from "../store/answers";
import type { Phone } from "../store/phone";
import {
  type Behind,
  type BehindAsked,
  behindName,
  type Dashboard,
  type DashboardAsked,
  dashboardName,
} from "../store/queries/dashboards";
import { connection } from "../store/session";
import { ask } from "../sync/answers";
import { NoAnswer } from "../sync/no_answer";

/** here: they are; away: no signal; closed: the reading does not open this level; not_yours: there is no such thing. */
export type Brought = "here" | "away" | "signed_out" | "closed" | "not_yours" | "trouble";

/** The numbers of an organization, a team or a rep. */
export function bringDashboard(phone: Phone, asked: DashboardAsked): Promise<Brought> {
  const { of, by, asOf } = asked;
  const path = `/api/numbers?${new URLSearchParams({ of, by, ...on(asOf) })}`;
  return bring<Dashboard>(phone, path, "course", dashboardName(asked));
}

/** The records behind a figure of a rep. */
export function bringBehind(phone: Phone, asked: BehindAsked): Promise<Brought> {
  const { repId, level, by, asOf } = asked;
  const path = `/api/reps/${repId}/numbers/${level}?${new URLSearchParams({ by, ...on(asOf) })}`;
  return bring<Behind>(phone, path, "records", behindName(asked));
}

function on(asOf: string | null): Record<string, string> {
  return asOf === null ? {} : { as_of: asOf };
}

async function bring<T>(phone: Phone, path: string, field: keyof T, name: string): Promise<Brought> {
  const { store } = phone;
  try {
    const answer = await ask<T>(phone, connection, path, field);
    await keepAnswer(store, name, { answer, at: phone.now().toISOString() });
    return "here";
  } catch (failure) {
    if (!(failure instanceof NoAnswer)) throw failure;
    const why = whyNot(failure);
    if (why === "closed" || why === "not_yours") await keepAnswer(store, name, null);
    return why;
  }
}

function whyNot({ why, detail: { code } }: NoAnswer): Brought {
  if (code === "level_not_open") return "closed";
  if (code === "not_found" || code === "not_permitted") return "not_yours";
  if (why === "signed_out") return why;
  return why === "offline" ? "away" : "trouble";
}
