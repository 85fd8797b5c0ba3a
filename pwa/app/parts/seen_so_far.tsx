/** How many of the items were seen, as a bar and in words. */
export function SeenSoFar({ done, total }: { done: number; total: number }) {
  return (
    <div class="stack tight">
      <progress class="bar" max={total} value={done} aria-label={`${done} of ${total} seen`} />
      <p class="note">
        {done} of {total} seen · tap what you saw, skip what you didn’t
      </p>
    </div>
  );
}
