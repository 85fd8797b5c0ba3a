import { X } from "lucide";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "./icon";

interface Props {
  label: string;
  /** The person closed it; not called when it is taken away because it is done. */
  onClose: () => void;
  children: ComponentChildren;
}

/** A sheet over the screen. Escape, the backdrop and the cross close it; the focus goes back to where it was. */
export function Sheet({ label, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const taken = useRef(false);
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => {
      taken.current = true;
      opened?.close(); // while it is on the page: a dialog that is removed does not give the focus back
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      class="sheet"
      aria-label={label}
      onClose={() => taken.current || onClose()}
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
