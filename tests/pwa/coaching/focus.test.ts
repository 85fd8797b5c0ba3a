import { expect, test } from "vitest";
import {
  type Focus,
  formatStandard,
  NotAStandard,
  parseStandard,
  progress,
  progressSentence,
  since,
  stalled,
  stalledSentence,
} from "../../../pwa/app/coaching";
import vectors from "../../vectors/focus.json";
import { observations } from "./vectors";

test.each(vectors.standards)("a standard has one text form: $text", ({ text, standard }) => {
  const read = parseStandard(text);
  expect(read).toStrictEqual(standard);
  expect(formatStandard(read)).toBe(text);
});

test.each(vectors.not_standards)("anything else is refused by name: %j", (text) => {
  expect(() => parseStandard(text)).toThrow(NotAStandard);
});

test.each(vectors.progress)("shows how far a focus is: $name", (vector) => {
  const standard = parseStandard(vector.standard);
  const seen = since(observations(vector.observations), vector.focus as Focus, vector.agreed_in);
  const done = progress(seen, standard);
  expect(done).toStrictEqual(vector.expect);
  expect(progressSentence(done, standard)).toBe(vector.sentence);
});

test.each(vectors.stalled)("says when a focus stands still: $name", (vector) => {
  const focus = vector.focus as Focus;
  expect(stalled(focus, vector.today)).toBe(vector.expect);
  if (vector.expect) expect(stalledSentence(focus, vector.today)).toBe(vector.sentence);
});
