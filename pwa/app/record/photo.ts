/** A photo from the camera or the gallery, made small before anything is kept of it. */
import { draw, encoded, fitting, type Small } from "../worker/photo_small";

/** This browser cannot read the picture: HEIC outside of Apple's, or a file that is none. */
export class NoPicture extends Error {}

/** The picture at no more than 2048 px, without place and time. Throws `NoPicture`. */
export async function smallPhoto(file: Blob): Promise<Small> {
  const small = await inWorker(file).catch(() => null); // a browser without module workers
  return small ?? onThePage(file); // an <img> reads more than a worker can: HEIC in Safari
}

/** Null: there is no worker here, or it cannot read the picture. */
function inWorker(file: Blob): Promise<Small | null> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL("../worker/photo.ts", import.meta.url), { type: "module" });
    const done = (small: Small | null) => {
      worker.terminate();
      resolve(small);
    };
    worker.onmessage = ({ data }: MessageEvent<Small | null>) => done(data);
    worker.onerror = () => done(null);
    worker.postMessage(file);
  });
}

async function onThePage(file: Blob): Promise<Small> {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await image.decode();
    const { width, height } = fitting({ width: image.naturalWidth, height: image.naturalHeight });
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    draw(canvas.getContext("2d"), image, width, height);
    return await encoded((type, quality) => new Promise((resolve) => canvas.toBlob(resolve, type, quality)));
  } catch (failure) {
    throw new NoPicture("The picture cannot be read", { cause: failure });
  } finally {
    URL.revokeObjectURL(image.src);
  }
}
