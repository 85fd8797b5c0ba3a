import { useKeeping } from "./keeping";

/** The one filled button of a screen. `onPress` is done when it is kept; if it fails, that is said here. */
export function MainButton({ label, onPress }: { label: string; onPress: () => Promise<unknown> }) {
  const { busy, alarm, keep } = useKeeping();
  return (
    <>
      {alarm}
      <button type="button" class="button filled big" disabled={busy} onClick={() => keep(onPress)}>
        {label}
      </button>
    </>
  );
}
