import "../../style/import.css";
import { useState } from "preact/hooks";
import { AskedOfServer } from "../../parts/asked_of_server";
import { Blank } from "../../parts/live";
import { Page, Section } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { useAnswer } from "../../parts/use_answer";
import { type Connection, connections, type System } from "../../record/connections";
import { Connect } from "./connect";
import { ConnectionCard } from "./connection_card";
import { SYSTEMS } from "./connection_words";

const SOON_MS = 2_000;
const LATER_MS = 30_000;
const KINDS = Object.keys(SYSTEMS) as System[];

/** Whether it is read now, or as soon as may be. */
function isAtWork({ running, due_at, active, trouble }: Connection): boolean {
  return running || (active && !trouble && due_at !== null && Date.parse(due_at) <= Date.now());
}

/** The systems that things come in from: how each is doing, and connecting another one. */
export function Connections() {
  const phone = usePhone();
  const [opened, setOpened] = useState<System | Connection | null>(null);
  const { answer, busy, failed, again, change } = useAnswer(
    () => connections(phone),
    (found) => (found.some(isAtWork) ? SOON_MS : LATER_MS),
  );
  const left = KINDS.filter((kind) => !answer?.some((one) => one.kind === kind));
  return (
    <Page title="Connections" over={phone.me.organization.name} back="/organization">
      <p>
        What your reps’ CRM knows and what they write comes in by itself: opportunities, calls and e-mails are
        counted; recordings, e-mails and notes wait to be critiqued. Nothing is ever written there.
      </p>
      <AskedOfServer answer={answer} failed={failed} again={again}>
        {(found) =>
          found.length === 0 ? (
            <Blank title="Nothing is connected yet" />
          ) : (
            found.map((one) => (
              <ConnectionCard
                key={one.id}
                connection={one}
                isAtWork={isAtWork(one)}
                busy={busy}
                change={change}
                onChange={() => setOpened(one)}
              />
            ))
          )
        }
      </AskedOfServer>
      {answer && left.length > 0 && (
        <Section title="Connect">
          <div class="cluster">
            {left.map((kind) => (
              <button key={kind} type="button" class="button" onClick={() => setOpened(kind)}>
                Connect {SYSTEMS[kind].title}
              </button>
            ))}
          </div>
        </Section>
      )}
      {opened && (
        <Connect
          kind={typeof opened === "string" ? opened : (opened.kind as System)}
          connection={typeof opened === "string" ? null : opened}
          onDone={(isDone) => {
            setOpened(null);
            if (isDone) void again();
          }}
        />
      )}
    </Page>
  );
}
