import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useLive, Waiting } from "../../parts/live";
import { usePhone } from "../../parts/phone";
import { go, place } from "../../routes";
import { expectationOf } from "../../store/queries";

/** For whom it was decided since the app was opened. */
const decided = new Set<string>();
const TOUCHES = ["pointerdown", "keydown"] as const;

/**
 * Who opens the app and has not read all that is expected comes to that first, once; then to what is below. That is
 * decided by the first goals that are here, and at the latest by the first touch.
 */
export function ExpectedFirst({ children }: { children: VNode }): VNode {
  const phone = usePhone();
  const { id } = phone.me;
  const [asks, setAsks] = useState(place.value.how === "started" && !decided.has(id));
  const live = useLive(async () => (await expectationOf(phone, id))?.now ?? [], []);
  const goals = live.state === "here" ? live.value : [];
  const first = asks && goals.some(({ readAt }) => !readAt);
  function decide() {
    decided.add(id);
    setAsks(false);
  }
  useEffect(() => {
    if (!asks || goals.length === 0) return;
    if (first) go("/expected", true);
    decide();
  }, [asks, first, goals.length]);
  useEffect(() => {
    if (!asks || live.state === "waiting") return; // what comes later takes nobody away from under their thumb: the badge tells it
    for (const touch of TOUCHES) addEventListener(touch, decide);
    return () => {
      for (const touch of TOUCHES) removeEventListener(touch, decide);
    };
  }, [asks, live.state]);
  return asks && (first || live.state === "waiting") ? <Waiting /> : children;
}
