/** What can happen, step by step. Each step draws from the seed and its own number, so that others can be left out. */
import { NoAnswer } from "../../pwa/app/sync/no_answer";
import type { Device } from "./device";
import type { Answered } from "./harness";
import type { Message } from "./line";
import type { Random } from "./random";
import type { End, Tab } from "./tab";
import { tapIn } from "./tapping";
import { toVersion1 } from "./version_1";
import type { World } from "./world";

type Step = (world: World, random: Random) => Promise<void>;

const SECOND = 1000;
const YEAR = 365 * 86_400 * SECOND;

/** How many steps in the store one action may take; a tab dies before one of them. */
const LONGEST_ACTION = 40;

export const STEPS = {
  async tap(world, random) {
    const tab = aTab(world, random);
    await tapIn(world, tab, random, undefined);
  },

  async tapAndDie(world, random) {
    const tab = aTab(world, random);
    await tapIn(world, tab, random, random.below(LONGEST_ACTION / 2));
  },

  async exchange(world, random) {
    const tab = aTab(world, random);
    if (!tab.exchanging) await begin(world, tab);
  },

  async exchangeAndDie(world, random) {
    const tab = aTab(world, random);
    if (tab.exchanging) return;
    await seeEnd(world, tab, await world.exchange(tab, undefined, random.below(8)));
  },

  /** A request goes well: it arrives, and so does its answer. */
  async goesWell(world, random) {
    const message = await aMessage(world, random);
    if (message) await arrive(world, message, message.answered ?? (await world.deliver(message)));
  },

  /** The tab dies while it takes the answer. */
  async diesTakingIt(world, random) {
    const message = await aMessage(world, random);
    if (!message) return;
    const answered = message.answered ?? (await world.deliver(message));
    if (answered) await hand(world, message, () => message.hand(answered), random.below(LONGEST_ACTION));
  },

  /** The request arrives, its answer is under way for long. */
  async takesLong(world, random) {
    const message = await aMessage(world, random);
    if (!message || message.answered) return;
    message.answered = await world.deliver(message);
    world.say(`${message.tab.name}: the server has answered ${message.asked.path}`);
    if (!message.answered) await hand(world, message, () => message.lose());
  },

  async requestLost(world, random) {
    const message = await aMessage(world, random);
    if (message) await hand(world, message, () => message.lose());
  },

  async answerLost(world, random) {
    const message = await aMessage(world, random);
    if (!message) return;
    if (!message.answered) await world.deliver(message);
    await hand(world, message, () => message.lose());
  },

  async halfAnswer(world, random) {
    const message = await aMessage(world, random);
    if (!message) return;
    const answered = message.answered ?? (await world.deliver(message));
    if (answered)
      await hand(world, message, () => message.hand(answered, random.below(answered.body.length)));
  },

  /** The same request arrives twice. */
  async arrivesTwice(world, random) {
    const message = await aMessage(world, random);
    if (!message || message.answered) return;
    const [answered, again] = [await world.deliver(message), await world.deliver(message)];
    await arrive(world, message, random.happens(0.5) ? answered : again);
  },

  /** A request of long ago arrives once more; nobody waits for the answer. */
  async arrivesAgain(world, random) {
    const message = random.maybe(world.traffic.sent);
    if (message) await world.deliver(message);
  },

  async captivePortal(world, random) {
    const page = "<html>Welcome to the hotel</html>";
    await answerInstead(world, random, 200, page, "text/html");
  },

  async somebodyElses(world, random) {
    await answerInstead(world, random, 200, `{"hello": "from another service"}`, "application/json");
  },

  async proxyBroken(world, random) {
    await answerInstead(
      world,
      random,
      random.one([500, 502, 503, 504]),
      "<html>Bad gateway</html>",
      "text/html",
    );
  },

  async databaseBreaks(world, random) {
    const message = await aMessage(world, random);
    if (message && !message.answered) await arrive(world, message, await world.deliver(message, "breaks"));
  },

  async serverDies(world, random) {
    const message = await aMessage(world, random);
    if (!message || message.answered) return;
    const suffering = random.happens(0.5) ? "dies-before-commit" : "dies-after-commit";
    world.say(`the server ${suffering}`);
    await arrive(world, message, await world.deliver(message, suffering));
  },

  async serverKilled(world) {
    world.say("the server is killed, and comes back");
    await world.harness.kill();
  },

  /** Everybody does something and sends it at the same time, and the server takes its time with some. */
  async allAtOnce(world, random) {
    for (const device of world.devices) {
      const tab = random.one(device.alive());
      await tapIn(world, tab, random, undefined);
      if (!tab.exchanging) await begin(world, tab);
    }
    const messages = messagesOf(world).filter((message) => !message.answered);
    const sent = messages.map((message) =>
      world.deliver(message, random.happens(0.4) ? "is-slow" : undefined),
    );
    const answers = await Promise.all(sent);
    for (const [at, message] of messages.entries()) await arrive(world, message, answers[at] ?? null);
  },

  async backup(world) {
    world.backedUpAt = (await world.harness.everything(world.team.id)).version;
    await world.harness.backup();
    world.say(`a backup is made at version ${world.backedUpAt}`);
  },

  async restore(world) {
    const cut = world.backedUpAt;
    if (cut === null) return;
    await world.harness.restore();
    const start = (await world.harness.everything(world.team.id)).version;
    world.ledger.restores.push({ cut, start });
    world.traffic.forget();
    world.say(`the backup of version ${cut} is restored, and goes on at ${start}`);
  },

  /** A phone that was made with the store of version 1, and whose app is updated. */
  async appUpdates(world, random) {
    const device = random.one(world.devices);
    if (world.backedUpAt !== null) return; // version 1 kept nothing for a restore
    const [{ store }] = device.alive() as [Tab];
    await store.open();
    for (const tab of device.tabs) tab.kill();
    await toVersion1(store.name);
    world.say(`${device.name} has the store of version 1, and its app is updated`);
  },

  /** The person must sign in again. */
  async sessionEnds(world, random) {
    const device = random.one(world.devices);
    await world.harness.endSessions(world.team, device.me.id);
    world.say(`the sessions of ${device.who} end`);
  },

  async tabDies(world, random) {
    const tab = aTab(world, random);
    tab.kill();
    world.say(`${tab.name} is killed`);
  },

  async secondTab(world, random) {
    const device = random.one(world.devices);
    if (device.alive().length < 3) world.say(`${device.open().name} is opened`);
  },

  async clockJumps(world, random) {
    const device = random.one(world.devices);
    device.ahead = random.one([0, 0, -3 * YEAR, 2 * YEAR, -90 * SECOND, 75 * SECOND, 3600 * SECOND]);
    world.say(`the clock of ${device.name} is ${device.ahead / SECOND} seconds ahead`);
  },

  async timePasses(world, random) {
    world.now += random.below(600) * SECOND;
  },

  /** A rep goes to other managers. */
  async moves(world, random) {
    const rep = random.one(["rob", "sam", "tess"]);
    const managers = [["mo"], ["nia"], ["mo", "nia"], []][random.below(4)] as string[];
    await person(world, rep, { manager_ids: managers.map((first) => world.team.people[first]?.id) });
  },

  async leavesOrReturns(world, random) {
    await person(world, random.one(["nia", "sam", "rob"]), { active: random.happens(0.6) });
  },

  async roleChanges(world, random) {
    const [first, role] = random.one([
      ["tess", "manager"],
      ["tess", "rep"],
      ["nia", "director"],
      ["nia", "manager"],
    ]);
    await person(world, first as string, { role });
  },

  async checklistChanges(world, random) {
    const { team } = world;
    const next = `${team.checklist.slice(0, -4)}${random.one(["c4a1", "c4a2"])}`;
    if (random.happens(0.5)) {
      const items = team.items.filter(() => random.happens(0.7));
      const version = Math.round((world.now - Date.parse("2026-01-01")) / SECOND);
      const made = { title: "Visits", version, item_ids: items };
      await admin(world, "checklist", next, {
        ...((await isThere(world, "checklist", next)) ? {} : made),
        state: "published",
      });
    } else {
      const state = random.happens(0.5) ? "withdrawn" : "published";
      await admin(world, "checklist", team.checklist, { state });
    }
  },

  async numbersArrive(world, random) {
    const rep_id = world.team.people[random.one(["rob", "sam", "tess"])]?.id;
    const id = `${world.team.checklist.slice(0, -4)}${random.one(["b4a1", "b4a2"])}`;
    const made = { rep_id, metric: "calls", counted_on: "2026-03-30" };
    const count = random.below(50);
    await admin(world, "metric", id, { ...((await isThere(world, "metric", id)) ? {} : made), count });
  },

  async recordingArrives(world, random) {
    const rep_id = world.team.people[random.one(["rob", "sam", "tess"])]?.id;
    const id = `${world.team.checklist.slice(0, -4)}${random.one(["c4a1", "c4a2", "c4a3"])}`;
    const title = random.next().toString(36);
    const made = { rep_id, kind: "call_recording", occurred_on: "2026-03-30", media_type: "audio/mpeg" };
    const file = { size: 1, sha256: "0".repeat(64), source: "upload" };
    const isNew = !(await isThere(world, "critique", id));
    await admin(world, "critique", id, { ...(isNew ? { ...made, ...file } : {}), title });
  },
} satisfies Record<string, Step>;

export type StepName = keyof typeof STEPS;

async function begin(world: World, tab: Tab): Promise<void> {
  if (tab.device.signedOut) await world.signInAgain(tab.device);
  await seeEnd(world, tab, await world.exchange(tab));
}

async function arrive(world: World, message: Message, answered: Answered | null): Promise<void> {
  await hand(world, message, () => (answered ? message.hand(answered) : message.lose()));
}

async function answerInstead(world: World, random: Random, status: number, page: string, type: string) {
  const message = await aMessage(world, random);
  if (!message) return;
  const answered = { status, headers: { "content-type": type }, cookies: [], body: Buffer.from(page) };
  await hand(world, message, () => message.hand(answered));
}

async function hand(world: World, message: Message, give: () => void, killAt?: number): Promise<void> {
  const { tab } = message;
  if (tab.dead) return;
  world.say(`${tab.name} has an answer to ${message.asked.path}, or none`);
  await seeEnd(world, tab, await world.exchange(tab, give, killAt));
}

async function seeEnd(world: World, tab: Tab, end: End): Promise<void> {
  if (end.how === "failed" && !(end.failure instanceof NoAnswer)) {
    world.found.push(`The exchange of ${tab.name} failed: ${(end.failure as Error).stack}`);
  }
  tab.device.signedOut = wasSignedOut(end);
  world.say(`${tab.name}: the exchange ${end.how}${end.how === "failed" ? ` (${end.failure})` : ""}`);
}

function wasSignedOut(end: End): boolean {
  return end.how === "failed" && end.failure instanceof NoAnswer && end.failure.why === "signed_out";
}

async function isThere(world: World, kind: string, id: string): Promise<boolean> {
  const { records } = await world.harness.everything(world.team.id);
  return records.some((record) => record.kind === kind && record.id === id);
}

async function person(world: World, first: string, fields: object): Promise<void> {
  await admin(world, "person", world.team.people[first]?.id as string, fields);
}

async function admin(world: World, kind: string, id: string, fields: object): Promise<void> {
  await world.harness.write(world.team, world.now, kind, id, fields);
  world.say(`the administrator sets ${kind} ${id} ${JSON.stringify(fields)}`);
}

function aTab(world: World, random: Random): Tab {
  const device: Device = random.one(world.devices);
  return random.one(device.alive());
}

/** A request that is under way; when there is none, one that begins now. */
async function aMessage(world: World, random: Random): Promise<Message | undefined> {
  if (messagesOf(world).length === 0) await STEPS.exchange(world, random);
  return random.maybe(messagesOf(world));
}

/** What is under way from tabs that are alive. */
function messagesOf(world: World): Message[] {
  return world.devices.flatMap((device) =>
    device.tabs.flatMap((tab) => (tab.dead ? [] : [...tab.line.underWay])),
  );
}
