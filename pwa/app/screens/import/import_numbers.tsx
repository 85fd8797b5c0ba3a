import "../../style/import.css";
import { useState } from "preact/hooks";
import { Page } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { useAsking } from "../../parts/use_asking";
import {
  bringIn,
  type FileKind,
  type Look,
  look,
  type NumbersFile,
  type Plan,
  type Report,
  readFile,
  tryOut,
} from "../../record/numbers";
import { ChooseFile } from "./choose_file";
import { HowToRead } from "./how_to_read";
import { ReportOf } from "./report";
import { Done } from "./report_done";

/** Where somebody is with a file: looked at, tried, or brought in. */
interface Step {
  readonly file: NumbersFile;
  readonly look: Look;
  readonly plan: Plan;
  readonly saveAs: string;
  readonly tried: Report | null;
  readonly done: Report | null;
}

/** Numbers from a file: choose it, see how it would be read, see what would come, bring it in. */
export function ImportNumbers() {
  const phone = usePhone();
  const [step, setStep] = useState<Step | null>(null);
  const { busy, failed, run, clear } = useAsking();

  const choose = (picked: File) =>
    run(async () => {
      const file = await readFile(picked);
      const found = await look(phone, file, { kind: null, plan: null });
      setStep({ file, ...asFound(found), saveAs: found.saved ?? "", tried: null, done: null });
    });
  const lookAgain = (kind: FileKind | null, plan: Plan | null) =>
    step &&
    run(async () => {
      const found = await look(phone, step.file, { kind, plan });
      setStep({ ...step, ...asFound(found), tried: null });
    });
  const change = (plan: Plan) => step && setStep({ ...step, plan, tried: null });
  const check = () =>
    step &&
    run(async () => {
      setStep({ ...step, tried: await tryOut(phone, step.file, step.plan) });
      scrollTo(0, 0);
    });
  const bring = () =>
    step &&
    run(async () => {
      const done = await bringIn(phone, step.file, step.plan, step.saveAs.trim() || null);
      setStep({ ...step, done });
      scrollTo(0, 0);
    });
  const startOver = () => {
    clear();
    setStep(null);
    scrollTo(0, 0);
  };

  return (
    <Page
      title="Import"
      over="Numbers from a file"
      under={step && <FileLine step={step} busy={busy} onOther={startOver} />}
    >
      {!step && <ChooseFile busy={busy} onChoose={choose} failed={failed} />}
      {step?.done && <Done report={step.done} kind={step.plan.kind} onAnother={startOver} />}
      {step && !step.done && step.tried && (
        <ReportOf
          report={step.tried}
          kind={step.plan.kind}
          busy={busy}
          failed={failed}
          saveAs={step.saveAs}
          onSaveAs={(saveAs) => setStep({ ...step, saveAs })}
          onBring={bring}
          onBack={() => {
            setStep({ ...step, tried: null });
            scrollTo(0, 0);
          }}
        />
      )}
      {step && !step.done && !step.tried && (
        <HowToRead
          look={step.look}
          plan={step.plan}
          busy={busy}
          failed={failed}
          onKind={(kind) => lookAgain(kind, null)}
          onChange={change}
          onLookAgain={(plan) => {
            change(plan);
            return lookAgain(null, plan);
          }}
          onCheck={check}
        />
      )}
    </Page>
  );
}

function asFound(found: Look): Pick<Step, "look" | "plan"> {
  return { look: found, plan: found.plan };
}

function FileLine({ step, busy, onOther }: { step: Step; busy: boolean; onOther: () => void }) {
  const { file, look: found } = step;
  return (
    <span class="cluster">
      <span>
        {[file.name, found.product && `from ${found.product}`, found.saved && `read as “${found.saved}”`]
          .filter(Boolean)
          .join(" · ")}
      </span>
      {!step.done && (
        <button type="button" class="link" disabled={busy} onClick={onOther}>
          Choose another file
        </button>
      )}
    </span>
  );
}
