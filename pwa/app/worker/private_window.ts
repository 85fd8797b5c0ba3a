/// <reference lib="webworker" />
/**
 * Looks whether what this window keeps is gone when it is closed. No browser says so, and none is asked to: the
 * person only wants to know before an afternoon of work is lost. What tells, in 2026: Safari and Firefox give a
 * private window no file system of its own. Chromium gives one in memory, where making sure that something is on
 * the disk takes no time at all; on a disk it always does. Storage quotas tell nothing since Chromium 148.
 */
const ROUNDS = 3;
const WRITES = 20;
const NO_TIME_MS = 1; // for all writes of a round: 0-0.7 ms in memory, more than 2 ms on the fastest disk seen

self.onmessage = async () => {
  self.postMessage(await isPrivate().catch(() => null)); // no room to look: it cannot be told
};

async function isPrivate(): Promise<boolean> {
  const folder = await navigator.storage.getDirectory().catch(() => null);
  if (!folder) return true;
  const name = `probe-${crypto.randomUUID()}`; // another tab may look at the same time
  const file = await folder.getFileHandle(name, { create: true });
  const disk = await file.createSyncAccessHandle();
  let inMemory = false;
  for (let round = 0; round < ROUNDS && !inMemory; round++) inMemory = takesNoTime(disk);
  disk.close();
  await folder.removeEntry(name);
  return inMemory;
}

/** The quickest of a few rounds counts: a busy phone makes even memory look slow for a moment. */
function takesNoTime(disk: FileSystemSyncAccessHandle): boolean {
  let spent = 0;
  for (let write = 0; write < WRITES && spent < NO_TIME_MS; write++) {
    disk.write(new Uint8Array([write]));
    const start = performance.now();
    disk.flush();
    spent += performance.now() - start;
  }
  return spent < NO_TIME_MS;
}
