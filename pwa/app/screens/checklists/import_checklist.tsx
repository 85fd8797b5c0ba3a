import { useRef, useState } from "preact/hooks";
import { changesBetween, type ReadFile, readChecklistFile } from "../../coaching";
import { changeLines, changesInWords } from "../../parts/checklist_words";
import { useKeeping } from "../../parts/keeping";
import { Section } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { Sheet } from "../../parts/sheet";
import { counted } from "../../parts/words";
import { type Beginning, beginDraft, beginningOf } from "../../record/checklist_draft";
import { go } from "../../routes";
import { type Checklist, toListed } from "../../store/queries";

const LARGEST = 1_000_000; // bytes; sixty items with all they can say are less

/** A checklist from a file: looked at first, then a draft like any other. */
export function ImportChecklist({ current }: { current: Checklist | null }) {
  const picker = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<({ name: string } & ReadFile) | null>(null);
  async function look(picked: File | undefined) {
    if (!picked) return;
    const { name } = picked;
    if (picked.size > LARGEST) return setFile({ name, wrong: ["This file is too large to be a checklist."] });
    try {
      setFile({ name, ...readChecklistFile(await picked.text()) });
    } catch {
      setFile({ name, wrong: ["This file could not be read. Choose it again."] });
    }
  }
  return (
    <Section title="From a file">
      <div class="card stack">
        <p class="note">
          A checklist that was exported here or elsewhere becomes a draft; nothing is published by it.
        </p>
        <input
          ref={picker}
          class="unseen-text"
          type="file"
          accept="application/json,.json"
          aria-label="File with a checklist"
          tabIndex={-1}
          onChange={(event) => {
            const { files } = event.currentTarget;
            void look(files?.[0]);
            event.currentTarget.value = ""; // the same one can be chosen again
          }}
        />
        <button type="button" class="button" onClick={() => picker.current?.click()}>
          Import a file
        </button>
        {file?.wrong && <Wrong name={file.name} wrong={file.wrong} />}
      </div>
      {file?.read && <Look read={file.read} current={current} onDone={() => setFile(null)} />}
    </Section>
  );
}

function Wrong({ name, wrong }: { name: string; wrong: readonly string[] }) {
  return (
    <div role="alert" class="stack tight">
      <p class="alarm">Nothing was taken from {name}:</p>
      <ul class="lines">
        {wrong.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

interface LookProps {
  read: NonNullable<ReadFile["read"]>;
  current: Checklist | null;
  onDone: () => void;
}

function Look({ read, current, onDone }: LookProps) {
  const phone = usePhone();
  const { busy, alarm, keep } = useKeeping("It was not taken");
  const [begin] = useState<Beginning>(() =>
    beginningOf(phone, read, current && { ...toListed(current), id: current.id }),
  );
  const changes = current && changesBetween(toListed(current), begin);
  async function take() {
    go(`/checklists/draft/${await beginDraft(phone, begin)}`);
  }
  return (
    <Sheet label="What the file says" onClose={onDone}>
      <div class="stack">
        <h2>{begin.title}</h2>
        <p class="note">
          {counted(begin.items.length, "item")}
          {changes &&
            current &&
            `. Beside version ${current.version}: ${changesInWords(changes).toLowerCase()}.`}
        </p>
        <ul class="lines">
          {changes
            ? changeLines(changes).map((line) => <li key={line}>{line}</li>)
            : begin.items.map(({ id, words }) => <li key={id}>{words.prompt}</li>)}
        </ul>
        {alarm}
        <button type="button" class="button filled big" disabled={busy} onClick={() => keep(take)}>
          Make it a draft
        </button>
      </div>
    </Sheet>
  );
}
