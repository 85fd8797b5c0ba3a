import { useState } from "preact/hooks";
import { AskedOfServer } from "../../parts/asked_of_server";
import { Choose } from "../../parts/choose";
import { giveFile } from "../../parts/give_file";
import { Blank } from "../../parts/live";
import { Page, Section } from "../../parts/page";
import { usePhone, useToday } from "../../parts/phone";
import { useAnswer } from "../../parts/use_answer";
import { useAsking } from "../../parts/use_asking";
import { clockTime, dayMonthYear, localDate } from "../../parts/words";
import { type ChangeEntry, changes, changesFile, everybody } from "../../record/people";

/** What was changed in this organization, by whom: day by day, the newest first. Nothing of it can be changed. */
export function Changes() {
  const phone = usePhone();
  const [person, setPerson] = useState("");
  const people = useAnswer(() => everybody(phone));
  const names = people.answer?.people.map((one) => [one.person.id, one.person.name] as const) ?? [];
  return (
    <Page title="What was changed" over="Organization" back="/organization" beside={<Export />}>
      <Choose
        label="By or about"
        value={person}
        options={[["", "Everybody"], ...names]}
        onChoose={setPerson}
      />
      <Entries key={person} person={person} />
    </Page>
  );
}

function Entries({ person }: { person: string }) {
  const phone = usePhone();
  const asked = useAnswer(() => changes(phone, { person }));
  const [older, setOlder] = useState<readonly ChangeEntry[]>([]);
  const [next, setNext] = useState<string | null | undefined>(undefined);
  const more = useAsking();
  const before = next === undefined ? asked.answer?.next : next;
  const load = () =>
    more.run(async () => {
      const page = await changes(phone, { person, before: before ?? null });
      setOlder([...older, ...page.entries]);
      setNext(page.next);
    });
  return (
    <AskedOfServer {...asked}>
      {({ entries }) => (
        <>
          {entries.length === 0 && (
            <Blank title="Nothing was changed yet">
              <p class="note">Who is invited, moved or taken out stands here, and what was set.</p>
            </Blank>
          )}
          {byDay([...entries, ...older]).map(([day, some]) => (
            <OnDay key={day} day={day} entries={some} />
          ))}
          {more.failed && (
            <p class="alarm" role="alert">
              {more.failed}
            </p>
          )}
          {before && (
            <button type="button" class="button" disabled={more.busy} onClick={() => void load()}>
              Older ones
            </button>
          )}
        </>
      )}
    </AskedOfServer>
  );
}

function OnDay({ day, entries }: { day: string; entries: readonly ChangeEntry[] }) {
  const today = useToday();
  return (
    <Section title={day === today ? "Today" : dayMonthYear(day)}>
      <ul class="card list">
        {entries.map((one) => (
          <li key={one.id} class="entry">
            <span class="grow">{one.says}</span>
            <time class="note" dateTime={one.at}>
              {clockTime(one.at)}
            </time>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function byDay(entries: readonly ChangeEntry[]): [string, ChangeEntry[]][] {
  const days = new Map<string, ChangeEntry[]>();
  for (const one of entries) {
    const day = localDate(one.at);
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  return [...days];
}

/** All of it, for a spreadsheet. */
function Export() {
  const phone = usePhone();
  const { busy, failed, run } = useAsking();
  const give = () =>
    run(async () => {
      await giveFile("what-was-changed.csv", await changesFile(phone), "text/csv");
    });
  return (
    <>
      <button type="button" class="button" disabled={busy} onClick={() => void give()}>
        Export
      </button>
      {failed && (
        <p class="alarm" role="alert">
          {failed}
        </p>
      )}
    </>
  );
}
