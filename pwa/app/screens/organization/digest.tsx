import { useState } from "preact/hooks";
import { AskedOfServer } from "../../parts/asked_of_server";
import { Check } from "../../parts/choose";

import { Page, Section } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { useAnswer } from "../../parts/use_answer";
import { type Digest, digest } from "../../record/mail_server";
import { choose, type Reminders, reminders } from "../../record/reminders";

/** The weekly digest as it would come now, and whether one wants it. */
export function DigestScreen() {
  const phone = usePhone();
  const { answer, failed, again, change } = useAnswer(async () => {
    const [shown, chosen] = await Promise.all([digest(phone), reminders(phone)]);
    return { shown, chosen };
  });
  const [hoped, setHoped] = useState<boolean | null>(null);
  const isWanted = answer?.chosen.reminders.some((one) => one.reminder === "digest" && one.ways.length > 0);
  async function want(wanted: boolean, { quiet }: Reminders) {
    setHoped(wanted);
    await change(() => choose(phone, [{ reminder: "digest", ways: wanted ? ["mail"] : [] }], quiet));
    setHoped(null);
  }
  return (
    <Page title="Weekly digest" over={phone.me.organization.name} back="/organization">
      <p>What managers did in the week, in counts: by e-mail, on Monday at 7:00, to directors who want it.</p>
      <AskedOfServer answer={answer} failed={failed} again={again}>
        {({ chosen, shown }) => (
          <>
            <div class="card">
              <Check
                label="Send it to me every Monday"
                checked={hoped ?? isWanted ?? false}
                onCheck={(wanted) => void want(wanted, chosen)}
              />
              {!shown.can_mail && (
                <p class="note">
                  Nothing goes out yet:{" "}
                  <a href="/organization/mail">say first by which server mail goes out</a>.
                </p>
              )}
            </div>
            <Preview shown={shown} />
          </>
        )}
      </AskedOfServer>
    </Page>
  );
}

function Preview({ shown: { subject, summary, managers } }: { shown: Digest }) {
  return (
    <Section title="This is how it looks">
      <article class="card stack" aria-label={subject}>
        <h3>{subject}</h3>
        <Counts lines={summary} />
        {managers.map(({ name, lines }) => (
          <section key={name} class="stack tight">
            <h4 class="item">{name}</h4>
            <Counts lines={lines} />
          </section>
        ))}
        {managers.length === 0 && <p class="note">No manager is here yet.</p>}
      </article>
      <a class="link" href="/api/digest/mail" target="_blank" rel="noreferrer">
        See the e-mail itself
      </a>
    </Section>
  );
}

function Counts({ lines }: { lines: Digest["summary"] }) {
  return (
    <dl class="counts">
      {lines.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
