/** What was done, as it is counted: from what this phone has of interactions, and what the server alone has of one's own. */
import type { Done } from "../../coaching";
import type { Question } from "../answers";
import type { PhoneStore } from "../database";

/** By interaction, as it is counted. */
export async function everythingDone(store: PhoneStore): Promise<Map<string, Done>> {
  const [rows, observations] = await Promise.all([
    store.rows("interaction").toArray(),
    store.rows("observation").toArray(),
  ]);
  const seen = observations.filter(({ deleted, fields }) => !deleted && fields.rating !== "not_seen");
  const rated = new Set(seen.map(({ fields }) => fields.interaction_id));
  return new Map(
    rows.map(({ id, fields }) => [
      id,
      {
        rep_id: fields.rep_id,
        kind: fields.kind,
        state: fields.state,
        occurred_on: fields.occurred_on,
        critiqued_on: fields.critiqued_on ?? null,
        rated: rated.has(id),
      },
    ]),
  );
}

/** An interaction that counts, and that the server does not send here any more. */
interface Elsewhere extends Omit<Done, "rated"> {
  readonly id: string;
}

/** What this manager did with reps who are theirs no more: it stays counted, and its records left this phone. */
export function elsewhereQuestion(managerId: string): Question<{ elsewhere: readonly Elsewhere[] }> {
  return { path: `/api/managers/${managerId}/activity`, field: "elsewhere", asOf: null };
}
