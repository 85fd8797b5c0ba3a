import { CopyText } from "../../parts/copy_text";
import { giveFile } from "../../parts/give_file";
import { Section } from "../../parts/page";
import { firstName } from "../../parts/person";
import { useToday } from "../../parts/phone";
import { dayMonth, localDate } from "../../parts/words";
import type { Invited } from "../../record/people";

/** Links to hand over, and what went by e-mail. Each is shown this once. */
export function LinksMade({ made, purpose }: { made: readonly Invited[]; purpose: "join" | "reset" }) {
  if (made.length === 0) return null;
  const sent = made.filter(({ sent }) => sent);
  const byHand = made.filter(({ link }) => link !== null);
  return (
    <Section title={purpose === "join" ? "Invited" : "A link for a new password"}>
      {sent.length > 0 && <Sent made={sent} />}
      {byHand.length > 0 && <ByHand made={byHand} purpose={purpose} />}
    </Section>
  );
}

function Sent({ made }: { made: readonly Invited[] }) {
  return (
    <div class="card stack tight" role="status">
      <p>
        <strong>
          {made.length === 1 ? `${made[0]?.name} gets an e-mail` : `${made.length} people get an e-mail`}
        </strong>
      </p>
      <p class="note">{made.map(({ email }) => email).join(", ")}: with a link that works once.</p>
    </div>
  );
}

function ByHand({ made, purpose }: { made: readonly Invited[]; purpose: "join" | "reset" }) {
  const today = useToday();
  const [first] = made;
  if (!first) return null;
  const until = dayMonth(localDate(first.expires_at), today);
  const notSent = made.find(({ not_sent }) => not_sent)?.not_sent;
  return (
    <div class="card focus stack" role="status">
      {notSent && <p class="alarm">{notSent}</p>}
      <p>
        <strong>
          {made.length === 1 ? `Give this link to ${firstName(first.name)}.` : "Give each their link."}
        </strong>{" "}
        {purpose === "join"
          ? "They choose a password with it and are in. "
          : "They choose a new password with it. "}
        It works once, until {until}, and is shown only now.
      </p>
      <ul class="lines-apart">
        {made.map((one) => (
          <li key={one.person_id} class="entry">
            <div class="grow stack">
              {made.length > 1 && <strong>{one.name}</strong>}
              <code class="token">{one.link}</code>
              <div class="cluster">
                <CopyText text={one.link ?? ""} label={`Copy the link of ${one.name}`}>
                  Copy the link
                </CopyText>
                <Share one={one} />
              </div>
            </div>
          </li>
        ))}
      </ul>
      {made.length > 1 && (
        <button
          type="button"
          class="link"
          onClick={() => void giveFile("links.txt", inLines(made), "text/plain")}
        >
          All of them as a file
        </button>
      )}
    </div>
  );
}

/** To the phone's own share sheet: messages, mail. */
function Share({ one }: { one: Invited }) {
  if (typeof navigator.share !== "function") return null;
  const share = () =>
    navigator.share({
      title: "Ridealong",
      text: `${firstName(one.name)}, join Ridealong:`,
      url: one.link ?? "",
    });
  return (
    <button
      type="button"
      class="button"
      aria-label={`Share the link of ${one.name}`}
      onClick={() => void share().catch(() => undefined)}
    >
      Share it
    </button>
  );
}

function inLines(made: readonly Invited[]): string {
  return made.map(({ name, email, link }) => `${name} <${email}>\n${link}\n`).join("\n");
}
