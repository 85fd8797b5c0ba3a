import "../../style/import.css";
import { useEffect, useId, useState } from "preact/hooks";
import { Blank, Waiting } from "../../parts/live";
import { Page, Section } from "../../parts/page";
import { usePhone, useToday } from "../../parts/phone";
import { SaidOnce } from "../../parts/said_once";
import { useAsking } from "../../parts/use_asking";
import { dayMonth, localDate } from "../../parts/words";
import { makeToken, revokeToken, type Token, tokens } from "../../record/numbers";

/** What other systems send numbers with: made here, said once, revoked here. */
export function Tokens() {
  const phone = usePhone();
  const [found, setFound] = useState<readonly Token[] | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const { busy, failed, run } = useAsking();
  const load = () => run(async () => setFound(await tokens(phone)));
  useEffect(() => void load(), []);
  async function make(name: string): Promise<boolean> {
    const made = await run(async () => setSaid((await makeToken(phone, name)).token));
    if (made) await load();
    return made;
  }
  const revoke = (id: string) =>
    run(async () => {
      await revokeToken(phone, id);
      setFound(await tokens(phone));
    });
  return (
    <Page title="Tokens" over="Numbers that come by themselves" back="/import">
      <p>
        A system that has a token sends numbers of your reps to <code>/api/metrics</code>, up to 10,000 rows
        at once. It writes numbers and nothing else, and it reads nothing.
      </p>
      {failed && (
        <p class="alarm" role="alert">
          {failed}
        </p>
      )}
      {said && (
        <SaidOnce label="The new token" text={said}>
          <button type="button" class="link" onClick={() => setSaid(null)}>
            I have it
          </button>
        </SaidOnce>
      )}
      <NewToken busy={busy} onMake={make} />
      {found === null ? (
        failed ? (
          <button type="button" class="button" onClick={() => void load()}>
            Try again
          </button>
        ) : (
          <Waiting />
        )
      ) : (
        <All found={found} busy={busy} onRevoke={revoke} />
      )}
    </Page>
  );
}

function NewToken({ busy, onMake }: { busy: boolean; onMake: (name: string) => Promise<boolean> }) {
  const id = useId();
  const [name, setName] = useState("");
  async function make(event: SubmitEvent) {
    event.preventDefault();
    if (await onMake(name.trim())) setName("");
  }
  return (
    <form class="card stack" onSubmit={make}>
      <div class="field">
        <label for={id}>Which system is it for?</label>
        <input
          id={id}
          class="input"
          maxLength={200}
          placeholder="The dialer, say"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </div>
      <button type="submit" class="button filled" disabled={busy || !name.trim()}>
        Make a token
      </button>
    </form>
  );
}

function All({
  found,
  busy,
  onRevoke,
}: {
  found: readonly Token[];
  busy: boolean;
  onRevoke: (id: string) => void;
}) {
  const today = useToday();
  if (found.length === 0) return <Blank title="No system has a token yet" />;
  const day = (moment: string) => dayMonth(localDate(moment), today);
  return (
    <Section title="All tokens">
      <ul class="card list">
        {found.map((one) => (
          <li key={one.id} class="entry">
            <span class="grow">
              <strong>{one.name}</strong>
              <span class="note">
                Made {day(one.made_at)}
                {one.made_by && ` by ${one.made_by}`} ·{" "}
                {one.last_used_at ? `last used ${day(one.last_used_at)}` : "not used yet"}
              </span>
            </span>
            {one.revoked_at ? (
              <span class="badge">Revoked {day(one.revoked_at)}</span>
            ) : (
              <Revoke name={one.name} busy={busy} onRevoke={() => onRevoke(one.id)} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Asked twice: the system that uses it stops at once. */
function Revoke({ name, busy, onRevoke }: { name: string; busy: boolean; onRevoke: () => void }) {
  const [sure, setSure] = useState(false);
  return (
    <button
      type="button"
      class="button"
      disabled={busy}
      aria-label={sure ? `Revoke “${name}”: it stops at once` : `Revoke “${name}”`}
      onClick={() => (sure ? onRevoke() : setSure(true))}
      onBlur={() => setSure(false)}
    >
      {sure ? "It stops at once: revoke" : "Revoke"}
    </button>
  );
}
