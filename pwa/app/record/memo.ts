/** Recording a voice memo: started and ended with a tap each, and kept when the app goes out of sight. */
import { signal } from "@preact/signals";
import type { MediaType } from "../store/files";
import type { Phone } from "../store/phone";
import { newId } from "./ids";
import { forgetPieces, joinPieces, keepPiece, lockOf, type Spoken } from "./spoken";

/** Of 24 kbit/s and more, as the browser likes; speech needs no more, and five minutes stay near a megabyte. */
const BITS_A_SECOND = 32_000;
const PIECE_MS = 1000;
const LONGEST_MS = 300_000;
const FORMATS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

/** refused: the person or the browser said no; missing: no microphone; busy: it cannot be had now; cannot: no recorder. */
export type NoMicrophone = "refused" | "missing" | "busy" | "cannot";

/** recording · ended: kept, or cancelled · cut: the phone was full, and what came before is kept · full: not yet a memo. */
export type MemoState = "recording" | "ended" | "cut" | "full";

let going: Memo | null = null;

/** A voice memo that is being recorded. There is one at a time: starting another ends this one, and keeps it. */
export class Memo {
  readonly state = signal<MemoState>("recording");
  readonly startedAt = Date.now();
  private readonly gone = new AbortController();
  private pieces = 0;
  private writing: Promise<void> = Promise.resolve();
  private ending: Promise<void> | null = null;
  private full = false;

  private constructor(
    private readonly phone: Phone,
    private readonly spoken: Spoken,
    private readonly recorder: MediaRecorder,
  ) {}

  /** Ask for the microphone and begin; or why there is none. */
  static async start(phone: Phone, interactionId: string, itemId: string): Promise<Memo | NoMicrophone> {
    await going?.keep();
    const format = globalThis.MediaRecorder && FORMATS.find((type) => MediaRecorder.isTypeSupported(type));
    if (!format || !navigator.mediaDevices) return "cannot";
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const recorder = new MediaRecorder(stream, { mimeType: format, audioBitsPerSecond: BITS_A_SECOND });
      const spoken = {
        id: newId(phone.now()),
        media_type: format.split(";")[0] as MediaType,
        interaction_id: interactionId,
        item_id: itemId,
      };
      going = new Memo(phone, spoken, recorder);
      going.begin();
      return going;
    } catch (failure) {
      return whyNot(failure as DOMException);
    }
  }

  /** End it and keep what was said. Done when the phone has it, or has said in `state` that it could not. */
  keep(): Promise<void> {
    this.ending ??= this.end(() => joinPieces(this.phone, this.spoken.id));
    return this.ending;
  }

  /** End it and forget what was said. */
  cancel(): Promise<void> {
    this.ending ??= this.end(() => forgetPieces(this.phone, this.spoken.id));
    return this.ending;
  }

  private begin(): void {
    const { signal } = this.gone;
    const keep = () => void this.keep();
    const outOfSight = () => document.visibilityState === "hidden" && keep();
    this.recorder.addEventListener("dataavailable", ({ data }) => this.write(data), { signal });
    this.recorder.addEventListener("error", keep, { signal });
    for (const track of this.recorder.stream.getTracks()) track.addEventListener("ended", keep, { signal });
    document.addEventListener("visibilitychange", outOfSight, { signal });
    addEventListener("pagehide", keep, { signal });
    const longest = setTimeout(keep, LONGEST_MS);
    signal.addEventListener("abort", () => clearTimeout(longest));
    void navigator.locks?.request(lockOf(this.phone, this.spoken.id), () => aborted(signal));
    this.recorder.start(PIECE_MS);
  }

  private write(data: Blob): void {
    this.writing = this.writing.then(async () => {
      if (data.size === 0 || this.full) return;
      try {
        await keepPiece(this.phone, this.spoken, this.pieces++, await data.arrayBuffer());
      } catch {
        this.full = true; // a memo with a hole in it would not play on: it ends here
        void this.keep();
      }
    });
  }

  private async end(settle: () => Promise<void>): Promise<void> {
    await stopped(this.recorder);
    for (const track of this.recorder.stream.getTracks()) track.stop();
    try {
      await this.writing;
      await settle();
      this.state.value = this.full ? "cut" : "ended";
    } catch {
      this.state.value = "full"; // the pieces stay, and become a memo at a start of the app when there is room
    } finally {
      this.gone.abort();
      if (going === this) going = null;
    }
  }
}

/** Done when the recorder has given its last piece. */
function stopped(recorder: MediaRecorder): Promise<void> {
  return new Promise((resolve) => {
    if (recorder.state === "inactive") return resolve();
    recorder.addEventListener("stop", () => resolve(), { once: true });
    recorder.stop();
  });
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener("abort", () => resolve());
  });
}

function whyNot({ name }: DOMException): NoMicrophone {
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  return name === "NotFoundError" ? "missing" : "busy";
}
