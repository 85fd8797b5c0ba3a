import { Printer } from "lucide";
import { Icon } from "../../parts/icon";
import { Blank, Show, useLive } from "../../parts/live";
import { Page } from "../../parts/page";
import { usePhone, useToday } from "../../parts/phone";
import { type RepPage, repPage } from "../../store/queries";
import { NotFound } from "../not_found";
import { type Report, reportOf } from "./content";
import { Paper } from "./paper";

/** A page for the rep's file, to print and to sign: of what was talked through, made of what the phone has. */
export function RepReport({ id }: { id: string }) {
  const phone = usePhone();
  const live = useLive(() => repPage(phone, id), [id]);
  return <Show live={live}>{(found) => (found ? <ToPrint found={found} /> : <NotFound />)}</Show>;
}

/** Said on the screen alone: the rep who signs the page knows nothing of what was not talked through. */
function aboutIt({ leftOut }: Report): string {
  const about = "One page, A4 or Letter. No private notes, and nothing that was not talked through.";
  return [about, leftOut.interactions].filter(Boolean).join(" ");
}

function ToPrint({ found }: { found: RepPage }) {
  const today = useToday();
  const report = reportOf(found, today);
  const { rep } = found;
  return (
    <Page
      title="Report"
      over={rep.name}
      back={`/team/${rep.id}`}
      wide
      under={report && aboutIt(report)}
      beside={
        report && (
          <button type="button" class="button filled" onClick={() => print()}>
            <Icon icon={Printer} /> Print
          </button>
        )
      }
    >
      {report ? (
        <Paper report={report} found={found} today={today} />
      ) : (
        <Blank title="Nothing to put on file yet">
          <p class="note">The report holds what was talked through with {rep.name}. Nothing was so far.</p>
        </Blank>
      )}
    </Page>
  );
}
