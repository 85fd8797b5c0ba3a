/** Ways to break the app on purpose: the simulation must find out about each (test_simulation.py). */
import type { Answer } from "../../pwa/app/sync/answer";
import { Tab } from "./tab";

type Break = (tab: Tab, answer: Answer) => Promise<unknown>;

export const MUTANTS: Record<string, Break> = {
  /** Everything that waits counts as sent when any answer with status 200 comes. */
  "outbox-cleared-on-any-200": ({ store }) => store.outbox.clear(),

  /** Cursors are kept in a transaction of their own, before the records they stand for. */
  "cursor-before-records": async ({ store }, { scopes }) => {
    const cursors = Object.entries(scopes ?? {}).map(([scope, { cursor }]) => ({ scope, cursor }));
    await store.cursors.bulkPut(cursors);
  },
};

/** From now on every tab is broken in this way. */
export function breakTabs(mutant: string): void {
  Tab.broken = async (tab, answer) => {
    await MUTANTS[mutant]?.(tab, answer as Answer);
  };
}
