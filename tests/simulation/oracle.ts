/** When all is quiet: what every device must hold, and what must not have been lost. */

import { keyOf, type OutboxEntry } from "../../pwa/app/store/edits";
import { KINDS } from "../../pwa/app/store/kinds";
import { NoAnswer } from "../../pwa/app/sync/no_answer";
import { MOST_MUTATIONS, nextMutations } from "../../pwa/app/sync/push";
import type { Device } from "./device";
import type { Everything, Stored } from "./harness";
import { canonical } from "./ledger";
import type { Tab } from "./tab";
import { kept as keptOn } from "./tapping";
import { visibleTo } from "./visible";
import type { World } from "./world";

const ROUNDS = 10;

/** Let everybody exchange until nothing moves, then compare. What is wrong is in `world.found`. */
export async function judge(world: World): Promise<void> {
  const active = await settle(world);
  const everything = await world.harness.everything(world.team.id);
  checkFeed(world, everything);
  checkFocuses(world, everything);
  const kept = new Map<Device, Set<string>>();
  for (const device of world.devices) {
    const [tab] = device.alive() as [Tab];
    kept.set(device, await keptOn(tab));
  }
  for (const loss of world.ledger.losses(kept, everything)) world.found.push(`Lost: ${loss}`);
  world.found.push(...world.ledger.needless(everything));
  for (const me of world.people) {
    if (!active.has(me.id)) continue;
    const theirs = world.devices.filter((device) => device.me.id === me.id);
    const fresh = world.device(me.name, `${me.name}-fresh`, me, theirs[0]?.cookies);
    await exchangeWell(world, fresh);
    const expected = asText([...visibleTo(me.id, everything.records).values()]);
    for (const device of [fresh, ...theirs]) {
      world.found.push(...differences(device.name, await held(device), expected));
    }
  }
}

/** Exchange in rounds until nothing waits and everybody has heard of it all; the ids of who is still let in. */
async function settle(world: World): Promise<Set<string>> {
  const { records } = await world.harness.everything(world.team.id);
  const people = records.filter(({ kind, fields }) => kind === "person" && fields.active === true);
  const active = new Set(people.map(({ id }) => id));
  const devices = world.devices.filter(({ me }) => active.has(me.id));
  const upToDate = new Map<Device, number>();
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (const device of devices) {
      if (upToDate.get(device) === world.traffic.pushes && !(await mayMove(device))) continue;
      await exchangeWell(world, device);
      upToDate.set(device, world.traffic.pushes);
      moved = true;
    }
    if (!moved) return active;
  }
  world.found.push(`After ${ROUNDS} rounds of quiet something still moves`);
  return active;
}

/** Whether something waits here, neither behind what was not accepted nor, as the server said, for somebody else. */
async function mayMove(device: Device): Promise<boolean> {
  const [{ store }] = device.alive() as [Tab];
  const next = new Set((await nextMutations(store, 0, MOST_MUTATIONS)).map(({ number }) => number));
  const moving = ({ number, acknowledged, waits }: OutboxEntry) =>
    acknowledged !== null || (waits === null && next.has(number));
  return (await store.outbox.filter(moving).count()) > 0;
}

async function exchangeWell(world: World, device: Device): Promise<void> {
  let end = await world.exchangeQuietly(device);
  if (end.how === "failed" && end.failure instanceof NoAnswer && end.failure.why === "signed_out") {
    await world.signIn(device);
    end = await world.exchangeQuietly(device);
  }
  if (end.how !== "done") {
    const why = end.how === "failed" ? (end.failure as Error).stack : "";
    world.found.push(`In quiet, the exchange of ${device.name} ${end.how}: ${why}`);
  }
}

/**
 * What the server gave a device and it holds, as text by key. Over it lies what was not accepted and what waits for
 * that: records that are made of nothing else are left out.
 */
async function held(device: Device): Promise<Map<string, string>> {
  const [{ store }] = device.alive() as [Tab];
  return store.transaction("r", store.tables, async () => {
    const edits = [...(await store.refused.toArray()), ...(await store.outbox.toArray())];
    const undecided = new Set(edits.map(keyOf));
    const records: Stored[] = [];
    for (const kind of KINDS) {
      for (const row of await store.rows(kind).toArray()) {
        const { fields, deleted } = row.known ?? row;
        const isNotTheServers = row.version === null || row.lost;
        if (isNotTheServers && undecided.has(keyOf({ kind, id: row.id }))) continue;
        const version = row.version as number; // null when it is nobody's: then it differs
        if (!deleted) records.push({ kind, id: row.id, version, deleted, fields: { ...fields } });
      }
    }
    return asText(records);
  });
}

function asText(records: readonly Stored[]): Map<string, string> {
  return new Map(
    records.map(({ kind, id, version, fields }) => [`${kind}/${id}`, canonical({ version, fields })]),
  );
}

function differences(name: string, here: Map<string, string>, expected: Map<string, string>): string[] {
  const keys = new Set([...here.keys(), ...expected.keys()]);
  return [...keys]
    .filter((key) => here.get(key) !== expected.get(key))
    .map((key) => `${name} holds ${key} as ${here.get(key)}, and should as ${expected.get(key)}`);
}

function checkFeed(world: World, { version, records, feed }: Everything): void {
  const holder = new Map<number, string>();
  for (const entry of feed) {
    const key = `${entry.kind}/${entry.id}`; // a record that moved stands in both scopes, at one version
    if ((holder.get(entry.version) ?? key) !== key)
      world.found.push(`Version ${entry.version} was given twice`);
    holder.set(entry.version, key);
  }
  if (Math.max(...holder.keys()) > version) world.found.push("The counter is behind its own versions");
  const keys = new Set(holder.values());
  if (keys.size !== records.length) world.found.push("The feed does not hold each record");
  for (const record of records) {
    const missing = holder.get(record.version) !== `${record.kind}/${record.id}`;
    if (missing) world.found.push(`${record.kind} ${record.id} is not in the feed at its version`);
  }
}

function checkFocuses(world: World, { records }: Everything): void {
  const active = records.filter(
    ({ kind, deleted, fields }) => kind === "focus" && !deleted && fields.state === "active",
  );
  const reps = active.map(({ fields }) => fields.rep_id);
  if (new Set(reps).size !== reps.length) world.found.push("A rep has two active focuses");
}
