/** Why somebody was not let in, and what to do. */
import type { SignedIn } from "../store/session";

export function signInProblem(answer: Exclude<SignedIn, { ok: true }>): string {
  if (answer.why === "wrong") return "That e-mail and password do not go together.";
  if (answer.why === "too_many") {
    const minutes = Math.ceil((answer.seconds ?? 60) / 60);
    return `Too many tries. Try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`;
  }
  if (answer.why === "offline") return "No signal. The first sign-in on a phone needs it, once.";
  return answer.says ?? "That did not work just now. Try again in a moment.";
}
