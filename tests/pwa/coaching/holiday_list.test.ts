import { expect, test } from "vitest";
import { readHolidays } from "../../../pwa/app/coaching";

test.each([
  ["2026-12-25 Christmas Day", "2026-12-25", "Christmas Day"],
  ["2026-12-25,Christmas Day", "2026-12-25", "Christmas Day"],
  ["Christmas Day\t2026-12-25", "2026-12-25", "Christmas Day"],
  ["25.12.2026; 1. Weihnachtstag", "2026-12-25", "1. Weihnachtstag"],
  ["25 Dec 2026 – Christmas Day", "2026-12-25", "Christmas Day"],
  ["Friday, December 25, 2026: Christmas Day", "2026-12-25", "Christmas Day"],
  ["Christmas Day, Friday 25th December 2026", "2026-12-25", "Christmas Day"],
  ["12/25/2026 Christmas Day", "2026-12-25", "Christmas Day"],
  ["25/12/2026 Christmas Day", "2026-12-25", "Christmas Day"],
  ["01/01/2027 New Year", "2027-01-01", "New Year"],
  ["2026-12-25", "2026-12-25", "Holiday"],
  ["Good Friday 2027-03-26", "2027-03-26", "Good Friday"],
  ["Easter Monday, 29 March 2027", "2027-03-29", "Easter Monday"],
  ["2026-05-29 Friday after Ascension", "2026-05-29", "Friday after Ascension"],
])("reads “%s”", (line, on, name) => {
  expect(readHolidays(line)).toStrictEqual({ holidays: [{ on, name }], unread: [] });
});

test.each(["Christmas Day", "05/06/2026 either of two days", "2026-02-30 no day", "1e5"])(
  "“%s” is left to the person",
  (line) => {
    expect(readHolidays(line)).toStrictEqual({ holidays: [], unread: [line] });
  },
);

test("a list stands by date, each date once, and says which lines it could not read", () => {
  const list = "2026-12-26 Boxing Day\n\n2026-12-25 Christmas\r\nsome day\n2026-12-25 Christmas Day\n";
  expect(readHolidays(list)).toStrictEqual({
    holidays: [
      { on: "2026-12-25", name: "Christmas Day" },
      { on: "2026-12-26", name: "Boxing Day" },
    ],
    unread: ["some day"],
  });
});
