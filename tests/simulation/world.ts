/** One seed: an organization, its people's devices, the real server, and what is known about them. */
import Dexie from "dexie";
import { IDBFactory } from "fake-indexeddb";
import type { Me } from "../../pwa/app/store/phone";
import { NoAnswer } from "../../pwa/app/sync/no_answer";
import { Device } from "./device";
import type { Answered, Harness, Suffering, Team } from "./harness";
import { Ledger } from "./ledger";
import type { Cookies, Message } from "./line";
import { idsComeFrom, Random } from "./random";
import type { End, Tab } from "./tab";
import { Traffic } from "./traffic";

export const BEGINS = Date.parse("2026-03-31T08:00:00Z");

/** Who may be there, with how many devices, and how often they are. */
const CAST = {
  mo: { role: "manager", devices: 2, often: 1 },
  nia: { role: "manager", devices: 1, often: 0.7 },
  dana: { role: "director", devices: 1, often: 0.4 },
  sam: { role: "rep", devices: 1, often: 0.7 },
} as const;

export class World {
  readonly ledger = new Ledger();
  readonly traffic: Traffic;
  readonly devices: Device[] = [];
  /** What went wrong, in words; empty: nothing. */
  readonly found: string[] = [];
  readonly trace: string[] = [];
  readonly people: Me[] = [];
  /** The version of the organization in the backup there is. */
  backedUpAt: number | null = null;
  /** The right time, which the server has. */
  now = BEGINS;

  private constructor(
    readonly harness: Harness,
    readonly team: Team,
  ) {
    this.traffic = new Traffic(this);
  }

  static async make(harness: Harness, seed: number): Promise<World> {
    Dexie.dependencies.indexedDB = new IDBFactory();
    const world = new World(harness, await harness.organization(`S${seed}`));
    const start = new Random(seed, 0xdefa);
    idsComeFrom(new Random(seed, 0xdefb));
    for (const [first, { role, devices, often }] of Object.entries(CAST)) {
      if (!start.happens(often)) continue;
      const me = world.person(first, role);
      world.people.push(me);
      for (let nth = 1; nth <= devices; nth++) {
        const device = world.device(first, `${first}${nth}`, me);
        await world.signIn(device);
        if (start.happens(0.9)) await world.exchangeQuietly(device);
      }
    }
    return world;
  }

  device(who: string, name: string, me: Me, cookies?: Cookies): Device {
    const device = new Device(who, name, me, `${this.team.id}-${name}`, () => this.now, cookies);
    this.devices.push(device);
    return device;
  }

  say(what: string): void {
    this.trace.push(what);
  }

  /** Let the request reach the server. Gives its answer, or null when the server died of it. */
  async deliver(message: Message, suffering?: Suffering): Promise<Answered | null> {
    this.traffic.goes(message);
    try {
      const answered = await this.harness.send(message.asked, this.now, suffering);
      this.traffic.look(message, answered, suffering);
      return answered;
    } catch {
      this.harness.forgetConnections();
      return null;
    }
  }

  /** Begin an exchange in this tab, or go on with it; what only asks who is signed in goes well by itself. */
  async exchange(tab: Tab, hand?: () => void, killAt?: number): Promise<End> {
    let end = await tab.exchange(hand, killAt);
    while (end.how === "waits") {
      const message = newest(tab);
      if (message.asked.path === "/api/sync") break;
      const answered = await this.deliver(message);
      end = await tab.exchange(() => (answered ? message.hand(answered) : message.lose()));
    }
    return end;
  }

  /** Sign in, with nothing in the way. */
  async signIn(device: Device): Promise<void> {
    const [tab] = device.alive() as [Tab];
    const { email } = this.team.people[device.who] as { email: string };
    const signedIn = tab.connection.enter("/api/auth/login", { email: email, password: this.team.password });
    if (tab.line.underWay.size === 0) await tab.line.nextMessage();
    const message = newest(tab);
    const answered = await this.deliver(message);
    if (answered) message.hand(answered);
    else message.lose();
    await signedIn;
  }

  /** The same when the person may not be let in any more. */
  async signInAgain(device: Device): Promise<void> {
    try {
      await this.signIn(device);
      device.signedOut = false;
    } catch (failure) {
      if (!(failure instanceof NoAnswer)) throw failure;
    }
  }

  /** Send and fetch everything, with nothing in the way; the tab begins anew if it waited for something. */
  async exchangeQuietly(device: Device): Promise<End> {
    for (const tab of device.tabs) if (tab.exchanging) tab.kill();
    const [tab] = device.alive() as [Tab];
    let end = await tab.exchange();
    while (end.how === "waits") {
      const message = newest(tab);
      const answered = await this.deliver(message);
      end = await tab.exchange(() => (answered ? message.hand(answered) : message.lose()));
    }
    return end;
  }

  end(): void {
    for (const device of this.devices) for (const tab of device.tabs) tab.kill();
  }

  private person(first: string, role: Me["role"]): Me {
    const { id, email } = this.team.people[first] as { id: string; email: string };
    return { id, name: first, role, email, organization: { id: this.team.id, name: this.team.id } };
  }
}

function newest(tab: Tab): Message {
  return [...tab.line.underWay].at(-1) as Message;
}
