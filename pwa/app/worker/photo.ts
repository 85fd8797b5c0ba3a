/// <reference lib="webworker" />
/** Makes a picture small beside the screen, which stays quick meanwhile. Gets a file, gives a `Small` or null. */
import { draw, encoded, fitting, type Small } from "./photo_small";

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener("message", async ({ data }: MessageEvent<Blob>) => {
  const small = await makeSmall(data).catch(() => null);
  self.postMessage(small, small ? [small.bytes] : []);
});

async function makeSmall(file: Blob): Promise<Small> {
  const image = await createImageBitmap(file, { imageOrientation: "from-image" });
  const { width, height } = fitting(image);
  const canvas = new OffscreenCanvas(width, height);
  draw(canvas.getContext("2d"), image, width, height);
  image.close();
  return encoded((type, quality) => canvas.convertToBlob({ type, quality }));
}
