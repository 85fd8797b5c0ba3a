import { useState } from "preact/hooks";
import { AskedOfServer } from "../../parts/asked_of_server";
import { Blank } from "../../parts/live";
import { Page, Section } from "../../parts/page";
import { Avatar, firstName } from "../../parts/person";
import { usePhone, useToday } from "../../parts/phone";
import { useAnswer } from "../../parts/use_answer";
import { useAsking } from "../../parts/use_asking";
import {
  changePerson,
  type Everybody,
  everybody,
  type LookedAfter,
  type MadeLink,
  makeLink,
} from "../../record/people";
import { GiveReps } from "./give_reps";
import { LinksMade } from "./links_made";
import { accessInWords, coachesOf, ROLE } from "./people_words";
import { PersonFields, type PersonForm, ready } from "./person_fields";

/** One person: who they are, who coaches them, and whether they can sign in. */
export function PersonScreen({ id }: { id: string }) {
  const phone = usePhone();
  const asked = useAnswer(() => everybody(phone));
  const one = asked.answer?.people.find(({ person }) => person.id === id);
  return (
    <Page
      title={one?.person.name ?? "Person"}
      over="People"
      back="/organization/people"
      {...(one ? { before: <Avatar name={one.person.name} big />, under: ROLE[one.person.role] } : {})}
    >
      <AskedOfServer {...asked}>
        {(all) =>
          one ? (
            <Found one={one} all={all} onDone={() => void asked.again()} />
          ) : (
            <Blank title="There is nobody like this here" />
          )
        }
      </AskedOfServer>
    </Page>
  );
}

interface Props {
  one: LookedAfter;
  all: Everybody;
  onDone: () => void;
}

function Found({ one, all, onDone }: Props) {
  return (
    <>
      <Access one={one} onDone={onDone} />
      <GiveReps person={one.person} all={all} onDone={onDone} />
      <Section title="About them">
        <About key={JSON.stringify(one.person)} one={one} all={all} onDone={onDone} />
      </Section>
    </>
  );
}

function About({ one: { person }, all, onDone }: Props) {
  const phone = usePhone();
  const [form, setForm] = useState<PersonForm>({
    name: person.name,
    email: person.email,
    role: person.role,
    managers: person.manager_ids ?? [],
    started_on: person.started_on ?? "",
    region: person.region ?? "",
  });
  const { busy, failed, run } = useAsking();
  const [before] = useState(form);
  const same = JSON.stringify(form) === JSON.stringify(before);
  async function submit(event: SubmitEvent) {
    event.preventDefault();
    const { managers, started_on, region, ...rest } = form;
    const fields = {
      ...rest,
      started_on: started_on || null,
      region: region.trim() || null,
      ...(form.role === "rep" ? { manager_ids: [...managers] } : {}),
    };
    if (await run(() => changePerson(phone, person.id, fields))) onDone();
  }
  const coaches = coachesOf(all.people).filter(({ id }) => id !== person.id);
  return (
    <form class="card stack" onSubmit={submit}>
      <PersonFields form={form} coaches={coaches} onChange={setForm} />
      {form.role !== person.role && (
        <p class="note">
          As {form.role === "rep" ? "a rep" : `a ${form.role}`} they see something else from their next signal
          on.
        </p>
      )}
      {failed && (
        <p class="alarm" role="alert">
          {failed}
        </p>
      )}
      <button type="submit" class="button filled big" disabled={busy || same || !ready(form)}>
        {same ? "Saved" : "Save"}
      </button>
    </form>
  );
}

function Access({ one, onDone }: Omit<Props, "all">) {
  const phone = usePhone();
  const today = useToday();
  const { busy, failed, run } = useAsking();
  const [made, setMade] = useState<MadeLink | null>(null);
  const [sure, setSure] = useState(false);
  const { id, name, active } = one.person;
  async function link() {
    if (await run(async () => setMade(await makeLink(phone, id)))) onDone();
  }
  async function set(active: boolean) {
    setSure(false);
    setMade(null);
    if (await run(() => changePerson(phone, id, { active }))) onDone();
  }
  return (
    <>
      {made && <LinksMade made={[made]} purpose={made.purpose} />}
      <Section title="Access">
        <div class="card stack">
          <p>{accessInWords(one, today)}</p>
          {failed && (
            <p class="alarm" role="alert">
              {failed}
            </p>
          )}
          <div class="cluster">
            {active ? (
              <>
                <button type="button" class="button" disabled={busy} onClick={() => void link()}>
                  {one.access === "joined" ? "Link for a new password" : "New link to join"}
                </button>
                {id !== phone.me.id && (
                  <button
                    type="button"
                    class="button"
                    disabled={busy}
                    onClick={() => (sure ? void set(false) : setSure(true))}
                    onBlur={() => setSure(false)}
                  >
                    {sure ? `${firstName(name)} is out at once: end it` : "End their access"}
                  </button>
                )}
              </>
            ) : (
              <button type="button" class="button" disabled={busy} onClick={() => void set(true)}>
                Take them back
              </button>
            )}
          </div>
          {active && id !== phone.me.id && (
            <p class="note">
              Ended, they are signed out everywhere. What was seen of them stays, and you can take them back.
            </p>
          )}
        </div>
      </Section>
    </>
  );
}
