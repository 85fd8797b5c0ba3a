/**
 * The line to the server.
 *
 * What a person recorded is never sent as somebody else's: before the first exchange, and again whenever the
 * session's CSRF value changes, the server is asked who is signed in. The exchange carries the value that was
 * proven, so a sign-in by somebody else in between makes the server refuse it.
 */
import type { Me } from "../store/phone";
import { readJson, Silence } from "./listen";
import { NoAnswer, named } from "./no_answer";
import { sendForm } from "./sending";

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
const TRIES = 3;

export class Connection {
  private proven: string | null = null;
  /** Hears who is signed in, each time the server says so. */
  heard: (me: Me) => void = () => undefined;
  /** Ends what goes on for whoever has the phone in hand. */
  private inHand = new AbortController();

  constructor(private readonly network: Network = browserNetwork) {}

  /** Exchange with the server as `me`, refreshing the session when it is due. Throws `NoAnswer`. */
  exchange(me: Me, body: unknown): Promise<unknown> {
    return this.as(me, (csrf, signal) => this.post("/api/sync", body, csrf, signal));
  }

  /**
   * One request for a file, or for a part of one, as `me`: signed in, with the CSRF value, the session refreshed when
   * it is due. Gives the answer whatever its status; throws `NoAnswer` when there is none, or nobody is signed in.
   * Its body, too, breaks off when `request.signal` says so, or the phone is put down.
   */
  file(me: Me, path: string, request: RequestInit = {}): Promise<Response> {
    return this.as(me, async (csrf, inHand) => {
      const headers = { ...(request.headers as Record<string, string>), "X-CSRF-TOKEN": csrf };
      const silence = new Silence(PATIENCE_WITH_A_FILE_MS, inHand, request.signal);
      const { signal } = silence;
      const answer = await this.network.fetch(path, { ...request, headers, signal }).catch(() => {
        silence.end();
        throw new NoAnswer("offline");
      });
      // The answer to a HEAD has no body that would say why: a session that is over for good refuses the refresh.
      if (answer.status === 401) throw new NoAnswer("signed_out", { status: 401, code: "session_expired" });
      return answer;
    });
  }

  /** Publish a draft of the checklist as `me`; gives the number of the version. Throws `NoAnswer`. */
  async publish(me: Me, asked: { draft_id: string; version: number }): Promise<number> {
    const answer = await this.as(me, (csrf, signal) => this.post("/api/checklists", asked, csrf, signal));
    const { version } = (answer ?? {}) as { version?: unknown };
    if (typeof version !== "number") throw new NoAnswer("trouble", { title: "An odd answer" });
    return version;
  }

  /** Ask for something, or change something, at an address of the API as `me`; gives the answer. Throws `NoAnswer`. */
  at(
    me: Me,
    method: "GET" | "POST" | "PATCH" | "DELETE",
    path: string,
    body: unknown = {},
  ): Promise<unknown> {
    return this.as(me, (csrf, signal) =>
      method === "GET" ? this.ask(path, { method, signal }) : this.post(path, body, csrf, signal, method),
    );
  }

  /** Send a form with a file as `me`; `onSent` hears which share of it went out, 0 to 1. Throws `NoAnswer`. */
  send(me: Me, path: string, form: FormData, onSent: (share: number) => void): Promise<unknown> {
    return this.as(me, (csrf, inHand) => sendForm(path, form, csrf, inHand, onSent));
  }

  /** Go in where nobody is signed in yet, and is then: by a password, a link, the setup code. Throws `NoAnswer`. */
  async enter(path: string, body: unknown): Promise<Me> {
    return personIn(await this.post(path, body, null));
  }

  /** Ask what the server tells anybody, whoever is signed in. Throws `NoAnswer`. */
  asAnyone(method: "GET" | "POST", path: string, body: unknown = {}): Promise<unknown> {
    return method === "GET" ? this.ask(path, { method }) : this.post(path, body, null);
  }

  /** Close the session on the server. Throws `NoAnswer`. */
  async signOut(): Promise<void> {
    await this.post("/api/auth/logout", {}, this.csrf());
  }

  /** Somebody has signed in with this browser, and not out again; the session may be over. */
  hasSession(): boolean {
    return this.csrf() !== null;
  }

  /** Its person has put the phone down: nothing of theirs is sent or fetched any more. */
  putDown(): void {
    this.inHand.abort();
    this.inHand = new AbortController();
    this.proven = null;
  }

  /** Do it as `me`, the session refreshed when it is due, and no longer than `me` has the phone in hand. */
  private async as<T>(me: Me, work: (csrf: string, inHand: AbortSignal) => Promise<T>): Promise<T> {
    const { signal } = this.inHand;
    const attempt = async () => work(await this.prove(me, signal), signal);
    try {
      return await attempt();
    } catch (failure) {
      if (!(failure instanceof NoAnswer) || failure.detail.code !== "session_expired") throw failure;
      await this.post("/api/auth/refresh", {}, this.csrf(), signal);
      return attempt();
    }
  }

  /** Make sure that it is `me` who is signed in; gives the CSRF value this is true for. */
  private async prove(me: Me, signal: AbortSignal): Promise<string> {
    for (let left = TRIES; left > 0; left--) {
      const csrf = this.csrf();
      if (csrf !== null && csrf === this.proven) return csrf;
      const signedIn = personIn(await this.ask("/api/auth/me", { method: "GET", signal }));
      if (signedIn.id !== me.id || signedIn.organization.id !== me.organization.id) break;
      this.heard(signedIn);
      if (csrf === this.csrf()) this.proven = csrf;
    }
    throw new NoAnswer("signed_out");
  }

  private async post(
    path: string,
    body: unknown,
    csrf: string | null,
    signal: AbortSignal | null = null,
    method = "POST",
  ): Promise<unknown> {
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
      { method, headers, body: bytes, signal },
      PATIENCE_MS + size / SLOWEST_BYTES_PER_MS,
    );
  }

  private async ask(path: string, request: RequestInit, patience = PATIENCE_MS): Promise<unknown> {
    const silence = new Silence(patience, request.signal);
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

function personIn(body: unknown): Me {
  const { person } = (body ?? {}) as { person?: Me };
  const whole = typeof person?.id === "string" && typeof person.organization?.id === "string";
  if (!whole) throw new NoAnswer("trouble", { title: "An odd answer" });
  const { id, name, role, email, organization } = person;
  return { id, name, role, email, organization };
}
