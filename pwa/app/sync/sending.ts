/** Sending a file and hearing how far it is: what `fetch` cannot tell. */
import { Silence } from "./listen";
import { NoAnswer, named } from "./no_answer";

const PATIENCE_MS = 180_000;

/** Post a form; `onSent` hears which share of it went out, 0 to 1. Gives the answer's JSON. Throws `NoAnswer`. */
export function sendForm(
  path: string,
  form: FormData,
  csrf: string,
  inHand: AbortSignal,
  onSent: (share: number) => void,
): Promise<unknown> {
  const silence = new Silence(PATIENCE_MS, inHand);
  const request = new XMLHttpRequest();
  const sent = new Promise<unknown>((resolve, reject) => {
    const gone = () => reject(new NoAnswer("offline"));
    silence.signal.addEventListener("abort", () => request.abort());
    request.upload.onprogress = ({ loaded, total }) => {
      silence.broken();
      onSent(total ? loaded / total : 0);
    };
    request.onabort = gone;
    request.onerror = gone;
    request.onload = () => {
      const answer = answerOf(request);
      const body = jsonIn(answer, request.responseText);
      if (answer.ok && body === undefined)
        gone(); // a captive portal's page, not our server
      else if (answer.ok) resolve(body);
      else reject(named(answer, body ?? {}));
    };
  }).finally(() => silence.end());
  if (inHand.aborted) return Promise.reject(new NoAnswer("offline"));
  request.open("POST", path);
  request.setRequestHeader("X-CSRF-TOKEN", csrf);
  request.send(form);
  return sent;
}

function answerOf(request: XMLHttpRequest): Response {
  const headers = new Headers();
  for (const name of ["Content-Type", "Retry-After", "Date"]) {
    const value = request.getResponseHeader(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(null, { status: request.status, headers });
}

function jsonIn(answer: Response, text: string): unknown {
  try {
    return /json/.test(answer.headers.get("Content-Type") ?? "") ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
