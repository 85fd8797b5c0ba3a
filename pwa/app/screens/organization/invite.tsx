import { useState } from "preact/hooks";
import { AskedOfServer } from "../../parts/asked_of_server";
import { Page, Section } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { useAnswer } from "../../parts/use_answer";
import { useAsking } from "../../parts/use_asking";
import { type Everybody, everybody, type Invited, invitePeople } from "../../record/people";
import { InviteMany } from "./invite_many";
import { LinksMade } from "./links_made";
import { coachesOf } from "./people_words";
import { EMPTY, PersonFields, type PersonForm, ready } from "./person_fields";

/** Invite one person, or a whole list. */
export function Invite() {
  const phone = usePhone();
  const asked = useAnswer(() => everybody(phone));
  const [made, setMade] = useState<readonly Invited[]>([]);
  function came(invited: readonly Invited[]) {
    setMade(invited);
    scrollTo(0, 0);
    void asked.again(); // whoever coaches can be chosen for the next one
  }
  return (
    <Page title="Invite people" over="People" back="/organization/people">
      <LinksMade made={made} purpose="join" />
      <AskedOfServer {...asked}>
        {(all) => (
          <>
            <One key={all.people.length} all={all} again={made.length > 0} onInvited={came} />
            <Section title="Many at once">
              <InviteMany byMail={all.by_mail} onInvited={came} />
            </Section>
          </>
        )}
      </AskedOfServer>
    </Page>
  );
}

interface Props {
  all: Everybody;
  again: boolean;
  onInvited: (made: readonly Invited[]) => void;
}

function One({ all, again, onInvited }: Props) {
  const phone = usePhone();
  const coaches = coachesOf(all.people);
  const managers = coaches.filter(({ role }) => role === "manager");
  const likely = managers.length > 0 ? managers : coaches;
  const [form, setForm] = useState<PersonForm>({
    ...EMPTY,
    role: managers.length === 0 ? "manager" : "rep",
    managers: likely.length === 1 ? likely.map(({ id }) => id) : [],
  });
  const { busy, failed, run } = useAsking();
  const [refused, setRefused] = useState<string | null>(null);
  async function submit(event: SubmitEvent) {
    event.preventDefault();
    setRefused(null);
    await run(async () => {
      const { invited, refused } = await invitePeople(phone, [
        {
          ...form,
          managers: form.role === "rep" ? [...form.managers] : [],
          started_on: form.started_on || null,
        },
      ]);
      setRefused(refused[0]?.title ?? null);
      if (invited.length > 0) onInvited(invited);
    });
  }
  const problem = failed ?? refused;
  return (
    <form class="card stack" onSubmit={submit}>
      <PersonFields form={form} coaches={coaches} onChange={setForm} />
      <p class="note">
        {all.by_mail
          ? "They get an e-mail with a link that works once."
          : "You get a link to hand over: by message, by mail, as you like."}
      </p>
      {problem && (
        <p class="alarm" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" class="button filled big" disabled={busy || !ready(form)}>
        {again ? "Invite one more" : "Invite"}
      </button>
    </form>
  );
}
