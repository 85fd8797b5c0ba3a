import { useState } from "preact/hooks";
import { Waiting } from "../../parts/live";
import { sinceInWords } from "../../parts/moment_words";
import { Page, Section } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { useAnswer } from "../../parts/use_answer";
import { useAsking } from "../../parts/use_asking";
import {
  endMailServer,
  type HowMailGoes,
  type MailServerChange,
  mailServer,
  setMailServer,
  testMail,
} from "../../record/mail_server";
import { MailServerForm } from "./mail_server_form";

/** By which server the organization's mail goes out, and whether it does. */
export function Mail() {
  const phone = usePhone();
  const { answer, busy, failed, again, change } = useAnswer(() => mailServer(phone));
  const save = (server: MailServerChange) => void change(() => setMailServer(phone, server));
  return (
    <Page title="Mail" over={phone.me.organization.name} back="/organization">
      <p>
        Invitations, reminders for those who want them by e-mail, and the weekly digest go out by a mail
        server of yours.
      </p>
      {answer === null && !failed && <Waiting />}
      {answer === null && failed && (
        <>
          <Failed says={failed} />
          <button type="button" class="button" onClick={() => void again()}>
            Try again
          </button>
        </>
      )}
      {answer && (
        <>
          {answer.server && <HowItGoes how={answer} tried={again} />}
          <Section title={answer.server ? "The server" : "Which server is it?"}>
            <MailServerForm
              key={JSON.stringify(answer.server)}
              server={answer.server}
              busy={busy}
              failed={failed}
              onSave={save}
            />
          </Section>
          {answer.server && <End busy={busy} onEnd={() => void change(() => endMailServer(phone))} />}
        </>
      )}
    </Page>
  );
}

/** How the last mail went, and a test. */
function HowItGoes({
  how: { server, has_address },
  tried,
}: {
  how: HowMailGoes;
  tried: () => Promise<boolean>;
}) {
  const phone = usePhone();
  const { busy, failed, run } = useAsking();
  const [sentTo, setSentTo] = useState<string | null>(null);
  async function attempt() {
    setSentTo(null);
    await run(async () => setSentTo(await testMail(phone)));
    await tried();
  }
  const trouble = failed ?? server?.trouble;
  return (
    <section class="card stack" aria-label="How mail goes">
      {trouble ? (
        <Failed says={trouble} />
      ) : (
        <p role="status">
          {sentTo
            ? `Sent to ${sentTo}. Look whether it arrived.`
            : server?.tried_at
              ? `The last mail went out ${sinceInWords(server.tried_at, Date.now())}.`
              : "No mail went out yet. Send yourself a test."}
        </p>
      )}
      <div class="cluster">
        <button type="button" class="button" disabled={busy} onClick={() => void attempt()}>
          {busy ? "Sending…" : "Send me a test"}
        </button>
      </div>
      {!has_address && (
        <p class="note">
          Mails hold no links yet: whoever runs the server has not said its address (RIDEALONG_PUBLIC_URL).
        </p>
      )}
    </section>
  );
}

function Failed({ says }: { says: string }) {
  return (
    <p class="alarm" role="alert">
      {says}
    </p>
  );
}

/** Asked twice: nothing goes out from then on. */
function End({ busy, onEnd }: { busy: boolean; onEnd: () => void }) {
  const [sure, setSure] = useState(false);
  return (
    <button
      type="button"
      class="link"
      disabled={busy}
      onClick={() => (sure ? onEnd() : setSure(true))}
      onBlur={() => setSure(false)}
    >
      {sure ? "No mail goes out any more: forget the server" : "Send no mail any more"}
    </button>
  );
}
