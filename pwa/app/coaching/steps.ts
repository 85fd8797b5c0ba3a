/** The next steps of a retrospective, one a line, and which of them are done by the next one. */

export interface AgreedStep {
  readonly step: string;
  readonly done: boolean;
}

const NAME_LENGTH = 200; // characters: as many as an entry of a list holds

/** The steps in a text. `done`: the names of those that are done. */
export function stepsIn(text: string, done: readonly string[]): AgreedStep[] {
  const names = new Set(done);
  const lines = text.split("\n").map((line) => line.trim());
  return [...new Set(lines)].filter(Boolean).map((step) => ({ step, done: names.has(stepName(step)) }));
}

/** What a step is kept by when it is done. */
export function stepName(step: string): string {
  return step.trim().slice(0, NAME_LENGTH);
}
