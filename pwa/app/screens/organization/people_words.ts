/** What is said of people and of their access. */
import { dayMonth, localDate } from "../../parts/words";
import type { LookedAfter, Role } from "../../record/people";

export const ROLE: Record<Role, string> = { director: "Director", manager: "Manager", rep: "Rep" };
export const ROLES: readonly (readonly [Role, string])[] = [
  ["rep", "Rep"],
  ["manager", "Manager"],
  ["director", "Director"],
];

/** “Signed in 3 March”, “Invited, the link is good until 9 March”. */
export function accessInWords({ access, link, last_signed_in_at }: LookedAfter, today: string): string {
  if (access === "ended") return "No access any more";
  if (access === "not_invited") return "Cannot sign in: give them a link";
  if (access === "invited") return `Invited · the link is good until ${day(link?.expires_at ?? "", today)}`;
  if (link) return `A link for a new password is good until ${day(link.expires_at, today)}`;
  return last_signed_in_at ? `Signed in ${day(last_signed_in_at, today)}` : "Has a password";
}

function day(moment: string, today: string): string {
  return dayMonth(localDate(moment), today);
}

/** Who can coach: everybody active who is no rep, by name. */
export function coachesOf(people: readonly LookedAfter[]): LookedAfter["person"][] {
  return people.map(({ person }) => person).filter(({ active, role }) => active && role !== "rep");
}
