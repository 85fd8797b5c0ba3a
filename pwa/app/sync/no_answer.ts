/** Why there is no answer that can be used: a few names, and none of them touches what waits. */

/**
 * offline: no answer from our server; signed_out: sign in first; ended: this person's access was ended; too_large:
 * split it; update_needed: this version of the app is too old; trouble: try later.
 */
export type Why = "offline" | "signed_out" | "ended" | "too_large" | "update_needed" | "trouble";

interface Detail {
  /** Set when it was our own server that said so, as are `title` and `path`. */
  code?: string;
  title?: string;
  /** The place in the request. */
  path?: string;
  status?: number;
  /** In seconds. */
  retryAfter?: number;
}

export class NoAnswer extends Error {
  constructor(
    readonly why: Why,
    readonly detail: Detail = {},
  ) {
    super(detail.title ?? why);
  }
}

const LONGEST_WAIT_S = 3600;

/** What an answer that is no success says. */
export function named(answer: Response, body: unknown): NoAnswer {
  const retryAfter = secondsIn(answer.headers);
  const said = isOurs(answer, body) ? { code: body.code, title: body.title, ...pathIn(body) } : {};
  const detail = { status: answer.status, ...said, ...(retryAfter > 0 ? { retryAfter } : {}) };
  return new NoAnswer(whyOf(detail), detail);
}

interface Ours {
  code: string;
  title: string;
  path?: unknown;
}

/** A proxy's or a captive portal's error has a status, and that is all that is believed of it. */
function isOurs({ headers, status }: Response, body: unknown): body is Ours {
  const said = (body ?? {}) as { status?: unknown; code?: unknown; title?: unknown };
  return (
    /^application\/problem\+json\b/.test(headers.get("Content-Type") ?? "") &&
    said.status === status &&
    /^[a-z][a-z0-9_]*$/.test(String(said.code)) &&
    typeof said.title === "string"
  );
}

function pathIn({ path }: Ours): { path?: string } {
  return typeof path === "string" ? { path } : {};
}

function whyOf({ status, code }: { status: number; code?: string }): Why {
  if (code === "access_ended") return "ended";
  if (code === "protocol_not_spoken") return "update_needed";
  if (status === 401 || code === "csrf_missing") return "signed_out";
  return status === 413 ? "too_large" : "trouble";
}

/** How long to wait, as the server wishes: a number of seconds, or a date to be read by the server's own clock. */
function secondsIn(headers: Headers): number {
  const wish = headers.get("Retry-After");
  const seconds = Number(wish);
  const until = Date.parse(wish ?? "") - Date.parse(headers.get("Date") ?? "");
  return Math.min(LONGEST_WAIT_S, Number.isNaN(seconds) ? until / 1000 || 0 : seconds);
}
