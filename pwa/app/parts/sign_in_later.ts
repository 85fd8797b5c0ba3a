import { signal } from "@preact/signals";

/** The session has ended and the person closed the sign-in for now; false brings it back. */
export const putOff = signal(false);
