/** Whether the browser still keeps a store, asked after it took the connection to it away. */
import Dexie from "dexie";

/** The pauses before the looks. The last is for a browser that has much to delete. */
const LOOKS_MS = [500, 1000, 2000, 4000, 8000];

/**
 * Whether the store of this name is still kept; answers some seconds later if it is, and as soon as it is not. A
 * browser that clears a site's data closes first and deletes then: until it has, a name says nothing, and Chromium
 * forgets to answer who asks in between.
 */
export async function isKept(name: string): Promise<boolean> {
  for (const pause of LOOKS_MS) {
    await moment(pause);
    const names = await Promise.race([Dexie.getDatabaseNames().catch(() => null), moment(pause)]);
    if (names && !names.includes(name)) return false;
  }
  return true;
}

const moment = (ms: number) => new Promise<null>((resolve) => setTimeout(() => resolve(null), ms));
