/** What must be seen before a focus may be closed. Twin of server/coaching/standard.py. */

export interface Standard {
  readonly kind: "in_a_row" | "of_last";
  /** In a row 2-6, and `window` equal to it; of the last: 2 <= needed <= window <= 10. */
  readonly needed: number;
  readonly window: number;
}

export const THREE_IN_A_ROW: Standard = { kind: "in_a_row", needed: 3, window: 3 };

const LONGEST_RUN = 6;
const WIDEST_WINDOW = 10;
const FEWEST = 2;

/** No standard can be made of this; the message says which ones there are. */
export class NotAStandard extends Error {
  readonly code = "not_a_standard";

  constructor(text: string) {
    super(
      `“${text}” is not a standard. Ask for ${FEWEST} to ${LONGEST_RUN} in a row, ` +
        `or for ${FEWEST} or more of the last n, n at most ${WIDEST_WINDOW}.`,
    );
  }
}

/** Read the one text form that records hold: `3 in a row` or `4 of the last 5`. Throws `NotAStandard`. */
export function parseStandard(text: string): Standard {
  const inARow = /^([1-9][0-9]?) in a row$/.exec(text);
  if (inARow) return within(text, LONGEST_RUN, "in_a_row", Number(inARow[1]), Number(inARow[1]));
  const ofLast = /^([1-9][0-9]?) of the last ([1-9][0-9]?)$/.exec(text);
  if (ofLast) return within(text, WIDEST_WINDOW, "of_last", Number(ofLast[1]), Number(ofLast[2]));
  throw new NotAStandard(text);
}

function within(
  text: string,
  widest: number,
  kind: Standard["kind"],
  needed: number,
  window: number,
): Standard {
  if (FEWEST <= needed && needed <= window && window <= widest) return { kind, needed, window };
  throw new NotAStandard(text);
}

/** Write a standard in its one text form, which `parseStandard` reads back. */
export function formatStandard(standard: Standard): string {
  return standard.kind === "in_a_row"
    ? `${standard.needed} in a row`
    : `${standard.needed} of the last ${standard.window}`;
}
