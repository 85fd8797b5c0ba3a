import fc from "fast-check";
import { expect, test } from "vitest";
import { betaInterval, expectedCourse, type Mark, type Rating } from "../../../pwa/app/coaching";

const CLOSE = 3; // decimals

test("with nothing known, everything is as likely as anything", () => {
  const [low, high] = betaInterval(1, 1, 0.8);
  expect(low).toBeCloseTo(0.1, CLOSE);
  expect(high).toBeCloseTo(0.9, CLOSE);
});

test("one met and no miss: the distribution function is x², so the ends are roots", () => {
  const [low, high] = betaInterval(2, 1, 0.8);
  expect(low).toBeCloseTo(Math.sqrt(0.1), CLOSE);
  expect(high).toBeCloseTo(Math.sqrt(0.9), CLOSE);
});

test("with whole numbers it agrees with coins: Beta(a, b) is below x as often as a + b - 1 throws have a heads", () => {
  const ends = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }));
  fc.assert(
    fc.property(ends, ([a, b]) => {
      const [low, high] = betaInterval(a, b, 0.8);
      expect(atLeast(a, a + b - 1, low)).toBeCloseTo(0.1, 2);
      expect(atLeast(a, a + b - 1, high)).toBeCloseTo(0.9, 2);
    }),
  );
});

test("a hundred years of ratings still have an interval", () => {
  const [low, high] = betaInterval(5000, 5000, 0.8);
  expect(low).toBeGreaterThan(0.48);
  expect(high).toBeLessThan(0.52);
});

test.each([
  [0.5, 1, 0.8],
  [1, Number.NaN, 0.8],
  [1, 1, 1],
])("what has no interval is refused: %s, %s, %s", (a, b, share) => {
  expect(() => betaInterval(a, b, share)).toThrow(RangeError);
});

test("the expected rate is that of the formula, as of each mark's own date", () => {
  const course = expectedCourse([mark("2026-01-01", "missed"), mark("2026-04-01", "met")]);
  expect(course[0]?.rate).toBeCloseTo(1 / 3, 9); // one miss, full weight: (0 + 1) / (1 + 2)
  expect(course[1]?.rate).toBeCloseTo(2 / 3.5, 9); // 90 days on it weighs a half: (1 + 1) / (1.5 + 2)
});

test("what comes later does not change what was to be expected before", () => {
  const marks = [mark("2026-01-01", "missed"), mark("2026-01-08", "partly"), mark("2026-01-15", "met")];
  expect(expectedCourse(marks).slice(0, 2)).toEqual(expectedCourse(marks.slice(0, 2)));
});

test("the more was seen, the narrower the band; and the expected rate lies in it", () => {
  const ratings = fc.array(fc.constantFrom<Rating>("met", "partly", "missed"), {
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(ratings, (all) => {
      for (const { low, rate, high } of expectedCourse(all.map((rating) => mark("2026-01-01", rating)))) {
        expect(0 <= low && low < rate && rate < high && high <= 1).toBe(true);
      }
    }),
  );
  const steady = expectedCourse(Array.from({ length: 20 }, () => mark("2026-01-01", "partly")));
  const widths = steady.map(({ low, high }) => high - low);
  expect(widths).toEqual([...widths].sort((a, b) => b - a));
});

function mark(occurred_on: string, rating: Rating): Mark {
  return { occurred_on, interaction_id: "visit", rating };
}

/** How likely at least `heads` of `throws` coins show heads, each with the chance `x`. */
function atLeast(heads: number, throws: number, x: number): number {
  let sum = 0;
  let ways = 1; // throws over k
  for (let k = 0; k <= throws; k++) {
    if (k >= heads) sum += ways * x ** k * (1 - x) ** (throws - k);
    ways = (ways * (throws - k)) / (k + 1);
  }
  return sum;
}
