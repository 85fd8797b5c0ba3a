/** What comes back short is whole again, as the server's tests say it was (tests/vectors/shorter.json). */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checked } from "../../../pwa/app/sync/answer";
import type { Mutation } from "../../../pwa/app/sync/push";
import { whole } from "../../../pwa/app/sync/whole";
import { NOTHING } from "../a_server";

interface Vector {
  says: string;
  mutations: Mutation[];
  record: object;
  short: object | null;
}
const vectors = JSON.parse(readFileSync("tests/vectors/shorter.json", "utf-8")) as Vector[];
const answer = (record: unknown) => ({
  ...NOTHING,
  scopes: { org: { records: [record], cursor: "next", more: false } },
});

test.each(vectors)("$says", ({ mutations, record, short }) => {
  expect(whole(answer(short ?? record), mutations)).toEqual(answer(record));
});

test("one that names an edit that was not sent is not believed", () => {
  const short = { number: 7, version: 1, deleted: false, fields: {} };
  expect(() => checked(whole(answer(short), []))).toThrow();
});

test.each([null, "text", 7, [], {}, { scopes: null }, { scopes: { org: null } }, answer(null), answer(7)])(
  "an answer that is none stays none: %j",
  (odd) => {
    expect(() => checked(whole(odd, []))).toThrow();
  },
);
