import { expect, test } from "vitest";
import { howFar, lookForToo, tell } from "../../../pwa/app/parts/told";
import { known, TODAY } from "./known";

test("nobody was seen yet: what to look for, and nothing made up", () => {
  const told = tell(known([]), TODAY);
  expect(told).toMatchObject({
    state: "not_enough",
    title: "Not enough seen yet",
    proposal: null,
    marks: [],
  });
  expect(told.words).toBe("Go and see: “The ask item” and “The book item”.");
});

test("a new one thing shows its examples and waits to be agreed", () => {
  const told = tell(known(["missed", "met", "missed"]), TODAY);
  expect(told).toMatchObject({ state: "new", focus: null, title: "The ask item", toCome: 0 });
  expect(told.marks).toEqual(["missed", "met", "missed"]);
});

test("an open focus shows what was seen since, and how many more it needs", () => {
  const told = tell(known(["missed", "met", "met"], {}), TODAY);
  expect(told).toMatchObject({ state: "stays", toCome: 1 });
  expect(told.words).toContain("2 in a row");
});

test("of a focus that stands still the manager is asked, apart from what the rep reads too", () => {
  const told = tell(known(["missed"], { agreed_on: "2026-07-01" }), TODAY);
  expect(told.ask).toBe("Agreed 143 days ago and not there yet: what should change?");
  expect(told.words).not.toContain("what should change");
  expect(tell(known(["missed"], {}), TODAY).ask).toBeNull();
});

test("the third in a row is said to have reached the standard", () => {
  expect(tell(known(["met", "met", "met"], {}), TODAY)).toMatchObject({ state: "reached", toCome: 0 });
});

test("a focus keeps the reason it was agreed for", () => {
  const evidence = { missed: 4, partly: 1, met: 3, seen: 8, impact: 5 };
  const told = tell(known(["met"], { evidence }), TODAY);
  expect(told.why).toBe("Missed 4 and partly 1 of the last 8 times. It matters a lot (5 of 5).");
});

test("a closed focus counts nothing that was seen after it was closed", () => {
  const closed = known(["met", "met", "missed"], { state: "reached", closed_on: "2026-11-19" });
  const [focus] = closed.focuses;
  expect(focus && howFar(closed, focus).progress.marks).toEqual(["met", "met"]);
});

test("beside the one thing there is one more to look for, that the kind of interaction can show", () => {
  const [all, asking] = [new Set(["ask", "book"]), new Set(["ask"])];
  expect(lookForToo(known([]), TODAY, all)).toBe("ask"); // nothing is agreed: what matters most
  expect(lookForToo(known(["missed"], {}), TODAY, all)).toBe("book"); // the one thing is looked for anyway
  expect(lookForToo(known(["missed"], {}), TODAY, asking)).toBeNull();
});

test("what is tapped in the interaction itself does not change what to look for in it", () => {
  const seen = known(["met", "met", "met", "met", "met", "met", "met", "met", "met"]);
  const one = {
    ...seen,
    observations: seen.observations.map((each) => ({ ...each, interaction_id: each.occurred_on })),
  };
  const all = new Set(["ask", "book"]);
  expect(lookForToo(one, TODAY, all)).toBe("book");
  const here = {
    ...one,
    observations: one.observations.map((each) => ({ ...each, interaction_id: "here" })),
  };
  expect(lookForToo(here, TODAY, all, "here")).toBe("ask");
});
