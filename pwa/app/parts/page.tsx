import { ArrowLeft } from "lucide";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { place } from "../routes";
import { Icon } from "./icon";
import { StatePill } from "./state_pill";

interface Props {
  title: string;
  /** A short line above the title. */
  over?: ComponentChildren;
  /** A short line below it. */
  under?: ComponentChildren;
  /** Where the arrow leads; none: no arrow. */
  back?: string;
  /** Use the whole width of a desk. */
  wide?: boolean;
  before?: ComponentChildren;
  beside?: ComponentChildren;
  /** What stays at the thumb. */
  foot?: ComponentChildren;
  children: ComponentChildren;
}

/** One screen: its title (which gets the focus when one comes here), the state, the content, the main button. */
export function Page({ title, over, under, back, wide = false, before, beside, foot, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Ridealong`;
  }, [title]);
  useEffect(() => {
    if (place.peek().how !== "started") heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class={wide ? "page wide" : "page"}>
      <header class="page-head">
        {back && (
          <a class="back" href={back} aria-label="Back">
            <Icon icon={ArrowLeft} />
          </a>
        )}
        {before}
        <div class="page-title">
          {over && <p class="note">{over}</p>}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {under && <p class="note">{under}</p>}
        </div>
        {beside}
        <StatePill />
      </header>
      <main id="content">{children}</main>
      {foot && <footer class="page-foot">{foot}</footer>}
    </div>
  );
}

/** A named part of a screen. */
export function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="section">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
