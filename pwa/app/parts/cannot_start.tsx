import type { ComponentChildren } from "preact";
import { Trouble } from "./live";

/** The phone's store could not be opened: why, and what to do. Nothing that is kept was touched. */
export function CannotStart({ error }: { error: unknown }) {
  const names = namesOf(error);
  if (names.includes("VersionError")) return <BeforeTheUpdate />;
  if (names.includes("QuotaExceededError")) {
    return (
      <Instead title="This phone is full">
        <p>
          Ridealong needs a little room to start. Free some, then load it again: what you saved is still here.
        </p>
      </Instead>
    );
  }
  if (!isForbidden(error, names)) {
    return (
      <main class="instead">
        <Trouble error={error} />
      </main>
    );
  }
  return (
    <Instead title="This browser keeps nothing for Ridealong">
      <p>
        What you tap is kept on this phone, so that it works without a network. This browser does not allow
        that: cookies and site data are switched off, or this is a private window.
      </p>
      <p>
        Allow cookies and site data for {location.host} in the browser’s settings, then load this page again.
      </p>
    </Instead>
  );
}

/** An old tab beside a newer one: its code must not touch what the newer one keeps. */
export function BeforeTheUpdate() {
  return (
    <Instead title="This tab is from before the update">
      <p>Ridealong was updated in another tab. What you tapped is kept; load this tab again to go on.</p>
    </Instead>
  );
}

interface InsteadProps {
  title: string;
  label?: string;
  onPress?: () => void;
  children: ComponentChildren;
}

/** Shown instead of the app, with the one thing that helps. */
export function Instead(props: InsteadProps) {
  const { title, label = "Load it again", onPress = () => location.reload(), children } = props;
  return (
    <main class="instead">
      <h1>{title}</h1>
      {children}
      <button type="button" class="button filled big" onClick={onPress}>
        {label}
      </button>
    </main>
  );
}

/** Dexie wraps what the browser says. */
function namesOf(error: unknown): string[] {
  const { name, inner } = (error ?? {}) as { name?: string; inner?: unknown };
  return [name ?? "", ...(inner && inner !== error ? namesOf(inner) : [])];
}

/** Chromium: UnknownError, "The user denied permission"; Firefox: SecurityError, InvalidStateError; or no API at all. */
function isForbidden(error: unknown, names: readonly string[]): boolean {
  const known = ["SecurityError", "InvalidStateError", "MissingAPIError"].some((name) =>
    names.includes(name),
  );
  return known || /denied permission/i.test(String(error));
}
