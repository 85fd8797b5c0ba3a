/** What the benchmark asks of a page: the app's own code, PouchDB, and IndexedDB as it is, each by the same calls. */
import { floor } from "./floor";
import { ours } from "./ours";
import { pouch } from "./pouch";

Object.assign(globalThis, { bench: { floor, ours, pouch } });
