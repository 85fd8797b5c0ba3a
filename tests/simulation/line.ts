/** A tab's network: every request waits here until the simulation decides what becomes of it. */
import type { Network } from "../../pwa/app/sync/connection";
import type { Answered, Asked } from "./harness";
import type { Tab } from "./tab";

/** Cookies of a browser, shared by its tabs. */
export class Cookies {
  private readonly jar = new Map<string, string>();

  text(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  take(set: readonly string[]): void {
    for (const cookie of set) {
      const pair = cookie.split(";")[0] as string;
      const at = pair.indexOf("=");
      this.jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}

/** A request under way: asked, then answered by the server, then handed to the tab or lost. */
export class Message {
  answered: Answered | null = null;

  constructor(
    readonly tab: Tab,
    readonly asked: Asked,
    private readonly resolve: (answer: Response) => void,
    private readonly reject: (failure: Error) => void,
  ) {}

  /** Give the tab an answer. `cut`: the connection breaks after so many bytes. */
  hand({ status, headers, cookies, body }: Answered, cut?: number): void {
    this.tab.device.cookies.take(cookies);
    const whole = status === 204 ? null : cut === undefined ? new Uint8Array(body) : half(body, cut);
    this.resolve(new Response(whole, { status, headers }));
  }

  /** No answer ever comes. */
  lose(): void {
    this.reject(new TypeError("The connection was lost"));
  }
}

export class Line implements Network {
  /** What this tab asked for and has no answer to. */
  readonly underWay = new Set<Message>();
  private arrived: (() => void)[] = [];

  constructor(
    private readonly tab: Tab,
    private readonly jar: Cookies,
  ) {}

  cookies = () => this.jar.text();

  fetch(path: string, { method = "GET", headers, body }: RequestInit): Promise<Response> {
    if (this.tab.dead) return new Promise(() => undefined);
    const asked: Asked = {
      path,
      method,
      headers: { ...(headers as Record<string, string>), Cookie: this.cookies() },
      body: body == null ? null : Buffer.from(body as string | ArrayBuffer as string),
    };
    return new Promise<Response>((resolve, reject) => {
      const message = new Message(
        this.tab,
        asked,
        (answer) => {
          this.underWay.delete(message);
          resolve(answer);
        },
        (failure) => {
          this.underWay.delete(message);
          reject(failure);
        },
      );
      this.underWay.add(message);
      for (const say of this.arrived.splice(0)) say();
    });
  }

  /** Done when the tab asks for something next. */
  nextMessage(): Promise<void> {
    return new Promise((resolve) => this.arrived.push(resolve));
  }
}

function half(body: Buffer, bytes: number): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array(body.subarray(0, bytes)));
      controller.error(new TypeError("The connection was cut"));
    },
  });
}
