import { reloadToUpdate, updateReady } from "../start";

/** A new version waits on the phone; it is used when the person says so. */
export function UpdatePrompt() {
  if (!updateReady.value) return null;
  return (
    <output class="prompt">
      <span>A new version is ready</span>
      <button type="button" class="link" onClick={reloadToUpdate}>
        Reload
      </button>
    </output>
  );
}
