/**
 * The conservation ledger: every edit that a person was ever told is saved, and what must have become of it.
 *
 * At the end each value is in the record, or a later edit that saw it took its place, or it is kept as
 * overwritten for who wrote it, or it is among what was not accepted, or it still waits. What a person discarded
 * is not missed. Nothing here asks the server's own rules.
 */
import type { OutboxEntry } from "../../pwa/app/store/edits";
import type { Device } from "./device";
import type { Everything, Stored } from "./harness";

/** One edit, as it was written on a device. It may be sent under another number after a restore; its clock stays. */
export interface Edit {
  device: Device;
  at: string;
  kind: string;
  id: string;
  base: number | null;
  /** Null: a deletion. */
  set: Record<string, unknown> | null;
  /** Versions the server ever answered with: more than one only when a restore made it forget. */
  versions: number[];
  /** The person said so: discarded, or sent again as another edit. */
  gone: boolean;
}

/** A backup of version `cut` was restored, and what comes afterwards has versions from `start`. */
export interface Restored {
  cut: number;
  start: number;
}

export interface Outcome {
  number: number;
  status: string;
  version?: number;
}

/** An edit as a request has it. */
export interface Sent {
  number: number;
  at: string;
}

const FURTHER: Record<string, Record<string, number>> = {
  interaction: { open: 0, finished: 1, debriefed: 2 },
  focus: { active: 0, reached: 1, replaced: 1 },
  retrospective: { open: 0, closed: 1 },
};

export class Ledger {
  readonly restores: Restored[] = [];
  private readonly edits = new Map<string, Edit>();

  /** A person was told that these are saved. */
  saved(device: Device, entries: readonly OutboxEntry[]): void {
    for (const { at, kind, id, base, set } of entries) {
      const edit = { device, at, kind, id, base, set: set ?? null, versions: [], gone: false };
      this.edits.set(keyOf(device, at), edit);
    }
  }

  /** A person decided on these: they are no more. */
  decided(device: Device, clocks: readonly string[]): void {
    for (const at of clocks) {
      const edit = this.edits.get(keyOf(device, at));
      if (edit) edit.gone = true;
    }
  }

  /** The server answered this device, whether or not the answer arrives. */
  answered(device: Device, sent: readonly Sent[], outcomes: readonly Outcome[]): void {
    const clocks = new Map(sent.map(({ number, at }) => [number, at]));
    for (const { number, version } of outcomes) {
      const edit = this.edits.get(keyOf(device, clocks.get(number) ?? ""));
      if (edit && version !== undefined && !edit.versions.includes(version)) edit.versions.push(version);
    }
  }

  /** What was lost, in words. `kept`: clocks of what waits or was not accepted, by device. */
  losses(kept: ReadonlyMap<Device, ReadonlySet<string>>, { records }: Everything): string[] {
    const byKey = new Map(records.map((record) => [`${record.kind}/${record.id}`, record]));
    const overwritten = records.filter(({ kind }) => kind === "overwritten");
    const found: string[] = [];
    for (const edit of this.edits.values()) {
      if (edit.gone || kept.get(edit.device)?.has(edit.at)) continue;
      const record = byKey.get(`${edit.kind}/${edit.id}`);
      if (edit.versions.length === 0) found.push(`${told(edit)}: not accepted, and waits nowhere`);
      else if (!record) found.push(`${told(edit)}: accepted, and there is no such record`);
      else if (edit.set === null) found.push(...this.lossOfDeletion(edit, record, byKey));
      else found.push(...this.lossesOfSet(edit, edit.set, record, overwritten));
    }
    return found;
  }

  /** Values that count as overwritten though whoever wrote one of the two had seen the other. */
  needless({ records }: Everything): string[] {
    if (this.restores.length > 0) return []; // what was seen in the lost time meets again as if it had not been
    const accepted = [...this.edits.values()].filter(({ versions }) => versions.length > 0);
    return records
      .filter(({ kind }) => kind === "overwritten")
      .filter(({ fields }) => {
        const { field, record_id, lost, kept, kept_by } = fields;
        const setting = (value: unknown, by: unknown) =>
          accepted.filter(
            ({ id, set, device }) =>
              id === record_id && device.me.id === by && set && same(set[String(field)], value),
          );
        const losers = setting(lost, fields.person_id);
        const keepers = setting(kept, kept_by);
        const pairs = losers.flatMap((loser) => keepers.map((keeper) => [loser, keeper] as const));
        return (
          pairs.length > 0 && pairs.every(([one, other]) => this.saw(one, other) || this.saw(other, one))
        );
      })
      .map(({ fields }) => `${JSON.stringify(fields)} was no concurrent edit`);
  }

  /** A deletion holds unless somebody who had not seen it edited the record, or something that hangs on it. */
  private lossOfDeletion(edit: Edit, record: Stored, byKey: ReadonlyMap<string, Stored>): string[] {
    const revived = () =>
      [...this.edits.values()].some(
        (other) =>
          other.set &&
          other.versions.length > 0 &&
          hangsOn(other, edit.id, byKey) &&
          (!this.saw(edit, other) || this.cameAgain(other, edit)),
      );
    return record.deleted || revived()
      ? []
      : [`${told(edit)}: the record is there, and nobody brought it back`];
  }

  private lossesOfSet(
    edit: Edit,
    set: Record<string, unknown>,
    record: Stored,
    overwritten: readonly Stored[],
  ): string[] {
    const lost = Object.entries(set).filter(([field, value]) => {
      const now = record.fields[field];
      const further = FURTHER[edit.kind]?.[String(now)] ?? 0;
      const stands = !record.deleted || this.wasDeletedKnowing(edit);
      return !(
        (stands && same(now, value)) ||
        (field === "state" && further > (FURTHER[edit.kind]?.[String(value)] ?? 0)) ||
        overwritten.some(({ fields }) => isLossOf(fields, edit, field, value)) ||
        this.wasSucceeded(edit, field, value)
      );
    });
    return lost.map(([field, value]) => {
      const now = record.deleted ? "deleted by who had not seen it" : JSON.stringify(record.fields[field]);
      return `${told(edit)}: ${field} ${JSON.stringify(value)} became ${now}`;
    });
  }

  /** Whether a restore made the server forget this edit, which then came as if the deletion had not seen it. */
  private cameAgain(edit: Edit, deletion: Edit): boolean {
    return this.restores.some(
      ({ cut, start }) =>
        edit.versions.some((version) => cut < version && version < start) &&
        edit.versions.some((version) => version >= start) &&
        (deletion.base ?? 0) < start,
    );
  }

  private wasDeletedKnowing(edit: Edit): boolean {
    return [...this.edits.values()].some(
      (other) =>
        other.set === null && other.versions.length > 0 && sameRecord(other, edit) && this.saw(other, edit),
    );
  }

  /** Whether somebody who saw this value, from this edit or another one, set the field to something else. */
  private wasSucceeded(edit: Edit, field: string, value: unknown): boolean {
    const here = [...this.edits.values()].filter(
      (other) => other.versions.length > 0 && sameRecord(other, edit) && other.set && field in other.set,
    );
    const sources = here.filter((other) => same(other.set?.[field], value));
    return here.some(
      (later) => !same(later.set?.[field], value) && sources.some((source) => this.saw(later, source)),
    );
  }

  /** Whether who made `later` had `edit` before them. */
  private saw(later: Edit, edit: Edit): boolean {
    if (later === edit) return false;
    if (later.device === edit.device && later.at > edit.at) return true;
    const base = later.base ?? 0;
    return edit.versions.some((version) => {
      const undone = this.restores.some(
        ({ cut, start }) => cut < version && version < start && start <= base,
      );
      return version <= base && !undone;
    });
  }
}

/** Whether this edit is of the record with this id, or of something that hangs on it. */
function hangsOn(edit: Pick<Edit, "kind" | "id">, id: string, byKey: ReadonlyMap<string, Stored>): boolean {
  if (edit.id === id) return true;
  const { interaction_id, focus_id, about_id, observation_id, draft_id } =
    byKey.get(`${edit.kind}/${edit.id}`)?.fields ?? {};
  const parents = [interaction_id, focus_id, about_id, draft_id].map(String);
  if (observation_id) return hangsOn({ kind: "observation", id: String(observation_id) }, id, byKey);
  return parents.includes(id);
}

function isLossOf(fields: Record<string, unknown>, edit: Edit, field: string, value: unknown): boolean {
  return (
    fields.person_id === edit.device.me.id &&
    fields.record_kind === edit.kind &&
    fields.record_id === edit.id &&
    fields.field === field &&
    same(fields.lost, value)
  );
}

function sameRecord(one: Edit, other: Edit): boolean {
  return one.kind === other.kind && one.id === other.id;
}

/** Whether two values of a field are one: times are kept without the zeros of their fraction. */
export function same(one: unknown, other: unknown): boolean {
  return canonical(one ?? null) === canonical(other ?? null);
}

export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === "string") return part.replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.000Z$/, "$1Z");
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function keyOf(device: Device, at: string): string {
  return `${device.name}/${at}`;
}

function told({ device, at, kind, id }: Edit): string {
  return `${device.name} at ${at.slice(0, 21)}, ${kind} ${id}`;
}
