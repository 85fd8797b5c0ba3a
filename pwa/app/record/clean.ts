/** Text as it can be kept everywhere. Half an emoji, left by a length limit, and NUL would keep a note from the server. */

/** The fields without them: NUL is left out, and “\uFFFD” stands for half a sign. */
export function clean(fields: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(fields);
  return Object.fromEntries(entries.map(([field, value]) => [field, cleanValue(value)]));
}

function cleanValue(value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\uFFFD") : value;
}
