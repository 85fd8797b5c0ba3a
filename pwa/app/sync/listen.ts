/** Listening to an answer: as long as something comes, a slow line is not a dead one. */

/**
 * Ends a request when nothing was heard for so long, or when one of `others` says so. (`AbortSignal.timeout` counts
 * the whole, and is young, as is `AbortSignal.any`.)
 */
export class Silence {
  private readonly controller = new AbortController();
  private readonly over = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly most: number,
    ...others: readonly (AbortSignal | null | undefined)[]
  ) {
    this.broken();
    const stop = () => this.stop();
    for (const other of others) {
      other?.addEventListener("abort", stop, { signal: this.over.signal });
      if (other?.aborted) stop();
    }
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  broken(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.stop(), this.most);
  }

  end(): void {
    clearTimeout(this.timer);
    this.over.abort();
  }

  private stop(): void {
    this.controller.abort();
    this.end();
  }
}

/** The JSON that an answer holds; of a proxy's error page nothing, as its status says enough. Throws for any other. */
export async function readJson(answer: Response, silence: Silence): Promise<unknown> {
  const type = answer.headers.get("Content-Type") ?? "";
  if (/json/.test(type)) return JSON.parse(await readText(answer, silence));
  if (answer.ok) throw new TypeError(`Not our server: ${type}`);
  return {};
}

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
