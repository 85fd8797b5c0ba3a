/** A picture made small, upright, and nothing but its pixels: where and when it was taken is gone. */

const LONGEST_SIDE = 2048;
const QUALITY = 0.82;

export interface Small {
  bytes: ArrayBuffer;
  media_type: "image/webp" | "image/jpeg";
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
type Encode = (type: Small["media_type"], quality: number) => Promise<Blob | null>;

/** The size to draw a picture at: its longer side is at most 2048 px, and a small one stays as it is. */
export function fitting({ width, height }: { width: number; height: number }) {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Draw the picture over the whole canvas; what was transparent is white. */
export function draw(context: Context | null, image: CanvasImageSource, width: number, height: number): void {
  if (!context) throw new Error("No canvas to draw on");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, width, height);
}

/** WebP where the browser can write it (one that cannot answers with another type), else JPEG. */
export async function encoded(encode: Encode): Promise<Small> {
  for (const media_type of ["image/webp", "image/jpeg"] as const) {
    const blob = await encode(media_type, QUALITY);
    if (blob?.type === media_type) return { bytes: await blob.arrayBuffer(), media_type };
  }
  throw new Error("This browser writes neither WebP nor JPEG");
}
