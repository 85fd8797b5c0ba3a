/** A phone for tests: the real store on an IndexedDB in memory, in a manager's hands, with a team and a checklist. */
import { PhoneStore } from "../../pwa/app/store/database";
import type { Fields, Kind } from "../../pwa/app/store/kinds";
import type { Me, Phone } from "../../pwa/app/store/phone";

export const ORGANIZATION = { id: "00000000-0000-4000-8000-00000000000f", name: "Demo" };
export const MANAGER: Me = {
  id: "00000000-0000-4000-8000-0000000000a1",
  name: "Dustin Brinkmann",
  role: "manager",
  email: "manager@demo.example",
  organization: ORGANIZATION,
};
export const REP = "00000000-0000-4000-8000-0000000000b1";
export const CHECKLIST = "00000000-0000-4000-8000-0000000000c1";
export const ITEMS = ["1", "2", "3"].map((digit) => `00000000-0000-4000-8000-0000000000d${digit}`);
export const [AGENDA, QUESTIONS, NEXT_STEP] = ITEMS as [string, string, string];

export type TestPhone = Phone & { time: Date };

let made = 0;

/** A phone whose clock stands still until the test moves it. */
export async function aPhone(me: Me = MANAGER): Promise<TestPhone> {
  made += 1;
  const store = new PhoneStore(`${me.organization.id}-${made}`, me.id);
  const phone = { me, store, time: new Date("2026-11-20T09:00:00"), now: () => phone.time };
  await put(phone, "person", REP, "org", {
    name: "Moses Frase",
    email: "rep@demo.example",
    role: "rep",
    manager_ids: [MANAGER.id],
    active: true,
  });
  await put(phone, "checklist", CHECKLIST, "org", {
    title: "Customer conversations",
    version: 1,
    item_ids: ITEMS,
    state: "published",
  });
  for (const [index, id] of ITEMS.entries()) {
    await put(phone, "item", id, "org", {
      prompt: `Item ${index + 1}`,
      category: "process",
      impact: 5 - index,
      kinds: ["ride_along"],
    });
  }
  return phone;
}

/** The same phone in another tab: its own connection to the one store. */
export function anotherTab(tab: TestPhone): TestPhone {
  const [, organization, person] = /^ridealong-(.*)-(.{36})$/.exec(tab.store.name) as unknown as string[];
  return { ...tab, store: new PhoneStore(organization as string, person as string) };
}

/** A record as if it had been pulled. */
export async function put<K extends Kind>(
  { store }: Phone,
  kind: K,
  id: string,
  scope: string,
  fields: Fields[K],
  version = 1,
): Promise<void> {
  await store.rows(kind).put({ id, version, scope, deleted: false, fields });
}
