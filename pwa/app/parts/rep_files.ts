/** What was seen of a rep, and their focus history, as files for a spreadsheet or another program. No private note. */
import { formatStandard } from "../coaching";
import type { HeldFocus, Known, RepPage } from "../store/queries";
import { FOCUS_STATE, tookInWords } from "./focus_words";
import type { Observed } from "./observed";
import { WORD } from "./ratings";
import { howFar, promptIn, promptOf } from "./told";
import { capital, KIND, localDate } from "./words";

/** Columns by their names in the field's words; dates are YYYY-MM-DD. */
export type Line = Record<string, string | number>;

/** One line for each observation. */
export function observationLines({ rep, known }: RepPage, observed: readonly Observed[]): Line[] {
  return observed.map(({ interaction, itemId, seen, attached }) => ({
    Rep: rep.name,
    Date: interaction.occurredOn,
    Interaction: KIND[interaction.kind],
    Customer: interaction.customer,
    Item: promptIn(interaction, known, itemId),
    Rating: WORD[seen.rating],
    Note: seen.note,
    "Seen by": interaction.by ?? "",
    "Talked through on": interaction.debriefedAt ? localDate(interaction.debriefedAt) : "",
    Photos: attached.filter(({ kind }) => kind === "photo").length,
    "Voice memos": attached.filter(({ kind }) => kind === "memo").length,
  }));
}

/** One line for each one thing, the latest agreed first. */
export function focusLines({ rep, known, interactions }: RepPage): Line[] {
  return known.focuses.map((focus) => ({
    Rep: rep.name,
    Item: promptOf(known, focus.item_id),
    State: capital(FOCUS_STATE[focus.state]),
    "Agreed on": focus.agreed_on,
    "Closed on": focus.closed_on ?? "",
    "Replaced because": focus.reason ?? "",
    Standard: formatStandard(howFar(known, focus).standard),
    "Seen since, oldest first": marksInWords(known, focus),
    "Seen in": tookInWords(known, focus, interactions),
    Training: focus.trainings.map(({ title }) => title).join("; "),
    "Training done on": focus.trainings
      .map(({ doneAt }) => (doneAt ? localDate(doneAt) : "not yet"))
      .join("; "),
  }));
}

function marksInWords(known: Known, focus: HeldFocus): string {
  return howFar(known, focus)
    .progress.marks.map((mark) => WORD[mark])
    .join(", ");
}

/**
 * What spreadsheets take for the beginning of a formula, with all signs that some of them read as such a one, and
 * with the blanks and unseen signs before it that some of them pass over.
 */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@\t\r\n⁺⁻⁼₊₋₌−﬩﹢﹣﹦﹫＋－＝＠]/u;

/** Text for a spreadsheet: UTF-8 with its mark, and no cell that is taken for a formula: such a one begins with '. */
export async function toCsv(lines: readonly Line[]): Promise<string> {
  const { unparse } = (await import("papaparse")).default;
  return `\ufeff${unparse([...lines], { escapeFormulae: FORMULA })}\r\n`;
}

/** Text for another program: both, as they are. */
export function toJson(found: RepPage, observed: readonly Observed[], madeAt: Date): string {
  const content = {
    ridealong: "what was seen",
    version: 1,
    rep: found.rep.name,
    made_at: madeAt.toISOString(),
    observations: observationLines(found, observed).map(inSnakes),
    one_things: focusLines(found).map(inSnakes),
  };
  return `${JSON.stringify(content, null, 1)}\n`;
}

/** Names as programs like them: "Seen by" becomes seen_by. */
function inSnakes(line: Line): Line {
  return Object.fromEntries(
    Object.entries(line).map(([name, value]) => [
      name.toLowerCase().replaceAll(",", "").replaceAll(" ", "_"),
      value,
    ]),
  );
}
