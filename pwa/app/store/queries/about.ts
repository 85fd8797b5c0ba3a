/** Whom and what records are about: read for all of them at once, so that a list of 500 opens like one of five. */
import type { PhoneStore, Row } from "../database";
import { keyOf } from "../edits";
import { groupBy } from "../group";
import type { Kind } from "../kinds";

export interface Named {
  kind: Kind;
  id: string;
}

export interface About {
  /** Null: of no rep, or of one this phone does not know. */
  repId: string | null;
  repName: string;
  customer: string | null;
  /** The prompt of the item it rates or agrees on, the criterion it is measured by, or its own name. */
  prompt: string | null;
}

/** What is read here of whatever kind of record has it. */
type Texts = Partial<
  Record<
    keyof typeof LEADS | "customer" | "account" | "occurred_on" | "name" | "title" | "prompt" | "begun_at",
    string | null | undefined
  >
>;

/** The fields by which a record leads on to others, and the kinds those may be of. */
const LEADS = {
  observation_id: ["observation"],
  interaction_id: ["interaction"],
  focus_id: ["focus"],
  about_id: ["interaction", "focus", "opportunity", "conversation"],
  draft_id: ["draft"],
  rep_id: ["person"],
  item_id: ["item"],
  criterion_id: ["criterion"],
  assigned_to: ["person"],
  kept_by: ["person"],
} as const satisfies Record<string, readonly Kind[]>;
/** The kinds that have a name of their own, and where. */
const NAMED_BY: Partial<Record<Kind, "prompt" | "title" | "name">> = {
  draft_item: "prompt",
  criterion: "title",
  holiday: "name",
};
/** Those that say what a record belongs to. */
const UP = ["observation_id", "interaction_id", "focus_id", "about_id", "draft_id"] as const;

export class Around {
  private readonly rows = new Map<string, Row<Kind> | undefined>();

  /** Read these records and all that they lead to. */
  static async of(store: PhoneStore, records: readonly Named[]): Promise<Around> {
    const around = new Around();
    let ahead = records;
    while (ahead.length > 0) ahead = await around.read(store, ahead);
    return around;
  }

  row(kind: Kind, id: string): Row<Kind> | undefined {
    return this.rows.get(keyOf({ kind, id }));
  }

  about(record: Named): About {
    const { customer, account, rep_id } = this.found(record, "rep_id") ?? {};
    const drafted = this.found(record, "begun_at")?.begun_at;
    return {
      repId: rep_id ?? null,
      repName: rep_id ? this.nameOf(rep_id) : drafted ? "Checklist" : "Somebody",
      customer: customer ?? account ?? null,
      prompt: this.promptOf(record) ?? null,
    };
  }

  /** Somebody's name, or a plain word for somebody this phone does not know. */
  nameOf(id: string): string {
    return this.fields("person", id)?.name ?? "Somebody";
  }

  /** A value as it is read: somebody's name for their id. */
  readable(field: string, value: unknown): unknown {
    return field === "assigned_to" && typeof value === "string" ? this.nameOf(value) : value;
  }

  /** The local date of the interaction it belongs to; null for what belongs to none. */
  dateOf(record: Named): string | null {
    return this.found(record, "occurred_on")?.occurred_on ?? null;
  }

  /** Whatever hangs on an interaction, however far, belongs to it, and an item to its draft; all else to itself. */
  groupOf(record: Named): Named {
    const { interaction_id, observation_id, draft_id } = this.fields(record.kind, record.id) ?? {};
    if (draft_id) return { kind: "draft", id: draft_id };
    if (interaction_id) return { kind: "interaction", id: interaction_id };
    return observation_id ? this.groupOf({ kind: "observation", id: observation_id }) : record;
  }

  private promptOf(record: Named): string | null | undefined {
    const own = this.fields(record.kind, record.id);
    const named = NAMED_BY[record.kind];
    if (named) return own?.[named];
    if (own?.criterion_id) return this.fields("criterion", own.criterion_id)?.title;
    const { item_id } = this.found(record, "item_id") ?? {};
    return item_id ? this.fields("item", item_id)?.prompt : null;
  }

  /** The fields of the record, or of the nearest one it belongs to, that has such a field. */
  private found({ kind, id }: Named, field: keyof Texts): Texts | undefined {
    const fields = this.fields(kind, id);
    if (!fields || fields[field]) return fields;
    for (const up of UP) {
      const parent = fields[up];
      const of = parent && LEADS[up].find((one) => this.row(one, parent));
      if (of) return this.found({ kind: of, id: parent }, field);
    }
    return undefined;
  }

  private fields(kind: Kind, id: string): Texts | undefined {
    return this.row(kind, id)?.fields as Texts | undefined;
  }

  /** Read those that were not read yet, and tell where they lead. */
  private async read(store: PhoneStore, records: readonly Named[]): Promise<Named[]> {
    const unread = records.filter((record) => !this.rows.has(keyOf(record)));
    const next: Named[] = [];
    for (const [kind, named] of groupBy(unread, (record) => record.kind)) {
      const ids = [...new Set(named.map(({ id }) => id))];
      const rows = await store.rows(kind).bulkGet(ids);
      for (const [nth, id] of ids.entries()) {
        this.rows.set(keyOf({ kind, id }), rows[nth] as Row<Kind> | undefined);
        next.push(...leads(rows[nth]?.fields as Record<string, unknown> | undefined));
      }
    }
    return next;
  }
}

function leads(fields: Record<string, unknown> = {}): Named[] {
  return Object.entries(LEADS).flatMap(([field, kinds]) => {
    const id = fields[field];
    return typeof id === "string" ? kinds.map((kind) => ({ kind, id })) : [];
  });
}
