import { expect, test } from "vitest";
import { impedimentsOf, whoCanLookAfter } from "../../../pwa/app/store/queries";
import { aPhone, MANAGER, put, REP } from "../a_phone";

const id = (end: string) => `00000000-0000-4000-8000-0000000000${end}`;

test("only those who receive it are asked to look after it", async () => {
  const phone = await aPhone();
  const person = (name: string, role: "director" | "manager" | "rep", more = {}) => ({
    name,
    role,
    email: `${name}@demo.example`,
    manager_ids: [],
    active: true,
    ...more,
  });
  await put(phone, "person", MANAGER.id, "org", person("Dana", "manager"));
  await put(phone, "person", id("d1"), "org", person("Ingrid", "director"));
  await put(phone, "person", id("d2"), "org", person("Gone", "director", { active: false }));
  await put(phone, "person", id("d3"), "org", person("Marcus", "manager"));
  await put(phone, "person", REP, `rep:${REP}`, person("Moses", "rep", { manager_ids: [MANAGER.id] }));
  await put(phone, "person", id("d4"), `rep:${id("d4")}`, person("Anna", "rep"));
  await put(phone, "impediment", id("e1"), `rep:${REP}`, {
    rep_id: REP,
    text: "Legal takes nine days.",
    topic: "contracts",
    named_on: "2026-11-20",
  });
  const [named] = await impedimentsOf(phone.store, REP);
  const asked = named ? await whoCanLookAfter(phone.store, named) : [];
  expect(asked.map(({ name }) => name)).toStrictEqual(["Dana", "Ingrid", "Moses"]);
});
