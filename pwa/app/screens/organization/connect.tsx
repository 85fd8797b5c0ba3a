import { useState } from "preact/hooks";
import { usePhone } from "../../parts/phone";
import { Sheet } from "../../parts/sheet";
import { useAsking } from "../../parts/use_asking";
import {
  type Connection,
  type ConnectionSettings,
  changeConnection,
  connect,
  type System,
} from "../../record/connections";
import { SYSTEMS } from "./connection_words";
import { Line } from "./line";
import { MailboxFields } from "./mailbox_fields";

interface Props {
  kind: System;
  /** Null: a new one. */
  connection: Connection | null;
  onDone: (isDone: boolean) => void;
}

/** What a system is asked with: the steps over there, and what comes of them in here. */
export function Connect({ kind, connection, onDone }: Props) {
  const phone = usePhone();
  const { busy, failed, run } = useAsking();
  const { title, steps, secret: called } = SYSTEMS[kind];
  const [settings, setSettings] = useState<ConnectionSettings>(connection?.settings ?? {});
  const [secret, setSecret] = useState("");
  const set = (changed: ConnectionSettings) => setSettings({ ...settings, ...changed });
  const label = connection ? `Change ${connection.name}` : `Connect ${title}`;
  async function save(event: SubmitEvent) {
    event.preventDefault();
    const isDone = await run(() =>
      connection
        ? changeConnection(phone, connection.id, { settings, ...(secret && { secret }) })
        : connect(phone, { kind, settings, secret }),
    );
    if (isDone) onDone(true);
  }
  return (
    <Sheet label={label} onClose={() => onDone(false)}>
      <form class="stack" onSubmit={save}>
        <h2>{label}</h2>
        <ol class="note steps">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        {kind === "salesforce" && (
          <>
            <Line
              label="Address of your Salesforce"
              placeholder="https://example.my.salesforce.com"
              value={settings.address}
              required
              onInput={(address) => set({ address })}
            />
            <Line
              label="Consumer key"
              value={settings.client_id}
              required
              onInput={(client_id) => set({ client_id })}
            />
          </>
        )}
        {kind === "mailbox" && <MailboxFields settings={settings} onSet={set} />}
        <Line
          label={called}
          type="password"
          hint={
            connection
              ? `Leave it empty to keep the one that is there${connection.secret_ends ? ` (…${connection.secret_ends})` : ""}.`
              : "It is kept encrypted, and never shown again."
          }
          value={secret}
          required={!connection}
          onInput={setSecret}
        />
        {kind !== "mailbox" && (
          <>
            <Line
              label="Calls, e-mails and notes since"
              type="date"
              hint="Empty: all there are. Opportunities come whatever their age."
              value={settings.first_day}
              onInput={(first_day) => set({ first_day: first_day || null })}
            />
            <Recordings kind={kind} settings={settings} onSet={set} />
          </>
        )}
        {failed && (
          <p class="alarm" role="alert">
            {failed}
          </p>
        )}
        <button type="submit" class="button filled" disabled={busy}>
          {connection ? "Keep it" : "Connect"}
        </button>
      </form>
    </Sheet>
  );
}

/** Where recordings of calls lie, when not with the vendor. */
function Recordings({
  kind,
  settings,
  onSet,
}: {
  kind: System;
  settings: ConnectionSettings;
  onSet: (changed: ConnectionSettings) => void;
}) {
  return (
    <details>
      <summary class="link">Recordings of a phone system, and other addresses</summary>
      <div class="stack">
        {kind === "salesforce" ? (
          <Line
            label="Field of a task with the link to its recording"
            placeholder="Recording_Link__c"
            value={settings.recording_field}
            onInput={(recording_field) => onSet({ recording_field: recording_field || null })}
          />
        ) : (
          <Line
            label="Another address of HubSpot’s API"
            placeholder="https://api.hubapi.com"
            value={settings.address}
            onInput={(address) => onSet({ address: address || null })}
          />
        )}
        <label class="field">
          <span class="label">Hosts that recordings are fetched from, one on each line</span>
          <textarea
            class="input"
            rows={3}
            placeholder="recordings.example.com"
            value={settings.recording_hosts?.join("\n") ?? ""}
            onInput={(event) =>
              onSet({ recording_hosts: event.currentTarget.value.toLowerCase().split(/\s+/).filter(Boolean) })
            }
          />
        </label>
      </div>
    </details>
  );
}
