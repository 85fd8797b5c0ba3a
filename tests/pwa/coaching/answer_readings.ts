/**
 * Reads numbers in bulk, one JSON a line from standard input to standard output, so that the Python suite can hold
 * thousands of readings against its own (tests/coaching/test_agreement_of_readings.py).
 */
import { createInterface } from "node:readline";
import {
  countOpportunities,
  daysSentence,
  diagnosisSentence,
  goalChain,
  levelSentence,
  type Opportunity,
  problemsOfGoal,
  read,
  stretchToRead,
} from "../../../pwa/app/coaching";
import * as vectors from "./number_vectors";

interface Question extends vectors.RepVector {
  readonly as_of: string;
  readonly counts: Readonly<Record<string, vectors.CountVector>>;
  readonly criteria: readonly vectors.CriterionVector[];
  readonly marks: readonly vectors.MarkVector[];
  readonly opportunities: readonly Opportunity[];
}

function answer(asked: Question) {
  const rep = vectors.rep(asked);
  const opportunities = countOpportunities(
    asked.opportunities,
    asked.criteria.map(vectors.criterion),
    vectors.marked(asked.marks),
    stretchToRead(rep, asked.as_of),
  );
  const counts = { ...vectors.counts(asked.counts), opportunities };
  const reading = read(rep, counts, asked.as_of);
  const steps = goalChain(
    opportunities.have,
    Object.fromEntries(
      Object.entries(counts).map(([metric, { have, known }]) => [metric, known ? have : null]),
    ),
  );
  return {
    reading,
    says: [diagnosisSentence(reading), ...reading.levels.map(levelSentence), daysSentence(reading)],
    steps,
    problems: rep.goals.map((goal) => problemsOfGoal(goal, rep.goals)),
  };
}

for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(answer(JSON.parse(line)))}\n`);
