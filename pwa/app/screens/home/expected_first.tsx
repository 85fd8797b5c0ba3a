import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { useLive, Waiting } from "../../parts/live";
import { usePhone } from "../../parts/phone";
import { go, place } from "../../routes";
import { expectationOf } from "../../store/queries";

/** Who was shown it since the app was opened. */
const shown = new Set<string>();

/** Who opens the app and has not read all that is expected comes to that first, once; then to what is below. */
export function ExpectedFirst({ children }: { children: VNode }): VNode {
  const phone = usePhone();
  const { id } = phone.me;
  const asks = place.value.how === "started" && !shown.has(id);
  const live = useLive(async () => (await expectationOf(phone, id))?.now.some(({ readAt }) => !readAt), []);
  const first = asks && live.state === "here" && live.value === true;
  useEffect(() => {
    if (!first) return;
    shown.add(id);
    go("/expected", true);
  }, [first]);
  return asks && (first || live.state === "waiting") ? <Waiting /> : children;
}
