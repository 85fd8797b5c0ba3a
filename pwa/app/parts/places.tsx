import {
  Building2,
  CalendarCheck,
  CalendarDays,
  ChartColumn,
  CirclePlus,
  FileUp,
  Flag,
  Footprints,
  GraduationCap,
  Headphones,
  type IconNode,
  ListChecks,
  MessagesSquare,
  Sparkles,
  Target,
  TrafficCone,
  UserRound,
  UsersRound,
} from "lucide";
import { place } from "../routes";
import { Icon } from "./icon";

interface Entry {
  readonly name: string;
  readonly to: string;
  readonly icon: IconNode;
  /** On a phone it is reached from Me: the thumb has room for five. */
  readonly atDesk?: true;
}

const MANAGER: readonly Entry[] = [
  { name: "Today", to: "/", icon: Target },
  { name: "Team", to: "/team", icon: UsersRound },
  { name: "Record", to: "/ride", icon: CirclePlus },
  { name: "Critique", to: "/critique", icon: Headphones },
  { name: "Plan", to: "/plan", icon: CalendarDays, atDesk: true },
  { name: "Numbers", to: "/numbers", icon: ChartColumn, atDesk: true },
  { name: "Reviews", to: "/retrospectives", icon: CalendarCheck, atDesk: true },
  { name: "In the way", to: "/impediments", icon: TrafficCone, atDesk: true },
  { name: "Goals", to: "/goals", icon: Flag, atDesk: true },
  { name: "Checklists", to: "/checklists", icon: ListChecks, atDesk: true },
  { name: "Import", to: "/import", icon: FileUp, atDesk: true },
  { name: "Me", to: "/me", icon: UserRound },
];
const CONVERSATIONS: Entry = { name: "Conversations", to: "/conversations", icon: MessagesSquare };
const COACHING: Entry = { name: "Coaching", to: "/coaching", icon: GraduationCap };
const MANAGERS: Entry = { name: "Managers", to: "/managers", icon: Footprints, atDesk: true };
const ORGANIZATION: Entry = { name: "Organization", to: "/organization", icon: Building2, atDesk: true };
/** A director critiques less than they look at the coaching, so that has the place at the thumb. */
const DIRECTOR: readonly Entry[] = MANAGER.flatMap((entry): Entry[] => {
  if (entry.to === "/ride") return [COACHING, MANAGERS, entry];
  if (entry.to === "/me") return [ORGANIZATION, entry];
  return [entry.to === "/critique" ? { ...entry, atDesk: true } : entry];
});
const REP: readonly Entry[] = [
  { name: "One thing", to: "/", icon: Sparkles },
  { name: "Expected", to: "/expected", icon: Flag, atDesk: true },
  CONVERSATIONS,
  { name: "Reviews", to: "/retrospectives", icon: CalendarCheck },
  { name: "Me", to: "/me", icon: UserRound },
];

const PLACES = { director: DIRECTOR, manager: MANAGER, rep: REP };

/** The places of the app: tabs at the thumb on a phone (not while recording, `quiet`), a sidebar at a desk. */
export function Places({ role, quiet }: { role: keyof typeof PLACES; quiet: boolean }) {
  const here = place.value.parts[0] ?? "";
  return (
    <nav class={quiet ? "places for-desk" : "places"} aria-label="Places">
      <p class="brand-name">Ridealong</p>
      <ul>
        {PLACES[role].map(({ name, to, icon, atDesk }) => (
          <li key={to} class={atDesk && "desk-only"}>
            <a href={to} aria-current={to === `/${here}` ? "page" : undefined}>
              <Icon icon={icon} />
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
