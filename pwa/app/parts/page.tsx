import { ArrowLeft } from "lucide";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { asLeft, place } from "../routes";
import { Icon } from "./icon";
import { StatePill } from "./state_pill";

interface Props {
  title: string;
  /** A short line above the title, beside the arrow back. */
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

/** One screen: the way back and the state, always in sight; its title, which gets the focus; what is at the thumb. */
export function Page({ title, over, under, back, wide = false, before, beside, foot, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Ridealong`;
  }, [title]);
  useEffect(() => {
    if (place.peek().how !== "started") heading.current?.focus({ preventScroll: true });
  }, []);
  const name = (
    <h1 ref={heading} tabIndex={-1}>
      {title}
    </h1>
  );
  const leads = Boolean(back || over); // then the title stands in a line of its own
  return (
    <div class={wide ? "page wide" : "page"}>
      <header class="page-head">
        <div class="page-way">
          {back && (
            <a class="back" href={asLeft(back)} aria-label="Back">
              <Icon icon={ArrowLeft} />
            </a>
          )}
          {leads ? <p class="note">{over}</p> : name}
        </div>
        {!leads && beside}
        <StatePill />
      </header>
      <main id="content">
        {(leads || under) && (
          <div class="page-name">
            {before}
            <div class="grow">
              {leads && name}
              {under && <p class="note">{under}</p>}
            </div>
            {leads && beside}
          </div>
        )}
        {children}
      </main>
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
