/** Runs seeds one after the other; a failing one is made small and printed with the command that replays it. */
import "fake-indexeddb/auto";
import { Harness } from "./harness";
import { MUTANTS } from "./mutants";
import { seedCrypto } from "./random";
import { runSeed, stepsOf } from "./seed";
import { type Small, smallest } from "./shrink";

/** So many organizations share a database before the next one is begun. */
const TOGETHER = 100;
/** After so many seeds that found something, the rest would say the same. */
const ENOUGH = 3;
const LINES = 400;

/** As `python -m tests.simulation` was asked. */
interface Settings {
  first: number;
  seeds: number;
  database: string;
  steps: string;
  mutant: string | null;
}

const { first, seeds, database, steps, mutant } = JSON.parse(process.argv[2] as string) as Settings;

function print(...lines: string[]): void {
  process.stderr.write(`${lines.join("\n")}\n`);
}

async function main(): Promise<number> {
  seedCrypto();
  if (mutant) MUTANTS[mutant]?.();
  const harness = await Harness.connect();
  const started = performance.now();
  let [ran, failed] = [0, 0];
  for (let seed = first; seed < first + seeds && failed < (mutant ? 1 : ENOUGH); seed++) {
    const places = steps ? steps.split(",").map(Number) : stepsOf(seed).map((_, place) => place);
    const verdict = await runSeed(harness, seed, places);
    ran += 1;
    if (verdict.found.length > 0) failed += 1;
    if (verdict.found.length > 0 || steps) await report(harness, seed, { places, ...verdict });
    if (ran % TOGETHER === 0) {
      print(`${ran} seeds on ${database}`);
      await harness.fresh();
    }
  }
  const took = Math.round((performance.now() - started) / 1000);
  print(`${ran} seeds from ${first} on ${database} in ${took} s: ${failed} found something`);
  return failed > 0 ? 1 : 0;
}

/** Print what happened, made small, and how to have it again. */
async function report(harness: Harness, seed: number, whole: Small): Promise<void> {
  const small = steps || mutant ? whole : await smallest(harness, seed, whole);
  print(...small.trace.slice(-LINES), "", ...small.found, "");
  if (small.found.some((what) => what.startsWith("The server answered 5"))) print(await harness.log());
  if (small.found.length === 0) return;
  print(`Seed ${seed} on ${database} found this. Again:`);
  print(`make simulate SEED=${seed} DATABASE=${database} STEPS=${small.places.join(",")}`);
}

process.exit(await main());
