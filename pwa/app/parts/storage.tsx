import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { lookAtStorage, nearlyFull, type Safety, safety } from "../store/safety";
import { size } from "./words";

/** How safe what was recorded is on this phone, and how much room it takes. */
export function StorageSafety() {
  const { promise, privateWindow, used } = safety.value;
  if (privateWindow) return <PrivateWindow />;
  return (
    <section class="held">
      <h3>{promise === "kept" ? "Kept safely on this phone" : "Kept on this phone"}</h3>
      <p class="note">
        {[inWords(promise), used !== null && `${size(used)} used.`].filter(Boolean).join(" ")}
      </p>
      <NearlyFull />
    </section>
  );
}

/** What is recorded in a private window is lost with it: said before anything is. */
export function PrivateWindow() {
  if (!safety.value.privateWindow) return null;
  return (
    <Notice title="This looks like a private window">
      What you record is gone when you close it, unless it was sent. Open Ridealong in an ordinary window, or
      from the home screen.
    </Notice>
  );
}

/** Said before somebody takes a photo for which there is no room. */
export function NearlyFull() {
  useEffect(() => void lookAtStorage(), []);
  if (!nearlyFull(safety.value)) return null;
  return (
    <Notice title="This phone is nearly full">Ratings still fit. A photo or a voice memo may not.</Notice>
  );
}

/** Something to know before going on; it stops nobody. `good`: it is meant to calm. */
export function Notice(props: { title: string; good?: boolean; children: ComponentChildren }) {
  const { title, good = false, children } = props;
  return (
    <section class={good ? "notice calm" : "notice"} role="note">
      <strong>{title}</strong>
      <p>{children}</p>
    </section>
  );
}

function inWords(promise: Safety["promise"]): string {
  const onHomeScreen = matchMedia("(display-mode: standalone)").matches;
  if (promise === "kept") return onHomeScreen ? "Ridealong is on the home screen." : "";
  const what =
    promise === "may_go"
      ? "The browser may clear this when space is short"
      : "This browser does not say how long it keeps things";
  return onHomeScreen ? `${what}. What is sent is safe.` : `${what}: add Ridealong to the home screen.`;
}
