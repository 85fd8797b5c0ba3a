import type { ComponentChildren } from "preact";
import { Waiting } from "./live";

interface Props<T> {
  answer: T | null;
  failed: string | null;
  again: () => unknown;
  children: (answer: T) => ComponentChildren;
}

/** What `useAnswer` has from the server: waited for, shown, or why it is not here and how to ask again. */
export function AskedOfServer<T>({ answer, failed, again, children }: Props<T>) {
  return (
    <>
      {failed && (
        <p class="alarm" role="alert">
          {failed}
        </p>
      )}
      {answer !== null ? (
        children(answer)
      ) : failed ? (
        <button type="button" class="button" onClick={() => void again()}>
          Try again
        </button>
      ) : (
        <Waiting />
      )}
    </>
  );
}
