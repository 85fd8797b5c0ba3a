/** Runs seeds one after the other; a failing one is made small and printed with the command that replays it. */
import "fake-indexeddb/auto";
import { Harness } from "./harness";
import { breakTabs, MUTANTS } from "./mutants";
import { seedCrypto } from "./random";
import { runSeed, stepsOf } from "./seed";
import { smallest } from "./shrink";

/** So many organizations share a database before the next one is begun. */
const TOGETHER = 100;
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
  if (mutant && mutant in MUTANTS) breakTabs(mutant);
  const harness = await Harness.connect();
  const started = performance.now();
  for (let seed = first; seed < first + seeds; seed++) {
    const all = stepsOf(seed).map((_, place) => place);
    const places = steps ? steps.split(",").map(Number) : all;
    const verdict = await runSeed(harness, seed, places);
    if (verdict.found.length > 0 || steps) return report(harness, seed, places, verdict.found, verdict.trace);
    if (seed % TOGETHER === 0) await harness.fresh();
  }
  const took = ((performance.now() - started) / 1000).toFixed(1);
  print(`${seeds} seeds from ${first} on ${database} in ${took} s: nothing was found`);
  return 0;
}

async function report(
  harness: Harness,
  seed: number,
  places: readonly number[],
  found: readonly string[],
  trace: readonly string[],
): Promise<number> {
  if (found.length === 0) {
    print(...trace, "", "nothing was found");
    return 0;
  }
  const small = steps || mutant ? { places, found, trace } : await smallest(harness, seed, places);
  print(...small.trace.slice(-LINES), "", ...small.found, "");
  if (small.found.some((what) => what.startsWith("The server answered 5"))) print(await harness.log());
  print(`Seed ${seed} on ${database} found this. Again:`);
  print(`make simulate SEED=${seed} DATABASE=${database} STEPS=${small.places.join(",")}`);
  return 1;
}

process.exit(await main());
