import { useMemo } from "preact/hooks";
import { Blank, Show, useLive } from "../../parts/live";
import { Page } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { counted, listed } from "../../parts/words";
import { go, place } from "../../routes";
import { dayOf } from "../../store/phone";
import { board } from "../../store/queries";
import { Board } from "./board";
import { Filters } from "./filters";
import { byNeed, needInWords, type TeamRow } from "./needs";
import { addressOf, EVERYBODY, shown, type View, viewIn } from "./view";

/** Every rep with their one thing, who needs the manager first unless asked otherwise: the address says what. */
export function Team() {
  const phone = usePhone();
  const live = useLive(async () => byNeed(await board(phone), dayOf(phone.now())), []);
  return (
    <Page
      title="Team"
      wide
      under={live.state === "here" ? inWords(live.value) : undefined}
      beside={
        <a class="button filled desk-only" href="/ride">
          Record a ride-along
        </a>
      }
    >
      <Show live={live}>
        {(rows) =>
          rows.length === 0 ? (
            <Blank title="Nobody on your team yet">
              <p class="note">Your team comes to this phone with the first good signal.</p>
            </Blank>
          ) : (
            <OnBoard rows={rows} />
          )
        }
      </Show>
    </Page>
  );
}

function OnBoard({ rows }: { rows: readonly TeamRow[] }) {
  const { query } = place.value;
  const view = useMemo(() => viewIn(query), [query]);
  const fitting = useMemo(() => shown(rows, view), [rows, view]);
  const show = (view: View) => go(addressOf(view), true);
  return (
    <>
      <NeverRiddenWith rows={rows} />
      <Filters rows={rows} view={view} fitting={fitting.length} onView={show} />
      <Board
        rows={rows}
        fitting={fitting}
        view={view}
        onSort={(sorting) => show({ ...view, sorting })}
        onEverybody={() => show({ ...view, filter: EVERYBODY })}
      />
    </>
  );
}

const NAMED_AT_MOST = 5;

/** What the board cannot show: of whom nothing was ever seen at a customer. */
function NeverRiddenWith({ rows }: { rows: readonly TeamRow[] }) {
  const never = rows.filter(({ riddenWith }) => !riddenWith).map(({ rep }) => rep.name);
  if (never.length === 0) return null;
  const who =
    never.length > NAMED_AT_MOST
      ? [...never.slice(0, NAMED_AT_MOST - 1), `${never.length - NAMED_AT_MOST + 1} others`]
      : never;
  return <p class="note">Never ridden with: {listed(who)}. Nobody has seen them at a customer yet.</p>;
}

const NAMED = 2;

/** "6 reps. Anna is one step from the standard, Lajuana was not seen for 61 days, and 2 others need you." */
function inWords(rows: readonly TeamRow[]): string {
  const needing = rows.filter(({ needs }) => needs !== null);
  const who = needing.slice(0, NAMED).map(needInWords);
  const others = needing.length - who.length;
  if (others > 0) who.push(`${counted(others, "other")} ${others === 1 ? "needs" : "need"} you`);
  const rest = who.length ? `${listed(who)}.` : rows.length ? "Nobody waits for you." : "";
  return `${counted(rows.length, "rep")}. ${rest}`.trim();
}
