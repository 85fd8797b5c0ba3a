import { X } from "lucide";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "./icon";

interface Props {
  label: string;
  onClose: () => void;
  children: ComponentChildren;
}

/** A sheet over the screen. Escape, the backdrop and the cross close it; the focus goes back by itself. */
export function Sheet({ label, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      class="sheet"
      aria-label={label}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      <div class="sheet-body">
        <button type="button" class="close" aria-label="Close" onClick={() => dialog.current?.close()}>
          <Icon icon={X} />
        </button>
        {children}
      </div>
    </dialog>
  );
}
