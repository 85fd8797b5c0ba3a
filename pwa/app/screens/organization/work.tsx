import { AskedOfServer } from "../../parts/asked_of_server";
import { Blank } from "../../parts/live";
import { sinceInWords, untilInWords } from "../../parts/moment_words";
import { Page } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { useAnswer } from "../../parts/use_answer";
import { grouped } from "../../parts/words";
import { type Job, jobs, runJob } from "../../record/jobs";

const SOON_MS = 3_000;
const LATER_MS = 30_000;

/** What goes on by itself: how each job went, when it runs next, and let it run now. */
export function Work() {
  const phone = usePhone();
  const now = Date.now();
  const starts = ({ running, due_at }: Job) => running || Date.parse(due_at) <= Date.now();
  const { answer, busy, failed, again, change } = useAnswer(
    () => jobs(phone),
    (found) => (found.some(starts) ? SOON_MS : LATER_MS),
  );
  return (
    <Page title="Background work" over={phone.me.organization.name} back="/organization">
      <AskedOfServer answer={answer} failed={failed} again={again}>
        {(found) =>
          found.length === 0 ? (
            <Blank title="Nothing goes on by itself yet">
              <p class="note">The server has just been started. Look again in a moment.</p>
            </Blank>
          ) : (
            <ul class="card list">
              {found.map((job) => (
                <li key={job.key} class="entry">
                  <span class="grow stack tight">
                    <strong>{named(job)}</strong>
                    <HowItWent job={job} now={now} />
                  </span>
                  <button
                    type="button"
                    class="link"
                    aria-label={`Run it now: ${named(job)}`}
                    disabled={busy || starts(job)}
                    onClick={() => void change(() => runJob(phone, job.key))}
                  >
                    Run it now
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </AskedOfServer>
    </Page>
  );
}

function named({ title, about }: Job): string {
  return about ? `${title}: ${about}` : title;
}

/** What it does now, how its last run went, and when the next one is. */
function HowItWent({ job, now }: { job: Job; now: number }) {
  return (
    <>
      {job.running && <HowFar job={job} now={now} />}
      {job.ended_at && (
        <span class="note">
          {job.outcome !== "done" && <span class="badge missed">{NOT_DONE[job.outcome ?? "failed"]}</span>}
          Ran {sinceInWords(job.ended_at, now)}. {job.says}
        </span>
      )}
      {!job.running && <span class="note">Runs {untilInWords(job.due_at, now)}.</span>}
    </>
  );
}

function HowFar({ job, now }: { job: Job; now: number }) {
  const far =
    job.done === null
      ? ""
      : job.total === null
        ? `, ${grouped(job.done)} so far`
        : `, ${grouped(job.done)} of ${grouped(job.total)}`;
  return (
    <>
      <span class="note" role="status">
        Running{job.began_at && `, begun ${sinceInWords(job.began_at, now)}`}
        {far}
      </span>
      {job.total !== null && job.done !== null && (
        <progress class="bar" max={job.total} value={job.done} aria-label={`How far “${named(job)}” is`} />
      )}
    </>
  );
}

const NOT_DONE: Readonly<Record<string, string>> = {
  waits: "Waits",
  failed: "Failed",
  cut: "Cut off",
};
