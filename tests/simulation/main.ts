/** Runs seeds one after the other; a failing one is made small and printed with the command that replays it. */
import "fake-indexeddb/auto";
import { Harness } from "./harness";
import { seedCrypto } from "./random";
import { runSeed, stepsOf } from "./seed";
import { smallest } from "./shrink";

/** So many organizations share a database before the next one is begun. */
const TOGETHER = 100;
const LINES = 400;

const [first = "1", seeds = "100", database = "sqlite", only = ""] = process.argv.slice(2);

function print(...lines: string[]): void {
  process.stderr.write(`${lines.join("\n")}\n`);
}

async function main(): Promise<number> {
  seedCrypto();
  const harness = await Harness.connect();
  const started = performance.now();
  for (let seed = Number(first); seed < Number(first) + Number(seeds); seed++) {
    const all = stepsOf(seed).map((_, place) => place);
    const places = only ? only.split(",").map(Number) : all;
    const verdict = await runSeed(harness, seed, places);
    if (verdict.found.length > 0 || only) return report(harness, seed, places, verdict.found, verdict.trace);
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
  const small = only ? { places, found, trace } : await smallest(harness, seed, places);
  print(...small.trace.slice(-LINES), "", ...small.found, "");
  print(`Seed ${seed} on ${database} found this. Again:`);
  print(`make simulate SEED=${seed} DATABASE=${database} STEPS=${small.places.join(",")}`);
  return 1;
}

process.exit(await main());
