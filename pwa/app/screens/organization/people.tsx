import { ChevronRight } from "lucide";
import { useState } from "preact/hooks";
import { AskedOfServer } from "../../parts/asked_of_server";
import { Icon } from "../../parts/icon";
import { later } from "../../parts/later";
import { Blank } from "../../parts/live";
import { Page, Section } from "../../parts/page";
import { Avatar } from "../../parts/person";
import { usePhone, useToday } from "../../parts/phone";
import { Notice } from "../../parts/storage";
import { useAnswer } from "../../parts/use_answer";
import { counted, listed } from "../../parts/words";
import { type Everybody, everybody, type LookedAfter } from "../../record/people";
import { NotFound } from "../not_found";
import { accessInWords, ROLE } from "./people_words";

const Invite = later(() => import("./invite").then((module) => module.Invite));
const PersonScreen = later(() => import("./person").then((module) => module.PersonScreen));

/** Everybody of the organization, one of them, or inviting more. */
export function People({ rest: [id, ...more] }: { rest: readonly string[] }) {
  if (more.length > 0) return <NotFound />;
  if (id === "invite") return <Invite />;
  return id ? <PersonScreen key={id} id={id} /> : <All />;
}

function All() {
  const phone = usePhone();
  const asked = useAnswer(() => everybody(phone));
  return (
    <Page title="People" over="Organization" back="/organization">
      <a class="button filled big" href="/organization/people/invite">
        Invite people
      </a>
      <AskedOfServer {...asked}>{(all) => <Found all={all} />}</AskedOfServer>
    </Page>
  );
}

function Found({ all }: { all: Everybody }) {
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const fits = ({ person }: LookedAfter) => `${person.name} ${person.email}`.toLowerCase().includes(wanted);
  const fitting = all.people.filter(fits);
  const active = fitting.filter(({ person }) => person.active);
  const ended = fitting.filter(({ person }) => !person.active);
  const alone = all.people.filter(({ person }) => all.without_coach.includes(person.id));
  const names = new Map(all.people.map(({ person }) => [person.id, person.name]));
  const theirs = (role: string) => active.filter(({ person }) => person.role === role);
  return (
    <>
      {alone.length > 0 && (
        <Notice title={`Nobody coaches ${listed(alone.map(({ person }) => person.name))}`}>
          Open {alone.length === 1 ? "their page" : "each page"} and say who does.
        </Notice>
      )}
      {all.people.length > 8 && (
        <input
          class="input"
          type="search"
          aria-label="Search people"
          placeholder="Search by name or e-mail"
          autocomplete="off"
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      {fitting.length === 0 && <Blank title="Nobody by that name or e-mail" />}
      <Some title="Directors" people={theirs("director")} names={names} />
      <Some title="Managers" people={theirs("manager")} names={names} />
      <Some title="Reps" people={theirs("rep")} names={names} />
      {ended.length > 0 && (
        <details>
          <summary>{counted(ended.length, "person", "people")} without access</summary>
          <List people={ended} names={names} />
        </details>
      )}
    </>
  );
}

interface ListProps {
  people: readonly LookedAfter[];
  names: ReadonlyMap<string, string>;
}

function Some({ title, ...list }: ListProps & { title: string }) {
  if (list.people.length === 0) return null;
  return (
    <Section title={title}>
      <List {...list} />
    </Section>
  );
}

function List({ people, names }: ListProps) {
  const today = useToday();
  return (
    <div class="card list">
      {people.map((one) => (
        <a key={one.person.id} class="entry" href={`/organization/people/${one.person.id}`}>
          <Avatar name={one.person.name} />
          <span class="grow">
            <strong>{one.person.name}</strong>
            <span class="note">{one.person.active ? coaches(one, names) : ROLE[one.person.role]}</span>
            <span class={one.access === "not_invited" ? "late" : "note"}>{accessInWords(one, today)}</span>
          </span>
          <Icon icon={ChevronRight} />
        </a>
      ))}
    </div>
  );
}

function coaches({ person }: LookedAfter, names: ReadonlyMap<string, string>): string | null {
  if (person.role !== "rep") return null;
  const found = (person.manager_ids ?? []).flatMap((id) => names.get(id) ?? []);
  return found.length > 0 ? `With ${listed(found)}` : "With nobody";
}
