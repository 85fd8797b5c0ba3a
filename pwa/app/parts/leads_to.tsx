import { ChevronRight } from "lucide";
import type { ComponentChildren } from "preact";
import { Icon } from "./icon";

/** A line of a list that leads to a screen. */
export function LeadsTo({ to, name, children }: { to: string; name: string; children: ComponentChildren }) {
  return (
    <a class="entry" href={to}>
      <span class="grow">
        <strong>{name}</strong>
        <span class="note">{children}</span>
      </span>
      <Icon icon={ChevronRight} />
    </a>
  );
}
