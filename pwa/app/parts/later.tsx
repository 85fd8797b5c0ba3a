import type { ComponentChildren, ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Trouble, Waiting } from "./live";

const NOT_LOADED = {
  title: "This part of the app could not be loaded",
  advice: "Find a signal and reload; recording goes on without it.",
};

/**
 * A screen, or a part of one, whose script is loaded when it is first shown, so that the first tap does not wait for it.
 * `meanwhile`: what stands in its place; a part that has its room already shows nothing.
 */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  meanwhile: ComponentChildren = <Waiting />,
): ComponentType<P> {
  let loaded: ComponentType<P> | undefined;
  return function Later(props: P) {
    const [Screen, setScreen] = useState<{ it: ComponentType<P> } | null>(loaded ? { it: loaded } : null);
    const [error, setError] = useState<unknown>(null);
    useEffect(() => {
      if (Screen) return;
      load().then((it) => {
        loaded = it;
        setScreen({ it });
      }, setError);
    }, []);
    if (Screen) return <Screen.it {...props} />;
    return error ? <Trouble says={NOT_LOADED} error={error} /> : meanwhile;
  };
}
