/** A rep's page, made for a test from what was seen in each visit. */
import type { Attached, RepPage, Seen, Shown } from "../../../pwa/app/store/queries";
import { known, TODAY } from "./known";

export const ME = "manager";

/** One visit of today, talked through, seen by the manager themselves; `seen` by item id. */
export function visit(id: string, seen: Record<string, Partial<Seen>>, more: Partial<Shown> = {}): Shown {
  const all = Object.entries(seen).map(([itemId, one]): [string, Seen] => [
    itemId,
    { rating: "met", note: "", privateNote: "", atSecond: null, passage: "", passageAt: null, ...one },
  ]);
  return {
    id,
    repId: "moses",
    kind: "ride_along",
    customer: "Kinex",
    occurredOn: TODAY,
    startedAt: null,
    state: "debriefed",
    finishedAt: null,
    debriefedAt: `${TODAY}T12:00:00Z`,
    checklistId: "checklist",
    repWords: "",
    privateNote: "",
    managerId: ME,
    critiqueId: null,
    critiquedOn: null,
    toldBy: null,
    message: "",
    seen: new Map(all),
    prompts: new Map(),
    attached: new Map(),
    by: "Dana Whitfield",
    mine: true,
    ...more,
  };
}

export function attached(kind: Attached["kind"]): Attached {
  return { id: kind, kind, file: "ready", because: null, addedAt: "", mine: true, here: true };
}

/** A page with these interactions, the newest first. */
export function found(interactions: readonly Shown[], more: Partial<RepPage> = {}): RepPage {
  return {
    rep: {
      id: "moses",
      name: "Moses Farrell",
      role: "rep",
      startedOn: null,
      region: null,
      managerIds: [ME],
    },
    managerNames: ["Dana Whitfield"],
    known: known([]),
    interactions,
    reading: null,
    ...more,
  };
}
