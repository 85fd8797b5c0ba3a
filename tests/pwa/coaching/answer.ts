/**
 * Answers histories in bulk, one JSON a line from standard input to standard output, so that the Python suite
 * can hold thousands of them against its own answers (tests/coaching/test_agreement.py).
 */
import { createInterface } from "node:readline";
import {
  activeFocus,
  choose,
  goAndSeeSentence,
  parseStandard,
  progress,
  progressSentence,
  sayFirst,
  since,
  stalled,
  strengthSentence,
  whatToLookFor,
  whomToSee,
} from "../../../pwa/app/coaching";
import { sentence } from "./sentence";
import { type HistoryVector, items, observations, type ReviewedVector, team } from "./vectors";

interface Question extends HistoryVector {
  readonly interaction_id: string;
  readonly standard: string;
  readonly team: readonly ReviewedVector[];
}

function answer(question: Question) {
  const { today, focuses = [], lean = null, interaction_id } = question;
  const checklist = items(question.checklist);
  const seen = observations(question.observations);
  const standard = parseStandard(question.standard);
  const choice = choose(seen, checklist, focuses, today, lean);
  const strength = sayFirst(seen, checklist, interaction_id, today);
  const focus = activeFocus(focuses);
  const visits = whomToSee(team(question.team), checklist, today);
  const done = focus && progress(since(seen, focus, interaction_id), standard);
  return {
    choice,
    sentence: sentence(choice, checklist),
    strength,
    strength_sentence: strength && strengthSentence(strength, strength.item_id),
    visits,
    visit_sentences: visits.map((visit) => goAndSeeSentence(visit, visit.least_known)),
    plan: whatToLookFor(seen, checklist, focuses, today),
    progress: done,
    progress_sentence: done && progressSentence(done, standard),
    stalled: focus && stalled(focus, today),
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(answer(JSON.parse(line)))}\n`);
}
