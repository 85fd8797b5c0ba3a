/** Ways to break the app on purpose: the simulation must find out about each (test_simulation.py). */
import { PhoneStore } from "../../pwa/app/store/database";
import type { Answer } from "../../pwa/app/sync/answer";
import { Tab } from "./tab";

export const MUTANTS: Record<string, () => void> = {
  /** Everything that waits counts as sent when any answer with status 200 comes. */
  "outbox-cleared-on-any-200": () => withEveryAnswer(({ store }) => store.outbox.clear()),

  /** Cursors are kept in a transaction of their own, before the records they stand for. */
  "cursor-before-records": () =>
    withEveryAnswer(async ({ store }, { scopes }) => {
      const cursors = Object.entries(scopes ?? {}).map(([scope, { cursor }]) => ({ scope, cursor }));
      await store.cursors.bulkPut(cursors);
    }),

  /** A tap is made from what was known before, though an answer of the server has changed it. */
  "taps-that-do-not-look": () => {
    PhoneStore.prototype.changing = function (tables, work) {
      return this.transaction("rw", tables, async () => work());
    };
  },
};

/** From now on every tab does this too with each answer. */
function withEveryAnswer(does: (tab: Tab, answer: Answer) => Promise<unknown>): void {
  Tab.broken = async (tab, answer) => {
    await does(tab, answer as Answer);
  };
}
