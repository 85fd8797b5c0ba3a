import type { IconNode } from "lucide";
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { Icon } from "../../parts/icon";
import { syncState } from "../../sync/state";

interface Props {
  icon: IconNode;
  title: string;
  /** What a file may be: as the browser's own choice takes it. */
  accept: string;
  label: string;
  button: string;
  busy?: boolean;
  many?: boolean;
  plain?: boolean;
  failed?: string | null;
  onChoose: (files: File[]) => void;
  children: ComponentChildren;
}

/** Where files are dropped, or picked. */
export function Drop(props: Props) {
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const offline = syncState.value.phase === "offline";
  const choose = (files: FileList | null | undefined) => {
    const chosen = [...(files ?? [])];
    if (chosen.length > 0 && !props.busy) props.onChoose(chosen);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the button is everybody's
    <div
      class={over ? "card drop over" : "card drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        choose(event.dataTransfer?.files);
      }}
    >
      <Icon icon={props.icon} />
      <div class="stack tight">
        <h2 class="item">{props.title}</h2>
        <p class="note">{props.children}</p>
      </div>
      <input
        ref={picker}
        class="unseen-text"
        type="file"
        accept={props.accept}
        multiple={props.many ?? false}
        aria-label={props.label}
        tabIndex={-1}
        onChange={(event) => {
          choose(event.currentTarget.files);
          event.currentTarget.value = ""; // the same one can be chosen again
        }}
      />
      <button
        type="button"
        class={props.plain ? "button" : "button filled big"}
        disabled={props.busy}
        onClick={() => picker.current?.click()}
      >
        {props.button}
      </button>
      {props.failed && (
        <p class="alarm" role="alert">
          {props.failed}
        </p>
      )}
      {offline && !props.failed && (
        <p class="late">
          There is no signal. A file is read on the server, so this waits for one; everything else goes on.
        </p>
      )}
    </div>
  );
}
