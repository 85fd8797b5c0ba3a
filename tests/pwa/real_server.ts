/** The real server with the demo organization, on a free port and data of its own; and a browser's network to it. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { PhoneStore } from "../../pwa/app/store/database";
import type { Phone } from "../../pwa/app/store/phone";
import { Connection, type Network } from "../../pwa/app/sync/connection";

const RIDEALONG = ".venv/bin/ridealong";
const PASSWORD = "ridealong-demo";

export class RealServer {
  private constructor(
    readonly url: string,
    private readonly data: string,
    private readonly process: ChildProcess,
  ) {}

  /** Serve a demo organization of its own; done when it answers. */
  static async start(): Promise<RealServer> {
    const room = process.env.RIDEALONG_ROOM as string;
    const prepared = execFileSync(".venv/bin/python", ["-m", "tests.prepared", room], { encoding: "utf-8" });
    const data = mkdtempSync(join(room, "data-"));
    cpSync(prepared.trim(), data, { recursive: true });
    const { RIDEALONG_DATABASE_URL: _, ...environment } = process.env;
    const env = { ...environment, RIDEALONG_DATA: data, PYTHONUNBUFFERED: "1" };
    const port = await freePort();
    const serving = spawn(RIDEALONG, ["serve", "--port", String(port)], {
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise((said) => serving.stdout.once("data", said)); // then it is about to answer
    const server = new RealServer(`http://127.0.0.1:${port}`, data, serving);
    await server.answers();
    return server;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill();
    await ended;
    rmSync(this.data, { recursive: true });
  }

  private async answers(): Promise<void> {
    while (this.process.exitCode === null) {
      const answer = await fetch(`${this.url}/api/health`).catch(() => null);
      if (answer?.ok) return;
      await new Promise(setImmediate);
    }
    throw new Error("The server ended before it answered");
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** A browser's network: keeps cookies. `lose` lets requests arrive and loses the answers on the way back. */
export class Browser implements Network {
  lose = false;
  requests = 0;
  private readonly jar = new Map<string, string>();

  constructor(private readonly server: RealServer) {}

  cookies = () => [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ");

  async fetch(address: string, request: RequestInit): Promise<Response> {
    this.requests += 1;
    const headers = { ...(request.headers as Record<string, string>), Cookie: this.cookies() };
    const answer = await fetch(this.server.url + address, { ...request, headers });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name, value] = (cookie.split(";")[0] as string).split("=", 2) as [string, string];
      this.jar.set(name, value);
    }
    if (this.lose && address === "/api/sync") throw new TypeError("The connection was lost");
    return answer;
  }
}

export type Device = Phone & { connection: Connection; browser: Browser; ahead: number };

let devices = 0;

/** A device of its own in somebody's hands, signed in. Its clock may run `ahead` by milliseconds. */
export async function aDevice(server: RealServer, email: string): Promise<Device> {
  devices += 1;
  const browser = new Browser(server);
  const connection = new Connection(browser);
  const me = await connection.enter("/api/auth/login", { email, password: PASSWORD });
  const store = new PhoneStore(`${me.organization.id}-device-${devices}`, me.id);
  const device: Device = {
    me,
    store,
    connection,
    browser,
    ahead: 0,
    now: () => new Date(Date.now() + device.ahead),
  };
  return device;
}
