/** A tap of somebody, on a tab that lives or dies. */
import { givenTo, overlooked } from "./given";
import type { Random } from "./random";
import type { Tab } from "./tab";
import { type Hand, OFTEN, TAPS, type Tap } from "./taps";
import type { World } from "./world";

/** Somebody taps on a tab, which may die at a step of it: all that was saved is there afterwards, and told to the ledger. */
export async function tapIn(
  world: World,
  tab: Tab,
  random: Random,
  killAt: number | undefined,
): Promise<void> {
  const { phone, device } = tab;
  const hand: Hand = { phone, random };
  let tap: Tap = null;
  for (let tries = 0; tries < 5 && !tap; tries++)
    tap = await TAPS[random.weighed(OFTEN[phone.me.role])](hand);
  if (!tap) return;
  const before = await kept(tab);
  const given = await givenTo(tab);
  const end = await tab.run(tap.does, killAt);
  world.say(`${tab.name} ${tap.says}: ${end.how}`);
  if (end.how === "failed") world.found.push(`${tab.name} ${tap.says} failed: ${end.failure}`);
  // What a tab that died had kept by then is saved too.
  const [alive] = end.how === "done" ? [tab] : (device.alive() as [Tab]);
  const made = (await alive.store.outbox.toArray()).filter(({ at }) => !before.has(at));
  world.ledger.saved(device, made);
  world.found.push(...(await overlooked(alive, given, made)));
  const after = await kept(alive);
  world.ledger.decided(
    device,
    [...before].filter((at) => !after.has(at)),
  );
}

/** The clocks of everything that waits or was not accepted. */
export async function kept({ phone: { store } }: Tab): Promise<Set<string>> {
  const entries = await store.transaction("r", [store.outbox, store.refused], async () =>
    Promise.all([store.outbox.toArray(), store.refused.toArray()]),
  );
  return new Set(entries.flat().map(({ at }) => at));
}
