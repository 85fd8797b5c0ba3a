import { ArrowDownToLine } from "lucide";
import { Icon } from "../../parts/icon";

/** Its content was taken along: it plays and opens without a signal. */
export function OnPhone() {
  return (
    <span class="on-phone">
      <Icon icon={ArrowDownToLine} size={14} />
      On this phone
    </span>
  );
}
