/** One tab at a time. Only economy rests on it: a browser without locks (an address that is not secure) goes on. */

/** Run `work` unless another tab holds the lock of this name; says whether it ran. */
export async function alone(name: string, work: () => Promise<void>): Promise<boolean> {
  if (!globalThis.navigator?.locks) {
    await work();
    return true;
  }
  return navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) await work();
    return lock !== null;
  });
}
