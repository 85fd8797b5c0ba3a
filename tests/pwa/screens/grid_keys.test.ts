import { expect, test } from "vitest";
import { moved } from "../../../pwa/app/screens/rep_page/grid_keys";

const SIZE = { rows: 10, columns: 12 };

test.each([
  ["ArrowLeft", false, { row: 4, column: 5 }, { row: 4, column: 4 }],
  ["ArrowRight", false, { row: 4, column: 5 }, { row: 4, column: 6 }],
  ["ArrowUp", false, { row: 4, column: 5 }, { row: 3, column: 5 }],
  ["ArrowDown", false, { row: 4, column: 5 }, { row: 5, column: 5 }],
  ["ArrowLeft", false, { row: 4, column: 0 }, { row: 4, column: 0 }],
  ["ArrowRight", false, { row: 4, column: 11 }, { row: 4, column: 11 }],
  ["ArrowUp", false, { row: 0, column: 5 }, { row: 0, column: 5 }],
  ["ArrowDown", false, { row: 9, column: 5 }, { row: 9, column: 5 }],
  ["Home", false, { row: 4, column: 5 }, { row: 4, column: 0 }],
  ["End", false, { row: 4, column: 5 }, { row: 4, column: 11 }],
  ["Home", true, { row: 4, column: 5 }, { row: 0, column: 0 }],
  ["End", true, { row: 4, column: 5 }, { row: 9, column: 11 }],
])("%s (with Ctrl: %s) leads on and never out of the grid", (key, ctrlKey, from, to) => {
  expect(moved(from, { key, ctrlKey }, SIZE)).toEqual(to);
});

test("other keys are left to the browser", () => {
  for (const key of ["Tab", "a", " ", "Escape"]) {
    expect(moved({ row: 0, column: 0 }, { key, ctrlKey: false }, SIZE)).toBeNull();
  }
});
