/** An edit on its way: it waits, was not accepted, or is done and kept in case that the server loses it. */
import type { WrittenKind } from "./kinds";

/** Why something was not taken, in the server's words. */
export interface Problem {
  code: string;
  title: string;
  path?: string;
}

/** One edit that the server has not both taken and given back. Its content never changes once it is written. */
export interface OutboxEntry {
  /** Its number for the server: given by the database, rising, never used twice. */
  number: number;
  kind: WrittenKind;
  id: string;
  base: number | null;
  at: string;
  set?: Record<string, unknown>;
  delete?: true;
  depends_on: number[];
  /** When the person did it, RFC 3339. */
  saved_at: string;
  /** The version the server gave it; null until it answered. */
  acknowledged: number | null;
  /** What the server says it waits for. */
  waits: Problem | null;
  /**
   * Sent once more because a backup was restored: the version it had before. What the server still has at this
   * version or a later one holds it already.
   */
  resent?: number;
}

/** Which record it is, among those of all kinds. */
export function keyOf({ kind, id }: { kind: string; id: string }): string {
  return `${kind}/${id}`;
}

/** Not taken by the server. What is only sent once more after a restore is no news, until the server asks for more. */
export function isUnsent({ acknowledged, resent, waits }: OutboxEntry): boolean {
  return acknowledged === null && (resent === undefined || waits !== null);
}

/** An edit that is done, kept for a while: a server that lost it in a restore gets it again under its number. */
export interface Settled extends Omit<OutboxEntry, "waits" | "resent"> {
  acknowledged: number;
  /** The server's time of the answer that settled it, RFC 3339. */
  settled_at: string;
}

/** An edit the server would not take, kept with its reason until the person decides. */
export interface Refused extends OutboxEntry {
  problem: Problem;
  /** What it was about, as it was known then: the records themselves may leave this phone. */
  about?: { repId: string | null; repName: string; customer: string | null; prompt: string | null };
}
