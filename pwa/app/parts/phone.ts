import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { dayOf, type Phone } from "../store/phone";

/** Whose phone the screens below show. Given once, by the app itself. */
export const InHand = createContext<Phone | null>(null);

/** The phone in somebody's hands. Only for what is shown after signing in; throws elsewhere. */
export function usePhone(): Phone {
  const phone = useContext(InHand);
  if (!phone) throw new Error("Nobody is signed in on this phone");
  return phone;
}

/** Today's local date, YYYY-MM-DD, when the screen is drawn. */
export function useToday(): string {
  return dayOf(usePhone().now());
}
