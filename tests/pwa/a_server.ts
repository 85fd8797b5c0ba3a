/** A line to a server that says what the test tells it to say; for what a real one says rarely. */
import { Connection, type Network } from "../../pwa/app/sync/connection";
import type { Mutation } from "../../pwa/app/sync/push";
import { MANAGER } from "./a_phone";

export interface Envelope {
  device: string;
  mutations?: Mutation[];
  cursors: Record<string, string>;
}

type Said = Response | Error | object;

export const SERVER_TIME = "2026-11-20T08:00:00Z";

export const NOTHING = {
  protocol: 1,
  server_time: SERVER_TIME,
  outcomes: [],
  scopes: {},
  reset: [],
  dropped: [],
};

export class AServer implements Network {
  /** What came in at /api/sync. */
  readonly envelopes: Envelope[] = [];
  readonly addresses: string[] = [];
  signedIn: object = MANAGER;
  csrf = "first";

  constructor(private readonly says: (envelope: Envelope, nth: number) => Said) {}

  get connection(): Connection {
    return new Connection(this);
  }

  cookies = () => `theme=dark; csrf_access_token=${this.csrf}`;

  async fetch(address: string, request: RequestInit): Promise<Response> {
    this.addresses.push(address);
    if (address === "/api/auth/me") return answered({ person: this.signedIn });
    if (address === "/api/auth/refresh") {
      this.csrf = "refreshed";
      return answered({ person: this.signedIn });
    }
    this.envelopes.push(await read(request));
    const said = this.says(this.envelopes.at(-1) as Envelope, this.envelopes.length);
    if (said instanceof Error) throw said;
    return said instanceof Response ? said : answered({ ...NOTHING, ...said });
  }
}

export function answered(body: object, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
}

/** A refusal as our server writes it; `path` names the place in the request. */
export function problem(status: number, code: string, path?: string): Response {
  const headers = { "Content-Type": "application/problem+json" };
  const body = { type: "about:blank", title: `The title of ${code}`, status, code, path };
  return new Response(JSON.stringify(body), { status, headers });
}

/** Every mutation is taken; the records come back at rising versions in the rep's scope. */
export function takesAll(scope: string, from = 100) {
  let version = from;
  return ({ mutations = [] }: Envelope) => {
    const outcomes = mutations.map(({ number }) => ({ number, status: "applied", version: ++version }));
    const fields = new Map<string, { kind: string; id: string; version: number; fields: object }>();
    mutations.forEach(({ kind, id, set }, index) => {
      const known = fields.get(id)?.fields;
      const at = outcomes[index]?.version ?? 0;
      fields.set(id, { kind, id, version: at, fields: { ...known, ...set } });
    });
    const records = [...fields.values()].map((record) => ({ ...record, deleted: false }));
    return { outcomes, scopes: { [scope]: { records, cursor: `after-${version}`, more: false } } };
  };
}

async function read({ body, headers }: RequestInit): Promise<Envelope> {
  const packed = (headers as Record<string, string>)["Content-Encoding"] === "gzip";
  const stream = new Response(body as BodyInit).body as ReadableStream<Uint8Array>;
  const text = packed ? stream.pipeThrough(new DecompressionStream("gzip") as never) : stream;
  return (await new Response(text as ReadableStream).json()) as Envelope;
}
