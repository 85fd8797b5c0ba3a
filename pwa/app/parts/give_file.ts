/** Handing a file over: to the share sheet of a phone, which leads to mail and messages; else as a download. */

export type Given = "shared" | "downloaded" | "not";

/** Give the text away as a file of this name and media type. "not": the person closed the share sheet. */
export async function giveFile(name: string, text: string, type = "application/json"): Promise<Given> {
  const file = new File([text], name, { type });
  const onPhone = matchMedia("(pointer: coarse)").matches;
  if (onPhone && navigator.canShare?.({ files: [file] })) {
    try {
      await navigator.share({ files: [file], title: name });
      return "shared";
    } catch (failure) {
      if ((failure as DOMException).name === "AbortError") return "not";
    }
  }
  download(file);
  return "downloaded";
}

function download(file: File): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement("a"), { href: address, download: file.name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // some browsers read it a while after the click
}
