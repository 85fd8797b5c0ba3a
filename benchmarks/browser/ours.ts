/** The app's own recording, store and sending, without its screens. */

import { newId, observationId } from "../../pwa/app/record/ids";
import { rate, startRideAlong } from "../../pwa/app/record/ride_along";
import { write } from "../../pwa/app/record/write";
import { PhoneStore } from "../../pwa/app/store/database";
import { dayOf, type Phone } from "../../pwa/app/store/phone";
import { Connection } from "../../pwa/app/sync/connection";
import { exchange } from "../../pwa/app/sync/exchange";
import { seenItem, visited } from "./field";
import { rawTap } from "./floor";
import { timed } from "./timed";

const RATINGS = ["met", "partly", "missed"] as const;

let phone: Phone;
let requests = 0;
const connection = new Connection({
  fetch: (address, request) => {
    if (address === "/api/sync") requests += 1;
    return fetch(address, request);
  },
  cookies: () => document.cookie,
});

export const ours = {
  /** A fresh phone in somebody's hands. */
  async begin(email: string, password: string): Promise<void> {
    const me = await connection.enter("/api/auth/login", { email, password });
    phone = { me, store: new PhoneStore(me.organization.id, me.id), now: () => new Date() };
    await phone.store.open();
  },

  /** Send and fetch everything: the milliseconds, and the requests. */
  async exchange(): Promise<[number, number]> {
    requests = 0;
    return [await timed(() => exchange(phone, connection)), requests];
  },

  /** Record so many, one observation a tap and the visit before its first, a transaction each visit. */
  async record(count: number): Promise<void> {
    const { rep, checklist, items } = await around();
    for (let nth = 0, made = 0; made < count; nth++) {
      await write(phone, ["interaction", "observation"], async (pen) => {
        const visit = newId(phone.now());
        const fields = visited(nth, rep, checklist, phone.now().toISOString(), dayOf(phone.now()));
        await pen.set("interaction", visit, fields);
        made += 1;
        for (const item of items) {
          if (made === count) break;
          await pen.set("observation", observationId(visit, item), seenItem(made, visit, item));
          made += 1;
        }
      });
    }
  },

  /** Visits as they are tapped, each tap on its own. */
  async tapVisits(visits: number, taps: number): Promise<void> {
    const { rep, items } = await around();
    for (let nth = 0; nth < visits; nth++) {
      const visit = await startRideAlong(phone, rep, { customer: "Cancity" });
      for (const item of items.slice(0, taps)) await rate(phone, visit, item, "met");
    }
  },

  /** So many taps, each beside a bare strict put of the same row: milliseconds of both, in pairs. */
  async taps(count: number): Promise<[number, number][]> {
    const { rep, items } = await around();
    const visit = await startRideAlong(phone, rep, { customer: "Cancity" });
    const pairs: [number, number][] = [];
    for (let nth = 0; nth < count; nth++) {
      const item = items[nth % items.length] as string;
      const rating = RATINGS[Math.floor(nth / items.length) % RATINGS.length] as (typeof RATINGS)[number];
      const tap = await timed(() => rate(phone, visit, item, rating));
      const row = await phone.store.rows("observation").get(observationId(visit, item));
      pairs.push([tap, await rawTap(row as object)]);
    }
    return pairs;
  },

  /** Everything recorded that is here, by kind, as it is kept. */
  async rows(): Promise<Record<string, object[]>> {
    const [interaction, observation] = await Promise.all(
      (["interaction", "observation"] as const).map((kind) => phone.store.rows(kind).toArray()),
    );
    return { interaction: interaction as object[], observation: observation as object[] };
  },

  async kept(): Promise<number> {
    return (await phone.store.rows("interaction").count()) + (await phone.store.rows("observation").count());
  },
};

async function around(): Promise<{ rep: string; checklist: string; items: string[] }> {
  const rep = await phone.store.rows("person").where("fields.role").equals("rep").first();
  const checklist = await phone.store.rows("checklist").toCollection().first();
  if (!rep || !checklist) throw new Error("This phone has no rep or no checklist");
  return { rep: rep.id, checklist: checklist.id, items: checklist.fields.item_ids.slice(0, 10) };
}
