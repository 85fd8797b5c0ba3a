import { Choose } from "../../parts/choose";
import type { ConnectionSettings } from "../../record/connections";
import { Line } from "./line";

type Security = NonNullable<ConnectionSettings["security"]>;

const SECURITY: readonly (readonly [value: Security, words: string])[] = [
  ["tls", "TLS, usually port 993"],
  ["starttls", "STARTTLS, usually port 143"],
  ["none", "None, for a server nearby"],
];

interface Props {
  settings: ConnectionSettings;
  onSet: (changed: ConnectionSettings) => void;
}

/** Where a mailbox is, and as whom it is opened. */
export function MailboxFields({ settings, onSet }: Props) {
  return (
    <>
      <Line
        label="IMAP server"
        placeholder="imap.example.com"
        value={settings.host}
        required
        onInput={(host) => onSet({ host })}
      />
      <Choose
        label="Encryption"
        value={settings.security ?? "tls"}
        options={SECURITY}
        onChoose={(security) => onSet({ security: security as Security, port: null })}
      />
      <Line
        label="User"
        placeholder="coaching@example.com"
        value={settings.user}
        required
        onInput={(user) => onSet({ user })}
      />
      <details>
        <summary class="link">Another port, folder or address</summary>
        <div class="stack">
          <Line
            label="Port"
            hint="Empty: the usual one."
            value={settings.port?.toString()}
            onInput={(port) => onSet({ port: Number(port.replace(/\D/g, "")) || null })}
          />
          <Line
            label="Folder"
            placeholder="INBOX"
            value={settings.folder}
            onInput={(folder) => onSet({ folder: folder || null })}
          />
          <label class="field">
            <span class="label">Its other addresses, one on each line</span>
            <textarea
              class="input"
              rows={2}
              placeholder="coaching@example.com"
              value={settings.addresses?.join("\n") ?? ""}
              onInput={(event) =>
                onSet({ addresses: event.currentTarget.value.split(/\s+/).filter(Boolean) })
              }
            />
            <span class="note">Those that e-mails are sent on to, where that is not the user.</span>
          </label>
        </div>
      </details>
    </>
  );
}
