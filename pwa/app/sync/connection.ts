/**
 * The line to the server. Whatever goes wrong on it has one of a few names, and none of them touches what waits.
 *
 * What a person recorded is never sent as somebody else's: before the first exchange, and again whenever the
 * session's CSRF value changes, the server is asked who is signed in. The exchange carries the value that was
 * proven, so a sign-in by somebody else in between makes the server refuse it.
 */
import type { Me } from "../store/phone";

/**
 * offline: no answer from our server; signed_out: sign in first; ended: this person's access was ended; too_large:
 * split it; update_needed: this version of the app is too old; trouble: try later.
 */
export type Why = "offline" | "signed_out" | "ended" | "too_large" | "update_needed" | "trouble";

export class NoAnswer extends Error {
  constructor(
    readonly why: Why,
    readonly detail: { code?: string; title?: string; status?: number; retryAfter?: number } = {},
  ) {
    super(detail.title ?? why);
  }
}

/** What the phone is connected through: the browser's own network, or a test's. */
export interface Network {
  fetch(address: string, request: RequestInit): Promise<Response>;
  /** As `document.cookie`. */
  cookies(): string;
}

export const browserNetwork: Network = {
  fetch: (address, request) => fetch(address, request),
  cookies: () => document.cookie,
};

const PATIENCE_MS = 30_000;
const SLOWEST_BYTES_PER_MS = 2; // what is sent counts as heard when it is through: 16 kbit/s
const PATIENCE_WITH_A_FILE_MS = 180_000; // half a megabyte on a line of 30 kbit/s
const WORTH_COMPRESSING = 1024;
const LONGEST_WAIT_S = 3600;
const TRIES = 3;

export class Connection {
  private proven: string | null = null;

  constructor(private readonly network: Network = browserNetwork) {}

  /** Exchange with the server as `me`, refreshing the session when it is due. Throws `NoAnswer`. */
  exchange(me: Me, body: unknown): Promise<unknown> {
    return this.refreshing(async () => this.post("/api/sync", body, await this.prove(me)));
  }

  /**
   * One request for a file, or for a part of one, as `me`: signed in, with the CSRF value, the session refreshed when
   * it is due. Gives the answer whatever its status; throws `NoAnswer` when there is none, or nobody is signed in.
   */
  file(me: Me, path: string, request: RequestInit = {}): Promise<Response> {
    return this.refreshing(async () => {
      const csrf = await this.prove(me);
      const headers = { ...(request.headers as Record<string, string>), "X-CSRF-TOKEN": csrf };
      const { signal } = new Silence(PATIENCE_WITH_A_FILE_MS);
      const answer = await this.network.fetch(path, { ...request, headers, signal }).catch(() => {
        throw new NoAnswer("offline");
      });
      // The answer to a HEAD has no body that would say why: a session that is over for good refuses the refresh.
      if (answer.status === 401) throw new NoAnswer("signed_out", { status: 401, code: "session_expired" });
      return answer;
    });
  }

  /** Sign in. Throws `NoAnswer`. */
  async signIn(email: string, password: string): Promise<Me> {
    return personIn(await this.post("/api/auth/login", { email, password }, null));
  }

  /** Close the session on the server. Throws `NoAnswer`. */
  async signOut(): Promise<void> {
    await this.post("/api/auth/logout", {}, this.csrf());
  }

  /** Make sure that it is `me` who is signed in; gives the CSRF value this is true for. */
  private async prove(me: Me): Promise<string> {
    for (let left = TRIES; left > 0; left--) {
      const csrf = this.csrf();
      if (csrf !== null && csrf === this.proven) return csrf;
      const signedIn = personIn(await this.ask("/api/auth/me", { method: "GET" }));
      if (signedIn.id !== me.id || signedIn.organization.id !== me.organization.id) break;
      if (csrf === this.csrf()) this.proven = csrf;
    }
    throw new NoAnswer("signed_out");
  }

  private async refreshing<T>(attempt: () => Promise<T>): Promise<T> {
    try {
      return await attempt();
    } catch (failure) {
      if (!(failure instanceof NoAnswer) || failure.detail.code !== "session_expired") throw failure;
      await this.post("/api/auth/refresh", {}, this.csrf());
      return attempt();
    }
  }

  private async post(path: string, body: unknown, csrf: string | null): Promise<unknown> {
    const { bytes, encoding } = await packed(JSON.stringify(body));
    const headers = {
      "Content-Type": "application/json",
      Prefer: "return=minimal", // whole.ts
      ...(encoding ? { "Content-Encoding": encoding } : {}),
      ...(csrf ? { "X-CSRF-TOKEN": csrf } : {}),
    };
    const size = typeof bytes === "string" ? bytes.length : bytes.byteLength;
    return this.ask(
      path,
      { method: "POST", headers, body: bytes },
      PATIENCE_MS + size / SLOWEST_BYTES_PER_MS,
    );
  }

  private async ask(path: string, request: RequestInit, patience = PATIENCE_MS): Promise<unknown> {
    const silence = new Silence(patience);
    let answer: Response;
    let body: unknown;
    try {
      // A portal or a proxy that sends the phone elsewhere is not our server.
      answer = await this.network.fetch(path, { redirect: "error", ...request, signal: silence.signal });
      body = answer.status === 204 ? null : await readJson(answer, silence);
    } catch {
      throw new NoAnswer("offline"); // no network, cut off in the middle, or a captive portal's own page
    } finally {
      silence.end();
    }
    if (answer.ok) return body;
    throw named(answer, body);
  }

  /** The cookie's value; while the short-lived one is gone the long-lived one holds the same. */
  private csrf(): string | null {
    const cookies = this.network.cookies().split("; ");
    const named = (end: string) => cookies.find((cookie) => cookie.split("=")[0]?.endsWith(end));
    const found = named("csrf_access_token") ?? named("csrf_refresh_token");
    return found ? found.slice(found.indexOf("=") + 1) : null;
  }
}

async function packed(text: string): Promise<{ bytes: string | ArrayBuffer; encoding: string | null }> {
  if (text.length < WORTH_COMPRESSING || typeof CompressionStream === "undefined") {
    return { bytes: text, encoding: null };
  }
  const gzipped = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return { bytes: await new Response(gzipped).arrayBuffer(), encoding: "gzip" };
}

async function readJson(answer: Response, silence: Silence): Promise<unknown> {
  const type = answer.headers.get("Content-Type") ?? "";
  if (/json/.test(type)) return JSON.parse(await readText(answer, silence));
  if (answer.ok) throw new TypeError(`Not our server: ${type}`);
  return {}; // a proxy's error page: its status says enough
}

/** Piece by piece: as long as something comes, a slow line is not a dead one. */
async function readText(answer: Response, silence: Silence): Promise<string> {
  const reader = answer.body?.getReader(); // WebKit has no async iteration of it
  const decoder = new TextDecoder();
  let text = "";
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    silence.broken();
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
}

/** Ends a request when nothing was heard for so long. (`AbortSignal.timeout` counts the whole, and is young.) */
class Silence {
  private readonly controller = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly most: number) {
    this.broken();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  broken(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.controller.abort(), this.most);
  }

  end(): void {
    clearTimeout(this.timer);
  }
}

function named(answer: Response, body: unknown): NoAnswer {
  const { code, title } = (body ?? {}) as { code?: unknown; title?: unknown };
  const retryAfter = secondsIn(answer.headers);
  const detail = {
    status: answer.status,
    ...(typeof code === "string" ? { code } : {}),
    ...(typeof title === "string" ? { title } : {}),
    ...(retryAfter > 0 ? { retryAfter } : {}),
  };
  return new NoAnswer(whyOf(answer.status, detail.code), detail);
}

function whyOf(status: number, code: string | undefined): Why {
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

function personIn(body: unknown): Me {
  const { person } = (body ?? {}) as { person?: Me };
  const whole = typeof person?.id === "string" && typeof person.organization?.id === "string";
  if (!whole) throw new NoAnswer("trouble", { title: "An odd answer" });
  const { id, name, role, email, organization } = person;
  return { id, name, role, email, organization };
}
