import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { drawnOf, keepAsking } from "../../../pwa/app/parts/keep_asking";
import type { Brought } from "../../../pwa/app/record/bring";

/** Somebody who asks, with what the server says one after the other; the last of it again and again. */
function asking(...says: readonly (Brought | Error)[]) {
  const sentAt = signal<string | null>("2026-11-20T09:00:00Z");
  const told: Brought[] = [];
  let asked = 0;
  const ask = async () => {
    const said = says[Math.min(asked++, says.length - 1)] as Brought | Error;
    if (said instanceof Error) throw said;
    return said;
  };
  const stop = keepAsking(ask, sentAt, (outcome) => told.push(outcome));
  return { sentAt, told, stop, asked: () => asked };
}

const settled = () => new Promise(setImmediate);

test("what was answered is asked for once, whatever is sent after it", async () => {
  const { sentAt, told, asked } = asking("here");
  await settled();
  sentAt.value = "2026-11-20T09:05:00Z";
  await settled();
  expect([told, asked()]).toEqual([["here"], 1]);
});

test("without an answer it is asked again with each signal, until there is one", async () => {
  const { sentAt, told, asked } = asking("away", new Error("the store is gone"), "here");
  for (const minute of [5, 6, 7]) {
    await settled();
    sentAt.value = `2026-11-20T09:0${minute}:00Z`;
  }
  await settled();
  expect([told, asked()]).toEqual([["away", "trouble", "here"], 3]);
});

test("a signal that comes while it is asked is not missed", async () => {
  const { sentAt, told } = asking("away", "here");
  sentAt.value = "2026-11-20T09:05:00Z";
  await settled();
  expect(told).toEqual(["away", "here"]);
});

test("who is gone is told nothing, and asks no more", async () => {
  const { sentAt, told, stop, asked } = asking("away");
  stop();
  await settled();
  sentAt.value = "2026-11-20T09:05:00Z";
  await settled();
  expect([told, asked()]).toEqual([[], 1]);
});

const kept = { answer: "11 of 18", at: "2026-11-19T09:00:00Z" };

test("what is kept is drawn at once when it is what is asked for, and yesterday's of today only for want of newer", () => {
  expect(drawnOf("asking", kept, true)).toEqual({ state: "here", kept, why: null });
  expect(drawnOf("asking", kept, false)).toEqual({ state: "waiting" });
  expect(drawnOf("away", kept, false)).toEqual({ state: "here", kept, why: "away" });
});

test("an answer that came and is not read yet is waited for, and not said to be missing", () => {
  expect(drawnOf("here", null, false)).toEqual({ state: "waiting" });
  expect(drawnOf("away", undefined, false)).toEqual({ state: "waiting" });
  expect(drawnOf("away", null, false)).toEqual({ state: "nothing", why: "away" });
});

test("what the server does not open is not drawn, though it was kept before", () => {
  for (const why of ["closed", "not_yours", "refused"] as const)
    expect(drawnOf(why, kept, true)).toEqual({ state: "nothing", why });
});
