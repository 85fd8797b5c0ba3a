import type { IconNode } from "lucide";
import { h } from "preact";

/** One line icon. Decoration only: what it means is said in words next to it, or in the button's label. */
export function Icon({ icon, size = 22 }: { icon: IconNode; size?: number }) {
  return (
    <svg
      class="icon"
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      {icon.map(([tag, attributes], index) => h(tag, { ...attributes, key: index }))}
    </svg>
  );
}
