/** Questions to the server's side (harness.py), one line each; and requests to the real server. */
import { Agent, request } from "node:http";
import { createInterface } from "node:readline";

export interface Team {
  id: string;
  password: string;
  people: Record<string, { id: string; email: string }>;
  checklist: string;
  items: string[];
}

export interface Stored {
  kind: string;
  id: string;
  version: number;
  deleted: boolean;
  fields: Record<string, unknown>;
}

export interface Everything {
  version: number;
  records: Stored[];
  feed: { kind: string; id: string; scope: string; version: number }[];
}

/** What a request may ask the server to suffer (faults.py). */
export type Suffering = "dies-before-commit" | "dies-after-commit" | "breaks" | "is-slow";

export interface Asked {
  path: string;
  method: string;
  headers: Record<string, string>;
  body: Buffer | null;
}

export interface Answered {
  status: number;
  headers: Record<string, string>;
  cookies: string[];
  body: Buffer;
}

export class Harness {
  private readonly waiting: ((answer: unknown) => void)[] = [];
  private agent = new Agent({ keepAlive: true });
  private port = 0;

  /** Connect through this process's standard input and output. */
  static async connect(): Promise<Harness> {
    const harness = new Harness();
    createInterface({ input: process.stdin }).on("line", (line) =>
      harness.waiting.shift()?.(JSON.parse(line)),
    );
    harness.port = (await harness.ask("address")) as number;
    return harness;
  }

  organization(name: string): Promise<Team> {
    return this.ask("organization", { name }) as Promise<Team>;
  }

  everything(organization: string): Promise<Everything> {
    return this.ask("everything", { organization }) as Promise<Everything>;
  }

  /** Write one record as an administrator does. */
  async write(team: Team, now: number, kind: string, id: string, fields: object): Promise<void> {
    await this.ask("write", { organization: team.id, kind, id, fields, now });
  }

  async endSessions(team: Team, person: string): Promise<void> {
    await this.ask("end_sessions", { organization: team.id, person });
  }

  async fresh(): Promise<void> {
    await this.ask("fresh");
    this.forgetConnections();
  }

  /** The end of what the server has written to its log. */
  log(): Promise<string> {
    return this.ask("log") as Promise<string>;
  }

  async kill(): Promise<void> {
    await this.ask("kill");
    this.forgetConnections();
  }

  async backup(): Promise<void> {
    await this.ask("backup");
  }

  async restore(): Promise<void> {
    await this.ask("restore");
  }

  /** One request to the real server, and its whole answer. Rejects when the server dies of it. */
  send({ path, method, headers, body }: Asked, now: number, suffering?: Suffering): Promise<Answered> {
    const simulated = {
      "X-Simulated-Now": String(now),
      ...(suffering ? { "X-Simulated-Fault": suffering } : {}),
      ...(body ? { "Content-Length": String(body.length) } : {}),
    };
    const options = {
      port: this.port,
      path,
      method,
      headers: { ...headers, ...simulated },
      agent: this.agent,
    };
    return new Promise((resolve, reject) => {
      const sent = request(options, (answer) => {
        const pieces: Buffer[] = [];
        answer.on("data", (piece: Buffer) => pieces.push(piece));
        answer.on("error", reject);
        answer.on("end", () => {
          const { "set-cookie": cookies = [], ...rest } = answer.headers;
          const plain = Object.entries(rest).map(([name, value]) => [name, String(value)]);
          const body = Buffer.concat(pieces);
          resolve({ status: answer.statusCode ?? 0, headers: Object.fromEntries(plain), cookies, body });
        });
      });
      sent.on("error", reject);
      sent.end(body ?? undefined);
    });
  }

  /** After the server died, a connection that looked alive is none. */
  forgetConnections(): void {
    this.agent.destroy();
    this.agent = new Agent({ keepAlive: true });
  }

  private ask(name: string, question: object = {}): Promise<unknown> {
    process.stdout.write(`${JSON.stringify({ ask: name, ...question })}\n`);
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
