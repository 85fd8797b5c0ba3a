/** A rep's opportunities of a period, each measured by the organization's criteria. */
import { type Criterion, type Day, type Judged, judge, measures, type Opportunity } from "../../coaching";
import type { PhoneStore, Row } from "../database";
import type { Phone } from "../phone";
import { type Person, person } from "./people";
import { criteriaOf } from "./practice";

/** One criterion of one opportunity. */
export interface Measured {
  readonly criterion: Criterion;
  /** Null: nobody has marked it, and no rule decides. */
  readonly met: boolean | null;
  /** What the rule says; null for one without a rule. */
  readonly byRule: boolean | null;
  /** What the rule looked at, as it was brought in; null for nothing. */
  readonly value: string | number | null;
  /** Who marked it by hand: a name, "" for somebody this phone does not know; null: nobody did. */
  readonly markedBy: string | null;
}

export interface OpportunityRow {
  readonly id: string;
  readonly account: string;
  readonly product: string;
  readonly engagedOn: Day;
  readonly value: number | null;
  /** It is a conversation that the rep says became one. */
  readonly conversation: boolean;
  readonly judged: Judged;
  readonly measured: readonly Measured[];
}

export interface Opportunities {
  readonly rep: Person;
  /** The newest first. */
  readonly all: readonly OpportunityRow[];
}

/** Those engaged from `from` to `to`; null when this phone knows no such rep. */
export async function opportunities(
  phone: Phone,
  repId: string,
  from: Day,
  to: Day,
): Promise<Opportunities | null> {
  const { store } = phone;
  const rep = await person(store, repId);
  if (rep?.role !== "rep") return null;
  const [criteria, within] = await Promise.all([criteriaOf(store), engaged(store, repId, from, to)]);
  const marks = await store
    .rows("mark")
    .where("fields.about_id")
    .anyOf(within.map(({ id }) => id))
    .toArray();
  const marked = new Map(marks.filter((row) => !row.deleted).map((row) => [keyOf(row.fields), row]));
  const names = await markedBy(phone, [...marked.values()]);
  const all = within.map((one) => measure(one, criteria, marked, names));
  return { rep, all: all.sort((a, b) => b.engagedOn.localeCompare(a.engagedOn) || (a.id < b.id ? -1 : 1)) };
}

/** A conversation that became an opportunity is one: engaged when it was held, its customer the account. */
async function engaged(store: PhoneStore, repId: string, from: Day, to: Day): Promise<Opportunity[]> {
  const [rows, held] = await Promise.all([
    store.rows("opportunity").where("fields.rep_id").equals(repId).toArray(),
    store.rows("conversation").where("fields.rep_id").equals(repId).toArray(),
  ]);
  const found = [
    ...rows.map(({ id, deleted, fields }) => ({ id, deleted, engaged_on: fields.engaged_on ?? "", fields })),
    ...held
      .filter(({ fields }) => fields.opportunity)
      .map(({ id, deleted, fields }) => ({
        id,
        deleted,
        engaged_on: fields.held_on,
        fields: { ...fields, account: fields.customer },
      })),
  ];
  return found.filter(({ deleted, engaged_on }) => !deleted && from <= engaged_on && engaged_on <= to);
}

function measure(
  one: Opportunity,
  criteria: readonly Criterion[],
  marked: ReadonlyMap<string, Row<"mark">>,
  names: ReadonlyMap<string, string>,
): OpportunityRow {
  const markOf = (id: string, criterionId: string) => marked.get(`${id} ${criterionId}`)?.fields.met;
  const seen = one.fields as Record<string, string | number | null>;
  const { account, product, value, held_on } = seen;
  return {
    id: one.id,
    account: String(account ?? ""),
    product: String(product ?? ""),
    engagedOn: one.engaged_on,
    value: typeof value === "number" ? value : null,
    conversation: held_on !== undefined,
    judged: judge(one, criteria, markOf),
    measured: criteria
      .filter((criterion) => measures(criterion, one.engaged_on))
      .map((criterion) => {
        const mark = marked.get(`${one.id} ${criterion.id}`);
        const byRule = asJudged(judge(one, [criterion], () => undefined));
        return {
          criterion,
          met: mark?.fields.met ?? byRule,
          byRule,
          value: criterion.field ? (seen[criterion.field] ?? null) : null,
          markedBy: mark ? (names.get(mark.id) ?? "") : null,
        };
      }),
  };
}

function asJudged({ verdict }: Judged): boolean | null {
  return verdict === "unchecked" ? null : verdict === "counted";
}

/** Who made each mark, by its id. What the server has not taken yet was marked on this phone. */
async function markedBy({ store, me }: Phone, marks: readonly Row<"mark">[]): Promise<Map<string, string>> {
  const by = (row: Row<"mark">) => (row.version === null || row.known ? me.id : (row.fields.marked_by ?? ""));
  const rows = await store.rows("person").bulkGet([...new Set(marks.map(by))]);
  const names = new Map(rows.flatMap((row) => (row ? [[row.id, row.fields.name] as const] : [])));
  names.set(me.id, me.name);
  return new Map(marks.map((row) => [row.id, names.get(by(row)) ?? ""]));
}

function keyOf({ about_id, criterion_id }: { about_id: string; criterion_id: string }): string {
  return `${about_id} ${criterion_id}`;
}
