/// <reference lib="webworker" />
/**
 * Looks whether what this window keeps is gone when it is closed. No browser says so, and none is asked to: the
 * person only wants to know before an afternoon of work is lost. What tells, in 2026: Safari and Firefox give a
 * private window no file system of its own. Chromium gives one in memory, in another process: there a write is a
 * message and takes long, and making sure of it takes nothing. On a disk it is the other way round, however fast
 * the two are. Storage quotas tell nothing since Chromium 148.
 */
const ROUNDS = 3;
const WRITES = 100;
const FLUSHES = 10; // each may take 10 ms on the disk of a phone
const A_MESSAGE_MS = 0.02; // a write by a message takes 0.1-1 ms, one to a disk a tenth of this

self.onmessage = async () => {
  self.postMessage(await isPrivate().catch(() => null)); // no room to look: it cannot be told
};

async function isPrivate(): Promise<boolean> {
  const folder = await navigator.storage.getDirectory().catch(() => null);
  if (!folder) return true;
  if (!("userAgentData" in navigator)) return false; // not Chromium
  const name = `probe-${crypto.randomUUID()}`; // another tab may look at the same time
  const file = await folder.getFileHandle(name, { create: true });
  const disk = await file.createSyncAccessHandle();
  const write = () => disk.write(new Uint8Array([1]));
  const writeForSure = () => {
    write();
    disk.flush();
  };
  let [writing, both] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < ROUNDS; round++) {
    // the quickest counts: a busy phone makes each slow for a moment
    writing = Math.min(writing, timed(WRITES, write));
    both = Math.min(both, timed(FLUSHES, writeForSure));
  }
  disk.close();
  await folder.removeEntry(name);
  return writing > A_MESSAGE_MS && both - writing < writing;
}

/** The milliseconds that one of so many calls takes. */
function timed(calls: number, call: () => void): number {
  const start = performance.now();
  for (let nth = 0; nth < calls; nth++) call();
  return (performance.now() - start) / calls;
}
