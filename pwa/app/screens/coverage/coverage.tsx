import { ChevronRight } from "lucide";
import { type ActivityKind, COMPARED_DAYS, NOT_SEEN_DAYS } from "../../coaching";
import { balanceInWords, seenInWords, visitsInWords } from "../../parts/coverage_words";
import { Icon } from "../../parts/icon";
import { Blank, Show, useLive } from "../../parts/live";
import { Page } from "../../parts/page";
import { Avatar } from "../../parts/person";
import { usePhone, useToday } from "../../parts/phone";
import { ago, KIND } from "../../parts/words";
import type { Person } from "../../store/queries";
import { type Coverage, type CoveredRep, coverageOf } from "../../store/queries/coverage";
import { NotFound } from "../not_found";

const KINDS = Object.keys(KIND) as ActivityKind[];

/** Who of a team was seen, when and how: a manager's own, or for a director that of one of the managers. */
export function CoverageScreen({ id }: { id?: string }) {
  const phone = usePhone();
  const whose = id ?? phone.me.id;
  const live = useLive(() => coverageOf(phone, whose), [whose]);
  return (
    <Show live={live}>
      {(found) => (found ? <Found found={found} own={whose === phone.me.id} /> : <NotFound />)}
    </Show>
  );
}

function Found({ found: { manager, reps }, own }: { found: Coverage; own: boolean }) {
  return (
    <Page
      title="Who was seen"
      over={overOf(manager, own)}
      back={own ? "/activity" : `/activity/${manager.id}`}
      wide
      under="Who needs to be seen most comes first. No rep sees this."
    >
      {reps.length === 0 ? (
        <Blank title="No reps yet">
          <p class="note">Who is in the team stands here, with when they were seen last.</p>
        </Blank>
      ) : (
        <>
          <InTable reps={reps} />
          <div class="card list phone-only">
            {reps.map((one) => (
              <Entry key={one.rep_id} one={one} />
            ))}
          </div>
          {own && (
            <a class="button big" href="/plan">
              Plan the month
            </a>
          )}
          <p class="note">
            Seen: somebody rode along, or critiqued a recording, an e-mail or notes. Not seen: for{" "}
            {NOT_SEEN_DAYS} days. Visited less or more than the others: days in the field of the last{" "}
            {COMPARED_DAYS}, against an even share for the time each was there; fewer than half of it, or more
            than one and a half times, and two days away from it at least.
          </p>
        </>
      )}
    </Page>
  );
}

function overOf({ name, role }: Person, own: boolean): string {
  if (role === "director") return "Every team";
  return own ? "My team" : `The team of ${name}`;
}

function InTable({ reps }: { reps: readonly CoveredRep[] }) {
  const today = useToday();
  return (
    <div class="card table-frame desk-only">
      <table class="team-table completion-table">
        <caption class="unseen-text">When each rep was seen last, by kind</caption>
        <thead>
          <tr>
            <th scope="col">Rep</th>
            {KINDS.map((kind) => (
              <th scope="col" key={kind}>
                {KIND[kind]}
              </th>
            ))}
            <th scope="col">Days in the field</th>
            <th scope="col">Says</th>
          </tr>
        </thead>
        <tbody>
          {reps.map((one) => (
            <tr key={one.rep_id}>
              <th scope="row">
                <a href={`/team/${one.rep_id}`}>{one.rep.name}</a>
              </th>
              {KINDS.map((kind) => (
                <td key={kind}>{lastOf(one, kind, today) ?? "–"}</td>
              ))}
              <td>
                <strong>{one.visits}</strong> of about {one.share}
              </td>
              <td class={asks(one) ? "late" : undefined}>{says(one, today)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Entry({ one }: { one: CoveredRep }) {
  const today = useToday();
  const ways = KINDS.flatMap((kind) => {
    const last = lastOf(one, kind, today);
    return last ? [`${KIND[kind]} ${last}`] : [];
  });
  return (
    <a class="entry" href={`/team/${one.rep_id}`}>
      <Avatar name={one.rep.name} />
      <span class="grow stack tight">
        <strong>{one.rep.name}</strong>
        <span class={asks(one) ? "late" : "note"}>{says(one, today)}</span>
        {ways.length > 0 && <span class="note">{ways.join(" · ")}.</span>}
        <span class="note">{visitsInWords(one)}</span>
      </span>
      <Icon icon={ChevronRight} />
    </a>
  );
}

function lastOf({ last }: CoveredRep, kind: ActivityKind, today: string): string | null {
  const on = last[kind];
  return on ? ago(on, today) : null;
}

/** Whether it asks for a visit. */
function asks({ not_seen, balance }: CoveredRep): boolean {
  return not_seen || balance === "under";
}

function says(one: CoveredRep, today: string): string {
  return [`${seenInWords(one, today)}.`, balanceInWords(one)].filter(Boolean).join(" ");
}
