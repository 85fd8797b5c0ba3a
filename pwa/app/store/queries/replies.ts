/** What people said to an interaction or to a one thing. */
import type { Phone } from "../phone";
import { person } from "./people";

export interface Said {
  readonly id: string;
  readonly text: string;
  readonly mine: boolean;
  /** Null when this phone does not know who it was. */
  readonly by: string | null;
}

/** Everybody's words to it, each their own. */
export async function saidTo({ store, me }: Phone, aboutId: string): Promise<Said[]> {
  const rows = await store.rows("reply").where("fields.about_id").equals(aboutId).toArray();
  const kept = rows.filter((row) => !row.deleted).sort((a, b) => (a.id < b.id ? -1 : 1));
  return Promise.all(
    kept.map(async ({ id, fields }) => {
      const author = fields.author_id ?? me.id;
      const by = (await person(store, author))?.name ?? null;
      return { id, text: fields.text, mine: author === me.id, by };
    }),
  );
}
