/** Answers draws of the critique inbox in bulk, one JSON a line, for tests/coaching/test_agreement_of_picking.py. */
import { createInterface } from "node:readline";
import { type Arrived, type Critiqued, pick } from "../../../pwa/app/coaching";

interface Question {
  readonly today: string;
  readonly seed: string;
  readonly waiting: readonly Arrived[];
  readonly reps: readonly Critiqued[];
}

for await (const line of createInterface({ input: process.stdin })) {
  const { waiting, reps, today, seed } = JSON.parse(line) as Question;
  process.stdout.write(`${JSON.stringify({ picked: pick(waiting, reps, today, seed) })}\n`);
}
