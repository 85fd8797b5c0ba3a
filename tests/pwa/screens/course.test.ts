import { expect, test } from "vitest";
import type { Rating } from "../../../pwa/app/coaching";
import { tell } from "../../../pwa/app/parts/told";
import { courseInWords, courseOf, inside, tooFewInWords } from "../../../pwa/app/screens/rep_page/course";
import type { HeldFocus } from "../../../pwa/app/store/queries";
import { known, TODAY } from "../parts/known";

test("one rating is no course: a plain sentence instead", () => {
  expect(of(["missed"])).toBeNull();
  const once = known(["missed"]);
  expect(tooFewInWords(once, tell(once, TODAY))).toContain("So far it was seen once.");
  const never = known([], {});
  expect(tooFewInWords(never, tell(never, TODAY))).toContain("It was not seen yet.");
  const nothing = known([]);
  expect(tooFewInWords(nothing, tell(nothing, TODAY))).toBeNull();
});

test("what was not seen is no point of it", () => {
  expect(of(["missed", "not_seen", "met"])?.points.map(({ mark }) => mark.rating)).toEqual(["missed", "met"]);
});

test("what came before it was agreed is set apart, the interaction in which it was agreed included", () => {
  const agreed = { agreed_on: "2026-11-18", agreedIn: "visit-1" };
  expect(of(["missed", "missed", "partly", "met"], agreed)).toMatchObject({ before: 2, toCome: 2 });
  expect(of(["missed", "missed"], { agreed_on: "2026-11-20", agreedIn: "visit-1" })?.before).toBe(2);
});

test("a proposal has no such line, and nothing is to come", () => {
  expect(of(["missed", "missed"])).toMatchObject({ before: null, toCome: 0 });
});

test("said in a sentence, with how sure it is and where it stood", () => {
  const course = of(["missed", "missed", "met", "met"], { agreed_on: "2026-11-18", agreedIn: "visit-1" });
  expect(course && courseInWords(course, "2026-11-18", TODAY)).toMatch(
    /^By now it is met about 50 times in 100, likely 2\d to 7\d; when it was agreed on 18 Nov, about 25\.$/,
  );
});

test("a narrow screen shows the latest; what is to come stays as long as two fit beside it", () => {
  const course = of(["missed", "missed", "missed", "met", "met"], { agreed_on: "2026-11-17" });
  if (!course) throw new Error("no course");
  expect(inside(course, 9)).toEqual(course);
  expect(inside(course, 5)).toMatchObject({ before: 1, toCome: 1, points: course.points.slice(-4) });
  expect(inside(course, 4)).toMatchObject({ before: 0, toCome: 1, points: course.points.slice(-3) });
  expect(inside(course, 3)).toMatchObject({ before: null, toCome: 1, points: course.points.slice(-2) });
  const far = of(["met", "missed", "missed"], { agreed_on: "2026-11-17" });
  expect(far && inside(far, 4)).toMatchObject({ toCome: 0, points: far?.points ?? [] });
});

function of(ratings: readonly Rating[], focus: Partial<HeldFocus> | null = null) {
  const all = known(ratings, focus);
  return courseOf(all, tell(all, TODAY));
}
