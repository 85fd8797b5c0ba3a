import { lockedHere } from "../store/session";
import { firstName, whose } from "./person";
import { Notice } from "./storage";

/** Somebody else’s work waits on this phone: whose it is, and that nobody else comes to it. */
export function LockedHere() {
  return (
    <>
      {lockedHere.value.map(({ id, name }) => (
        <Notice key={id} good title={`${whose(name)} work is safe on this phone`}>
          It is not sent yet. Nobody else sees it: it goes when {firstName(name)} signs in here again.
        </Notice>
      ))}
    </>
  );
}
