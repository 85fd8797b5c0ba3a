import { ChevronLeft, ChevronRight, X } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Attached } from "../store/queries";
import { useFileUrl } from "./file_url";
import { Icon } from "./icon";

interface Props {
  photos: readonly Attached[];
  /** The id of the one to begin with. */
  first: string;
  alt: string;
  caption: string;
  /** What takes a photo away; undefined where one may not. */
  removes: (photo: Attached) => (() => unknown) | undefined;
  onClose: () => void;
}

/** One photo over the whole screen. Escape, the cross and the ground close it; arrow keys go to the others. */
export function PhotoViewer({ photos, first, alt, caption, removes, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [id, setId] = useState(first);
  const at = Math.max(
    0,
    photos.findIndex((photo) => photo.id === id),
  );
  const photo = photos[at];
  useEffect(() => dialog.current?.showModal(), []);
  const go = (step: number) => setId(photos[at + step]?.id ?? id);
  const remove = photo && removes(photo);
  return (
    <dialog
      ref={dialog}
      class="viewer"
      aria-label={photos.length > 1 ? `Photo ${at + 1} of ${photos.length}` : "Photo"}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
      onKeyDown={(event) => {
        if (event.key === "ArrowLeft") go(-1);
        if (event.key === "ArrowRight") go(1);
      }}
    >
      <div class="viewer-body">
        <div class="viewer-head">
          <p class="grow">{caption}</p>
          <button type="button" class="round" aria-label="Close" onClick={() => dialog.current?.close()}>
            <Icon icon={X} />
          </button>
        </div>
        {photo && <Photo key={photo.id} id={photo.id} alt={alt} />}
        <div class="viewer-foot">
          {photos.length > 1 && (
            <>
              <button
                type="button"
                class="round"
                aria-label="The one before"
                disabled={at === 0}
                onClick={() => go(-1)}
              >
                <Icon icon={ChevronLeft} />
              </button>
              <button
                type="button"
                class="round"
                aria-label="The next one"
                disabled={at === photos.length - 1}
                onClick={() => go(1)}
              >
                <Icon icon={ChevronRight} />
              </button>
            </>
          )}
          {remove && (
            <button
              type="button"
              class="link"
              onClick={() => {
                dialog.current?.close();
                void remove();
              }}
            >
              Remove photo
            </button>
          )}
        </div>
      </div>
    </dialog>
  );
}

function Photo({ id, alt }: { id: string; alt: string }) {
  const url = useFileUrl(id);
  if (typeof url === "object") return <img class="viewer-photo" src={url.url} alt={alt} />;
  return <p class="viewer-photo">{url === "away" ? "It shows when there is signal." : ""}</p>;
}
