/** Everything that the server answers is looked at on its way: nothing private, nothing twice, nothing of its own 500. */
import { gunzipSync } from "node:zlib";
import type { Answered, Asked, Suffering } from "./harness";
import { canonical, type Outcome, type Sent } from "./ledger";
import type { Message } from "./line";
import { ABOUT, PRIVATE } from "./taps";
import type { World } from "./world";

interface Request {
  device: string;
  mutations?: (Sent & { kind: string; id: string; set?: Record<string, unknown> })[];
}

interface Said {
  outcomes: Outcome[];
  scopes: Record<string, { records: { version: number }[] }>;
}

export class Traffic {
  /** Requests of each device that reached the server, to be sent once more. */
  readonly sent: Message[] = [];
  /** How many requests brought the server something. */
  pushes = 0;
  private readonly talkedThrough = new Set<string>();
  private readonly firstAnswers = new Map<string, string>();

  constructor(private readonly world: World) {}

  /** A request is about to reach the server, which may answer others before it answers this one. */
  goes({ asked }: Message): void {
    if (asked.path !== "/api/sync") return;
    for (const { kind, id, set } of readRequest(asked).mutations ?? []) {
      if (kind === "interaction" && set?.state === "debriefed") this.talkedThrough.add(id);
    }
  }

  /** Look at one answer of the server to one request. */
  look(message: Message, answered: Answered, suffering: Suffering | undefined): void {
    const { device } = message.tab;
    const { asked } = message;
    if (answered.status >= 500 && suffering !== "breaks") {
      this.world.found.push(`The server answered ${answered.status} to ${asked.path}: ${answered.body}`);
    }
    if (asked.path !== "/api/sync") return;
    if (answered.status !== 200) return;
    const sent = readRequest(asked);
    this.sent.push(message);
    const said = JSON.parse(answered.body.toString()) as Said;
    if (said.outcomes.some(({ status }) => status !== "blocked")) this.pushes += 1;
    this.world.ledger.answered(device, sent.mutations ?? [], said.outcomes);
    for (const outcome of said.outcomes) this.compare(`${sent.device}/${outcome.number}`, outcome);
    for (const [scope, { records }] of Object.entries(said.scopes)) this.checkVersions(scope, records);
    if (device.me.role === "rep") this.checkPrivacy(answered.body.toString());
  }

  /** After a restore the server answers anew what it does not remember. */
  forget(): void {
    this.firstAnswers.clear();
  }

  private compare(key: string, outcome: Outcome): void {
    if (outcome.status === "blocked") return;
    const now = canonical(outcome);
    const first = this.firstAnswers.get(key) ?? now;
    this.firstAnswers.set(key, first);
    if (first !== now) this.world.found.push(`A replay was answered ${now}, and ${first} the first time`);
  }

  /** Not that they rise: a record that was written while others were read comes at its newest version. */
  private checkVersions(scope: string, records: { version: number }[]): void {
    const versions = new Set(records.map(({ version }) => version));
    if (versions.size < records.length) this.world.found.push(`A version in ${scope} was delivered twice`);
  }

  private checkPrivacy(body: string): void {
    if (body.includes(PRIVATE)) this.world.found.push(`A rep received a private note: ${body}`);
    for (const [, id] of body.matchAll(new RegExp(`${ABOUT}([0-9a-f-]{36})`, "g"))) {
      if (!this.talkedThrough.has(id as string)) {
        this.world.found.push(
          `A rep received ${id}, which was not talked through: ${around(body, id as string)}`,
        );
      }
    }
  }
}

export function readRequest({ headers, body }: Asked): Request {
  const bytes = body ?? Buffer.from("{}");
  const packed = headers["Content-Encoding"] === "gzip";
  return JSON.parse((packed ? gunzipSync(bytes) : bytes).toString()) as Request;
}

function around(body: string, text: string): string {
  const at = body.indexOf(text);
  return body.slice(Math.max(0, at - 300), at + 100);
}
