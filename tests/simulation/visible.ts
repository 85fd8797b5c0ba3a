/**
 * What a person may see of an organization, derived from what its tables hold and from DESIGN section 4 alone:
 * this is the second opinion on the server's own rules.
 */
import type { Stored } from "./harness";

type Fields = Record<string, unknown>;

const PARENT: Record<string, { field: string; kinds: string[] }> = {
  observation: { field: "interaction_id", kinds: ["interaction"] },
  training: { field: "focus_id", kinds: ["focus"] },
  self_rating: { field: "focus_id", kinds: ["focus"] },
  reply: { field: "about_id", kinds: ["interaction", "focus"] },
  attachment: { field: "observation_id", kinds: ["observation"] },
  draft_item: { field: "draft_id", kinds: ["draft"] },
  mark: { field: "about_id", kinds: ["opportunity", "conversation"] },
};

/** Every record that is there for this person, by `kind/id`, with the fields they may have. */
export function visibleTo(person: string, records: readonly Stored[]): Map<string, Stored> {
  const byKey = new Map(records.map((record) => [`${record.kind}/${record.id}`, record]));
  const me = byKey.get(`person/${person}`)?.fields as Fields;
  const visible = new Map<string, Stored>();
  for (const record of records) {
    const fields = record.deleted ? null : fieldsFor(record);
    if (fields) visible.set(`${record.kind}/${record.id}`, { ...record, fields });
  }
  return visible;

  function fieldsFor({ kind, id, fields }: Stored): Fields | null {
    if (["item", "checklist", "practice", "holiday", "criterion"].includes(kind)) return fields;
    if (kind === "activity_target")
      return me.role === "director" ||
        (me.role === "manager" && [null, person].includes(fields.manager_id as null))
        ? fields
        : null;
    if (kind === "goal" && !fields.rep_id)
      return fields.state === "published" || me.role === "director" || fields.manager_id === person
        ? fields
        : null;
    if (kind === "draft" || kind === "draft_item") return me.role === "director" ? fields : null;
    if (kind === "overwritten") return fields.person_id === person ? fields : null;
    if (kind === "person") return fields.role !== "rep" || coaches(id) || id === person ? fields : null;
    const rep = repOf(kind, fields);
    if (me.role === "rep") return rep === person && isTold(kind, fields) ? forRep(kind, fields) : null;
    if (kind === "metric" && fields.metric !== "opportunities") return null;
    if (kind === "conversation" && !fields.noted) return null;
    return coaches(rep) ? withoutNotes(kind, fields) : null;
  }

  function coaches(rep: string): boolean {
    const about = byKey.get(`person/${rep}`)?.fields;
    const isMine = (about?.manager_ids as string[] | undefined)?.includes(person);
    return about?.role === "rep" && (me.role === "director" || (me.role === "manager" && isMine === true));
  }

  function parentOf(kind: string, fields: Fields): Stored | undefined {
    const { field, kinds } = PARENT[kind] ?? { field: "", kinds: [] };
    return kinds.map((of) => byKey.get(`${of}/${fields[field]}`)).find((found) => found);
  }

  function repOf(kind: string, fields: Fields): string {
    const parent = parentOf(kind, fields);
    return parent ? repOf(parent.kind, parent.fields) : String(fields.rep_id);
  }

  /** Whether the rep it is about may know of it. */
  function isTold(kind: string, fields: Fields): boolean {
    if (kind === "plan" || kind === "critique") return false;
    if (kind === "interaction") return fields.state === "debriefed";
    if (kind === "goal") return fields.state === "published";
    const parent = parentOf(kind, fields);
    return !parent || isTold(parent.kind, parent.fields);
  }

  function forRep(kind: string, fields: Fields): Fields {
    const evidence = fields.evidence as Fields | null | undefined;
    if (kind !== "focus" || !evidence) return withoutNotes(kind, fields);
    const { missed, partly, met, seen, impact, agreed_in } = evidence;
    const agreed = byKey.get(`interaction/${agreed_in}`);
    const where = agreed && isTold("interaction", agreed.fields) ? { agreed_in } : {};
    return { ...fields, evidence: { missed, partly, met, seen, impact, ...where } };
  }

  /** Private notes are for who recorded the interaction. */
  function withoutNotes(kind: string, fields: Fields): Fields {
    const recorded = kind === "interaction" ? fields : (parentOf(kind, fields)?.fields ?? {});
    if (recorded.manager_id === person || !("private_note" in fields)) return fields;
    const { private_note: _, ...others } = fields;
    return others;
  }
}
