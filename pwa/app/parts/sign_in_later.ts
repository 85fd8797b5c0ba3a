import { signal } from "@preact/signals";

/** The session has ended and the person closed the sign-in for now; false brings it back. */
export const putOff = signal(false);

/** Call `then` when nobody is in the middle of typing: now, or when the field is left. Gives what takes it back. */
export function whenNobodyTypes(then: () => void): () => void {
  function look(): void {
    if (isTyping()) return;
    forget();
    then();
  }
  function forget(): void {
    document.removeEventListener("focusout", lookSoon);
  }
  // The next field has the focus only after this event.
  const lookSoon = () => setTimeout(look);
  document.addEventListener("focusout", lookSoon);
  look();
  return forget;
}

function isTyping(): boolean {
  return document.activeElement?.matches("textarea, input, [contenteditable]") ?? false;
}
