import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { useLive, Waiting } from "../parts/live";
import { Page } from "../parts/page";
import { firstName } from "../parts/person";
import { usePhone } from "../parts/phone";
import { syncState } from "../sync/state";

/**
 * The app, as soon as it is on the phone: until then no screen says that there is nothing, nor moves beneath a
 * finger as it fills. Who finds no network or a troubled server goes on with what has come; from then on it stays.
 */
export function Welcome({ children }: { children: ComponentChildren }) {
  const { me, store } = usePhone();
  const live = useLive(async () => (await store.meta.get("sent_at")) !== undefined, []);
  const { phase } = syncState.value;
  const underWay = phase === "idle" || phase === "sending";
  const begun = useRef(false);
  begun.current ||= live.state === "broken" || (live.state === "here" && (live.value || !underWay));
  if (begun.current) return <>{children}</>;
  if (live.state === "waiting") return <Waiting />;
  return (
    <Page title={`Welcome, ${firstName(me.name)}`}>
      <p class="note">What you need is coming. After that it works without a signal.</p>
      <Waiting />
    </Page>
  );
}
