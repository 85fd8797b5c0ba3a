import { useEffect, useRef, useState } from "preact/hooks";
import type { Rating } from "../coaching";
import type { Attached } from "../store/queries";
import { useFileUrl } from "./file_url";
import { MemoPlayer } from "./memo_player";
import { PhotoViewer } from "./photo_viewer";
import { problemInWords } from "./problem_words";
import { WORD } from "./ratings";

interface Props {
  attached: readonly Attached[];
  /** The item it was captured on. */
  prompt: string;
  rating: Rating | undefined;
  repName: string;
  /** Given where one may take it away. */
  onRemove?: ((attached: Attached) => unknown) | undefined;
}

/** Photos and voice memos of one item: photos side by side, which open over the screen, then memos to play. */
export function AttachedList({ attached, prompt, rating, repName, onRemove }: Props) {
  const [shown, setShown] = useState<string | null>(null);
  const photos = attached.filter(({ kind }) => kind === "photo");
  const alt = altOf(prompt, rating);
  const removes = (one: Attached) => (onRemove && one.mine ? () => onRemove(one) : undefined);
  return (
    <>
      {photos.length > 0 && (
        <ul class="photos">
          {photos.map((photo) => (
            <li key={photo.id}>
              <Thumb photo={photo} alt={alt} repName={repName} onOpen={() => setShown(photo.id)} />
              {photo.file === "refused" && removes(photo) && (
                <button type="button" class="link" onClick={removes(photo)}>
                  Remove
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {attached
        .filter(({ kind }) => kind === "memo")
        .map((memo) => (
          <Memo key={memo.id} memo={memo} prompt={prompt} repName={repName} onRemove={removes(memo)} />
        ))}
      {shown && (
        <PhotoViewer
          photos={photos.filter(isThere)}
          first={shown}
          alt={alt}
          caption={prompt}
          removes={removes}
          onClose={() => setShown(null)}
        />
      )}
    </>
  );
}

/** Its bytes are on this phone, or the server gives them. */
function isThere({ file, here }: Attached): boolean {
  return file === "ready" || (file === "waiting" && here);
}

function altOf(prompt: string, rating: Rating | undefined): string {
  const rated = rating && rating !== "not_seen" ? `, ${WORD[rating].toLowerCase()}` : "";
  return `Photo of “${prompt}”${rated}`;
}

interface ThumbProps {
  photo: Attached;
  alt: string;
  repName: string;
  onOpen: () => void;
}

function Thumb({ photo, alt, repName, onOpen }: ThumbProps) {
  const place = useRef<HTMLDivElement>(null);
  const url = useFileUrl(photo.id, useInSight(place) && isThere(photo));
  if (!isThere(photo)) return <p class="note">{stateOf(photo, repName)}</p>;
  return (
    <div ref={place} class="thumb-place">
      {typeof url === "object" ? (
        <button type="button" class="thumb" aria-haspopup="dialog" onClick={onOpen}>
          <img src={url.url} alt={alt} />
        </button>
      ) : (
        <p class="thumb empty note">{url === "away" && "Shown when there is signal"}</p>
      )}
      {photo.file === "waiting" && <p class="note not-sent">Not sent yet</p>}
    </div>
  );
}

interface MemoProps {
  memo: Attached;
  prompt: string;
  repName: string;
  onRemove: (() => unknown) | undefined;
}

function Memo({ memo, prompt, repName, onRemove }: MemoProps) {
  return (
    <div class="stack tight">
      {isThere(memo) ? <MemoPlayer id={memo.id} label={`Voice memo on “${prompt}”`} /> : null}
      {(memo.file !== "ready" || onRemove) && (
        <div class="cluster apart">
          <p class="note">{stateOf(memo, repName)}</p>
          {onRemove && (
            <button type="button" class="link" onClick={onRemove}>
              Remove
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** Where it is, in plain words. */
function stateOf({ kind, file, because, here }: Attached, repName: string): string {
  const what = kind === "photo" ? "photo" : "voice memo";
  if (file === "waiting") return here ? "Not sent yet" : `A ${what} is on its way.`;
  if (file === "ready") return "";
  return `This ${what} could not be used. ${problemInWords({ code: because ?? "", title: "" }, repName)}`;
}

/** True from when the place is first in sight: what nobody looks at is not fetched. */
function useInSight(place: { current: HTMLElement | null }): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (!place.current) return;
    const watching = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    watching.observe(place.current);
    return () => watching.disconnect();
  }, []);
  return seen;
}
