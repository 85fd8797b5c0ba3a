import { ChevronRight } from "lucide";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { GoAndSee } from "../parts/go_and_see";
import { Icon } from "../parts/icon";
import { Blank, Show, useLive } from "../parts/live";
import { Page, Section } from "../parts/page";
import { Avatar } from "../parts/person";
import { usePhone, useToday } from "../parts/phone";
import { NearlyFull, PrivateWindow } from "../parts/storage";
import { ago, capital, clockTime } from "../parts/words";
import { go } from "../routes";
import { type RepChoice, reps } from "../store/queries";

/** Whom to ride with: planned today first, then everyone, most recently seen first. One tap opens the checklist. */
export function Start() {
  const phone = usePhone();
  const live = useLive(() => reps(phone), []);
  const [search, setSearch] = useState("");
  return (
    <Page title="Start a ride-along" back="/">
      <PrivateWindow />
      <NearlyFull />
      <input
        class="input"
        type="search"
        aria-label="Search your team"
        placeholder="Search your team"
        autocomplete="off"
        value={search}
        onInput={(event) => setSearch(event.currentTarget.value)}
      />
      {search === "" && <GoAndSee />}
      <Show live={live}>{(found) => <Reps found={found} search={search.trim().toLowerCase()} />}</Show>
    </Page>
  );
}

function Reps({ found, search }: { found: readonly RepChoice[]; search: string }) {
  if (found.length === 0) {
    return (
      <Blank title="Nobody on your team yet">
        <p class="note">Your team comes to this phone with the first good signal.</p>
      </Blank>
    );
  }
  const fitting = found.filter(({ rep }) => rep.name.toLowerCase().includes(search));
  const planned = fitting.flatMap(({ plannedToday }) => plannedToday ?? []);
  return (
    <>
      {planned.length > 0 && (
        <Section title="Planned today">
          <div class="card list">
            {planned.map(({ id, rep, plannedFor, customer }) => (
              <Choice key={id} name={rep.name} to={`/ride/new?rep=${rep.id}&plan=${id}`}>
                {[clockTime(plannedFor), customer].filter(Boolean).join(" · ")}
              </Choice>
            ))}
          </div>
        </Section>
      )}
      <Section title="Everyone">
        {fitting.length > 0 ? (
          <div class="card list">
            {fitting.map((choice) => (
              <Choice key={choice.rep.id} name={choice.rep.name} to={`/ride/new?rep=${choice.rep.id}`}>
                <About choice={choice} />
              </Choice>
            ))}
          </div>
        ) : (
          <p class="card note" role="status">
            Nobody by that name on your team.
          </p>
        )}
      </Section>
    </>
  );
}

function Choice({ name, to, children }: { name: string; to: string; children: ComponentChildren }) {
  return (
    <button type="button" class="entry" onClick={() => go(to)}>
      <Avatar name={name} />
      <span class="grow">
        <strong>{name}</strong>
        <span class="note">{children}</span>
      </span>
      <Icon icon={ChevronRight} />
    </button>
  );
}

function About({ choice: { lastSeenOn, focusPrompt } }: { choice: RepChoice }) {
  const today = useToday();
  if (lastSeenOn === null) return <span class="late">Never seen yet</span>;
  return <>{[capital(ago(lastSeenOn, today)), focusPrompt].filter(Boolean).join(" · ")}</>;
}
