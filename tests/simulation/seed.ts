/** One seed from its first step to the verdict. */
import type { Harness } from "./harness";
import { judge } from "./oracle";
import { idsComeFrom, Random } from "./random";
import { STEPS, type StepName } from "./steps";
import { World } from "./world";

/** How often each step happens, when a seed has it at all. */
const OFTEN: Record<StepName, number> = {
  tap: 60,
  tapAndDie: 3,
  exchange: 16,
  exchangeAndDie: 1,
  goesWell: 34,
  diesTakingIt: 3,
  takesLong: 4,
  requestLost: 2,
  answerLost: 4,
  halfAnswer: 2,
  arrivesTwice: 3,
  arrivesAgain: 3,
  captivePortal: 1,
  somebodyElses: 1,
  proxyBroken: 1,
  databaseBreaks: 2,
  serverDies: 1,
  serverKilled: 0.3,
  allAtOnce: 3,
  backup: 1.5,
  restore: 1,
  appUpdates: 1,
  sessionEnds: 1,
  tabDies: 2,
  secondTab: 2,
  clockJumps: 2,
  timePasses: 4,
  moves: 2,
  leavesOrReturns: 1,
  roleChanges: 1,
  checklistChanges: 1,
  numbersArrive: 1,
  recordingArrives: 1,
};
const ALWAYS: StepName[] = ["tap", "exchange", "goesWell", "timePasses"];

export interface Verdict {
  found: string[];
  trace: string[];
}

/** The steps of a seed: each seed knows only some kinds of trouble, and much of those. */
export function stepsOf(seed: number): StepName[] {
  const random = new Random(seed, 1);
  const names = (Object.keys(OFTEN) as StepName[]).filter(
    (name) => ALWAYS.includes(name) || random.happens(0.5),
  );
  const weights = Object.fromEntries(names.map((name) => [name, OFTEN[name]]));
  return Array.from({ length: 30 + random.below(60) }, () => random.weighed(weights) as StepName);
}

/** Run these steps of a seed, by their place in it. */
export async function runSeed(harness: Harness, seed: number, places: readonly number[]): Promise<Verdict> {
  const steps = stepsOf(seed);
  const world = await World.make(harness, seed);
  try {
    for (const place of places) {
      const random = new Random(seed, 2, place);
      idsComeFrom(new Random(seed, 3, place));
      world.now += 1000;
      world.say(`${place}: ${steps[place]}`);
      await STEPS[steps[place] as StepName](world, random);
    }
    world.say("quiet");
    idsComeFrom(new Random(seed, 4));
    await judge(world);
  } catch (failure) {
    world.found.push(`The simulation itself: ${failure} ${(failure as Error).stack}`);
  }
  world.end();
  return { found: world.found, trace: world.trace };
}
