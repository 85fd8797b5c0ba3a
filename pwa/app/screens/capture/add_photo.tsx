import { useRef, useState } from "preact/hooks";
import { usePhone } from "../../parts/phone";
import { attach, PhoneFull } from "../../record/attach";
import { NoPicture, smallPhoto } from "../../record/photo";

interface Props {
  interactionId: string;
  itemId: string;
}

type State = "" | "adding" | "full" | "unreadable" | "failed";

const SAYS: Record<State, string> = {
  "": "",
  adding: "Adding the photo…",
  full: "The phone is full: the photo was not kept. Your ratings are.",
  unreadable: "This phone cannot read that picture. Take a photo here, or choose another one.",
  failed: "The photo was not kept. Try it again.",
};

/** "+ Photo" opens the camera; pictures of the gallery are offered beside it from then on. */
export function AddPhoto({ interactionId, itemId }: Props) {
  const phone = usePhone();
  const camera = useRef<HTMLInputElement>(null);
  const gallery = useRef<HTMLInputElement>(null);
  const [asked, setAsked] = useState(false);
  const [state, setState] = useState<State>("");

  async function add({ currentTarget: input }: { currentTarget: HTMLInputElement }) {
    const pictures = [...(input.files ?? [])];
    input.value = ""; // the same picture may be chosen again
    setState("adding");
    try {
      for (const picture of pictures) await attach(phone, interactionId, itemId, await smallPhoto(picture));
      setState("");
    } catch (failure) {
      setState(
        failure instanceof PhoneFull ? "full" : failure instanceof NoPicture ? "unreadable" : "failed",
      );
    }
  }

  return (
    <>
      <button
        type="button"
        class="link"
        disabled={state === "adding"}
        onClick={() => {
          setAsked(true);
          camera.current?.click();
        }}
      >
        + Photo
      </button>
      {asked && (
        <button type="button" class="link last" onClick={() => gallery.current?.click()}>
          From the gallery
        </button>
      )}
      <input ref={camera} hidden type="file" accept="image/*" capture="environment" onChange={add} />
      <input ref={gallery} hidden type="file" accept="image/*" multiple onChange={add} />
      {state && (
        <p
          class={state === "adding" ? "note whole" : "alarm whole"}
          role={state === "adding" ? "status" : "alert"}
        >
          {SAYS[state]}
        </p>
      )}
    </>
  );
}
