/** A device in somebody's hands: its store, which outlives its tabs; its cookies; its own idea of the time. */
import type { Me } from "../../pwa/app/store/phone";
import { Cookies } from "./line";
import { Tab } from "./tab";

export class Device {
  readonly cookies: Cookies;
  readonly tabs: Tab[] = [];
  /** How far its clock is from the right time, in milliseconds. */
  ahead = 0;
  /** Whether its person must sign in before anything goes. */
  signedOut = false;
  private opened = 0;

  /** `place` names its store; `who` and `name` are for the trace. */
  constructor(
    readonly who: string,
    readonly name: string,
    readonly me: Me,
    readonly place: string,
    private readonly rightTime: () => number,
    cookies?: Cookies,
  ) {
    this.cookies = cookies ?? new Cookies();
    this.open();
  }

  now(): Date {
    return new Date(this.rightTime() + this.ahead);
  }

  open(): Tab {
    this.opened += 1;
    const tab = new Tab(this, `${this.name}.${this.opened}`, this.me);
    this.tabs.push(tab);
    return tab;
  }

  /** The tabs that are alive; there is always one. */
  alive(): Tab[] {
    const alive = this.tabs.filter((tab) => !tab.dead);
    return alive.length > 0 ? alive : [this.open()];
  }
}
