/** The surroundings of a phone in a test's hands: its time passes when the test says so. */
import type { Surroundings } from "../../pwa/app/sync/surroundings";

interface Timer {
  run: () => void;
  milliseconds: number;
}

export class TestSurroundings implements Surroundings {
  wake = () => {};
  cut = () => {};
  /** Whether another tab has its turn. */
  taken = false;
  called = 0;
  private timers = new Set<Timer>();

  listen(on: { wake(): void; cut(): void }): void {
    this.wake = on.wake;
    this.cut = on.cut;
  }

  later(run: () => void, milliseconds: number): () => void {
    const timer = { run, milliseconds };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  get pauses(): number[] {
    return [...this.timers].map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  }

  /** Everything that waits for so many milliseconds or less is due. */
  pass(milliseconds: number): void {
    for (const timer of [...this.timers].filter((one) => one.milliseconds <= milliseconds)) {
      this.timers.delete(timer);
      timer.run();
    }
  }

  async alone(_name: string, work: () => Promise<void>): Promise<boolean> {
    if (!this.taken) await work();
    return !this.taken;
  }

  random = () => 0.5;

  callWhenOnline(): void {
    this.called += 1;
  }
}
