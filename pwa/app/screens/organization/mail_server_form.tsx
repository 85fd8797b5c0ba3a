import type { TargetedInputEvent } from "preact";
import { useState } from "preact/hooks";
import { Choose } from "../../parts/choose";
import type { MailServer, MailServerChange } from "../../record/mail_server";

type Security = MailServer["security"];

const SECURITY: readonly (readonly [value: Security, words: string])[] = [
  ["starttls", "STARTTLS, usually port 587"],
  ["tls", "TLS, usually port 465"],
  ["none", "None, for a server nearby"],
];
const PORTS: Readonly<Record<Security, number>> = { starttls: 587, tls: 465, none: 25 };

interface Props {
  /** What is kept; null: nothing yet. */
  server: MailServer | null;
  busy: boolean;
  failed: string | null;
  onSave: (server: MailServerChange) => void;
}

/** The server as somebody types it. Its password is never shown: left empty, the one that is kept stays. */
export function MailServerForm({ server, busy, failed, onSave }: Props) {
  const [host, setHost] = useState(server?.host ?? "");
  const [port, setPort] = useState(String(server?.port ?? 587));
  const [security, setSecurity] = useState<Security>(server?.security ?? "starttls");
  const [user, setUser] = useState(server?.user ?? "");
  const [password, setPassword] = useState("");
  const [sender, setSender] = useState(server?.sender ?? "");
  function secure(said: string) {
    const how = said as Security;
    if (port === String(PORTS[security])) setPort(String(PORTS[how]));
    setSecurity(how);
  }
  function save(event: SubmitEvent) {
    event.preventDefault();
    const said = { host: host.trim(), port: Number(port), security, user: user.trim() || null };
    onSave({ ...said, sender: sender.trim(), ...(password ? { password } : {}) });
  }
  return (
    <form class="card stack" onSubmit={save}>
      <div class="pair">
        <label class="field">
          <span class="label">Server</span>
          <input required maxLength={253} value={host} placeholder="smtp.example.com" {...typed(setHost)} />
        </label>
        <label class="field">
          <span class="label">Port</span>
          <input
            required
            value={port}
            type="number"
            min={1}
            max={65_535}
            inputMode="numeric"
            {...typed(setPort)}
          />
        </label>
      </div>
      <Choose label="Encryption" value={security} options={SECURITY} onChoose={secure} />
      {security !== "none" && (
        <div class="pair">
          <label class="field">
            <span class="label">User, if it asks for one</span>
            <input maxLength={254} value={user} autoComplete="off" {...typed(setUser)} />
          </label>
          <label class="field">
            <span class="label">Password</span>
            <input
              type="password"
              maxLength={500}
              value={password}
              autoComplete="new-password"
              placeholder={server?.has_password ? "Kept. Type to change it." : ""}
              {...typed(setPassword)}
            />
          </label>
        </div>
      )}
      <label class="field">
        <span class="label">Address that mail comes from</span>
        <input
          type="email"
          maxLength={254}
          required
          value={sender}
          placeholder="coaching@example.com"
          {...typed(setSender)}
        />
      </label>
      {failed && (
        <p class="alarm" role="alert">
          {failed}
        </p>
      )}
      <button type="submit" class="button filled" disabled={busy}>
        Save
      </button>
      <p class="note">The password is kept encrypted, is never shown, and goes to this server alone.</p>
    </form>
  );
}

/** What fields of names and addresses have in common: nothing is corrected in them. */
function typed(set: (value: string) => void) {
  const onInput = (event: TargetedInputEvent<HTMLInputElement>) => set(event.currentTarget.value);
  return { class: "input", autoCapitalize: "none", spellcheck: false, onInput } as const;
}
