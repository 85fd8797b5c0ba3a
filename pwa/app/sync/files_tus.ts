/**
 * One upload by tus 1.0 (tus-js-client), loaded only when there is a file to send. It asks the server how much has
 * arrived and goes on from there; every part carries its checksum, and goes over the same proven line as the records.
 */
import {
  type DetailedError,
  type HttpRequest,
  type HttpResponse,
  type HttpStack,
  Upload,
} from "tus-js-client";
import { NoAnswer } from "./no_answer";

const ADDRESS = "/api/attachments";
const PART = 512 * 1024;
const UPLOAD_BUSY = 423;

/** One request over the line; throws `NoAnswer`. */
export type Ask = (path: string, request: RequestInit) => Promise<Response>;

export interface Sending {
  id: string;
  bytes: ArrayBuffer;
  ask: Ask;
  onProgress: (sent: number) => void;
  stopped: AbortSignal;
}

/** Send it, or what is missing of it. Done when the server has taken all of it. Throws `NoAnswer`. */
export async function upload({ id, bytes, ask, onProgress, stopped }: Sending): Promise<void> {
  const file = new Blob([bytes]);
  try {
    await new Promise<void>((resolve, reject) => {
      const sending = new Upload(file, {
        endpoint: ADDRESS,
        uploadUrl: `${ADDRESS}/${id}`,
        metadata: { id },
        chunkSize: PART,
        retryDelays: null, // when to try again is decided for all files together
        storeFingerprintForResuming: false,
        fingerprint: async () => id,
        fileReader: { openFile: async () => partsOf(file) },
        httpStack: new Line(ask),
        onProgress,
        onSuccess: () => resolve(),
        onError: reject,
      });
      stopped.addEventListener("abort", () => {
        void sending.abort();
        reject(new NoAnswer("offline"));
      });
      sending.start();
    });
  } catch (failure) {
    throw named(failure as Error | DetailedError);
  }
}

function partsOf(file: Blob) {
  return {
    size: file.size,
    slice: async (start: number, end: number) => ({ value: file.slice(start, end), done: end >= file.size }),
    close: () => undefined,
  };
}

class Line implements HttpStack {
  constructor(private readonly ask: Ask) {}

  getName = () => "the connection of the records";

  createRequest(method: string, url: string): HttpRequest {
    const headers: Record<string, string> = {};
    const stop = new AbortController();
    return {
      getMethod: () => method,
      getURL: () => url,
      setHeader: (name, value) => {
        headers[name] = value;
      },
      getHeader: (name) => headers[name],
      setProgressHandler: () => undefined, // told after every part
      send: (body: Blob | null) => this.send(url, { method, headers, signal: stop.signal }, body),
      abort: async () => stop.abort(),
      getUnderlyingObject: () => null,
    };
  }

  private async send(url: string, request: RequestInit, part: Blob | null): Promise<HttpResponse> {
    const bytes = part && (await part.arrayBuffer());
    const checksum = bytes && { "Upload-Checksum": `sha256 ${await digest(bytes)}` };
    const headers = { ...(request.headers as Record<string, string>), ...checksum };
    const answer = await this.ask(url, { ...request, headers, body: bytes });
    const body = await answer.text().catch(() => {
      throw new NoAnswer("offline"); // cut off in the middle
    });
    // A captive portal answers everything, and has never heard of tus.
    if (answer.ok && !answer.headers.has("Tus-Resumable")) throw new NoAnswer("offline");
    return {
      getStatus: () => answer.status,
      getHeader: (name) => answer.headers.get(name) ?? undefined,
      getBody: () => body,
      getUnderlyingObject: () => null,
    };
  }
}

async function digest(bytes: ArrayBuffer): Promise<string> {
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))));
}

function named(failure: Error | DetailedError): NoAnswer {
  if (failure instanceof NoAnswer) return failure;
  const { causingError = null, originalResponse = null } = failure as Partial<DetailedError>;
  if (causingError instanceof NoAnswer) return causingError;
  if (!originalResponse) return new NoAnswer("trouble", { title: failure.message });
  // The request that broke off is not over for the server yet: soon it is.
  if (originalResponse.getStatus() === UPLOAD_BUSY) return new NoAnswer("offline");
  const seconds = Number(originalResponse.getHeader("Retry-After"));
  return new NoAnswer("trouble", {
    status: originalResponse.getStatus(),
    ...codeIn(originalResponse.getBody()),
    ...(seconds > 0 ? { retryAfter: seconds } : {}),
  });
}

function codeIn(body: string): { code?: string; title?: string } {
  try {
    const { code, title } = JSON.parse(body) as { code?: unknown; title?: unknown };
    return { ...(typeof code === "string" ? { code } : {}), ...(typeof title === "string" ? { title } : {}) };
  } catch {
    return {}; // a proxy's own page
  }
}
