/**
 * What this phone wrote itself comes back short: by the number of the edit, and without the values that it set. Laid
 * over what was sent, it is the whole record again.
 */
import type { Mutation } from "./push";

interface Short {
  number?: number;
  kind?: unknown;
  fields?: Record<string, unknown>;
}

/** The answer with whole records. What cannot be made whole is left for `checked` to refuse. */
export function whole(answer: unknown, sent: readonly Mutation[]): unknown {
  const { scopes } = (answer ?? {}) as { scopes?: Record<string, { records?: unknown }> };
  const mutations = new Map(sent.map((mutation) => [mutation.number, mutation]));
  for (const scope of Object.values(scopes ?? {})) {
    if (Array.isArray(scope?.records))
      scope.records = scope.records.map((record) => grown(record, mutations));
  }
  return answer;
}

function grown(record: Short | null, mutations: ReadonlyMap<number, Mutation>): unknown {
  if (typeof record?.number !== "number" || record.kind !== undefined) return record;
  const { number, fields, ...rest } = record;
  const sent = mutations.get(number);
  return sent ? { ...rest, kind: sent.kind, id: sent.id, fields: { ...sent.set, ...fields } } : record;
}
