/** A phone in somebody's hands: who they are, what it holds, what time it is. */
import type { PhoneStore } from "./database";

export interface Me {
  id: string;
  name: string;
  role: "director" | "manager" | "rep";
  email: string;
  organization: { id: string; name: string };
}

export interface Phone {
  readonly me: Me;
  readonly store: PhoneStore;
  readonly now: () => Date;
}

/** The local date of a moment, YYYY-MM-DD. */
export function dayOf(moment: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
