import {
  type Choice,
  type Item,
  lookForSentence,
  nothingToFixSentence,
  reasonSentence,
} from "../../../pwa/app/coaching";

/** What is said of a choice, with the prompts of its checklist. */
export function sentence(choice: Choice, checklist: readonly Item[]): string {
  const prompt = (id: string | null) => checklist.find((item) => item.id === id)?.prompt ?? null;
  switch (choice.kind) {
    case "proposal":
      return reasonSentence(choice.reason, prompt(choice.reason.runner_up));
    case "not_enough_seen":
      return lookForSentence(choice.look_for.map((id) => prompt(id) ?? ""));
    case "nothing_to_fix":
      return nothingToFixSentence(prompt(choice.praise));
  }
}
