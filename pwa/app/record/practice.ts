/** How the organization works and what it counts, as a director sets it. Every change is kept when it is made. */

import { dayAfter } from "../coaching";
import type { Fields } from "../store/kinds";
import { dayOf, type Phone } from "../store/phone";
import { newId } from "./ids";
import { write } from "./write";

export type Practice = Fields["practice"];

/** Change how the organization works: its days, its reviews, its conversations. */
export function changePractice(phone: Phone, fields: Partial<Practice>): Promise<void> {
  return write(phone, ["practice"], (pen) => pen.set("practice", phone.me.organization.id, fields));
}

export interface NewHoliday {
  /** YYYY-MM-DD */
  readonly on: string;
  /** 1-200 characters. */
  readonly name: string;
}

/** Add holidays; a date that is one already gets this name. All of them, or none. */
export function addHolidays(phone: Phone, holidays: readonly NewHoliday[]): Promise<void> {
  return write(phone, ["holiday"], async (pen) => {
    const held = await phone.store.rows("holiday").toArray();
    const known = new Map(held.filter((row) => !row.deleted).map((row) => [row.fields.on, row.id]));
    for (const { on, name } of holidays) {
      await pen.set("holiday", known.get(on) ?? newId(phone.now()), { on, name: name.trim() });
    }
  });
}

/** It is a working day after all. */
export function removeHoliday(phone: Phone, id: string): Promise<void> {
  return write(phone, ["holiday"], (pen) => pen.remove("holiday", id));
}

export interface Asked {
  /** 1-200 characters. */
  readonly title: string;
  /** By rule, that this is filled; null: by hand. */
  readonly field: Fields["criterion"]["field"] | null;
  /** Of a value, at least so much; null: any. */
  readonly at_least: number | null;
}

/** Ask for these too of every opportunity from `from` (YYYY-MM-DD) on. All of them, or none. */
export function addCriteria(phone: Phone, asked: readonly Asked[], from: string): Promise<void> {
  return write(phone, ["criterion"], async (pen) => {
    const held = await phone.store.rows("criterion").toArray();
    const last = Math.max(-1, ...held.filter((row) => !row.deleted).map((row) => row.fields.place));
    for (const [nth, one] of asked.entries()) {
      const place = last + 1 + nth;
      await pen.set("criterion", newId(phone.now()), { ...meant(one), valid_from: from, place });
    }
  });
}

/** Ask for something else from today on: the old one measures what was engaged before. All of it, or nothing. */
export function changeCriterion(phone: Phone, id: string, asked: Asked): Promise<void> {
  return write(phone, ["criterion"], async (pen) => {
    const before = await pen.row("criterion", id);
    if (!before || before.deleted) return;
    const { place, valid_from } = before.fields;
    const from = laterOf(valid_from, dayOf(phone.now()));
    await pen.set("criterion", id, { valid_to: dayAfter(from, -1) });
    await pen.set("criterion", newId(phone.now()), { ...meant(asked), valid_from: from, place });
  });
}

/** Ask for it no more from today on; what was engaged before is still measured by it. */
export function endCriterion(phone: Phone, id: string): Promise<void> {
  return write(phone, ["criterion"], async (pen) => {
    const row = await pen.row("criterion", id);
    if (!row || row.deleted) return;
    const from = laterOf(row.fields.valid_from, dayOf(phone.now()));
    await pen.set("criterion", id, { valid_to: dayAfter(from, -1) });
  });
}

/** The criteria stand in this order from now on. Only those whose place changes are written. */
export function reorderCriteria(phone: Phone, ids: readonly string[]): Promise<void> {
  return write(phone, ["criterion"], async (pen) => {
    for (const [place, id] of ids.entries()) await pen.set("criterion", id, { place });
  });
}

/** What has not begun by then ends the day before it begins: it never measured anything. */
function laterOf(begun: string, today: string): string {
  return [begun, today].sort()[1] as string;
}

function meant({ title, field, at_least }: Asked) {
  return {
    title: title.trim(),
    field: field ?? null,
    at_least: field === "value" ? at_least : null,
  };
}
