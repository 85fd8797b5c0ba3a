/** Reading from the phone's store: the value now and after every change, with waiting and trouble designed once. */

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { usePhone } from "./phone";
import { day } from "./time";

export type Live<T> =
  | { readonly state: "waiting" }
  | { readonly state: "here"; readonly value: T }
  | { readonly state: "broken"; readonly error: unknown };

/** What `read` answers, again after every change of what it read, and on a new day. `deps` as in `useEffect`. */
export function useLive<T>(read: () => Promise<T>, deps: readonly unknown[]): Live<T> {
  const { store } = usePhone();
  const [live, setLive] = useState<Live<T>>({ state: "waiting" });
  useEffect(() => {
    return store.watch(read, {
      next: (value) => setLive({ state: "here", value }),
      error: (error) => setLive({ state: "broken", error }),
    });
  }, [...deps, store, day.value]);
  return live;
}

/** Show what was read; until then a calm placeholder, and if it cannot be read, what to do. */
export function Show<T>({ live, children }: { live: Live<T>; children: (value: T) => ComponentChildren }) {
  if (live.state === "here") return <>{children(live.value)}</>;
  return live.state === "waiting" ? <Waiting /> : <Trouble error={live.error} />;
}

export function Waiting() {
  return (
    <div class="waiting" role="status">
      <span class="unseen-text">One moment</span>
      <i />
      <i />
      <i />
    </div>
  );
}

const NOT_READ = {
  title: "This could not be read from the phone",
  advice: "Reload, and if it happens again restart the phone.",
};

/** Something went wrong beneath a screen: what, and what helps. */
export function Trouble({ error, says = NOT_READ }: { error: unknown; says?: typeof NOT_READ }) {
  return (
    <section class="card trouble" role="alert">
      <h2 class="item">{says.title}</h2>
      <p class="note">What you saved is still here. {says.advice}</p>
      <p class="note">{error instanceof Error ? error.message : String(error)}</p>
      <button type="button" class="button" onClick={() => location.reload()}>
        Reload
      </button>
    </section>
  );
}

/** A screen or part with nothing in it yet: says so, and what fills it. */
export function Blank({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <section class="card open blank">
      <h2 class="item">{title}</h2>
      {children}
    </section>
  );
}
