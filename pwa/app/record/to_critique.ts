/** Files with what is to be critiqued: sent to the server, one by one, which says what came of each. */
import type { components } from "../api";
import type { Phone } from "../store/phone";
import { connection } from "../store/session";
import { NotDone, told } from "./numbers";

export type Taken = components["schemas"]["Taken"];
export type Unmatched = Taken["unmatched"][number];
/** Whose somebody said things are: for a name, the id of a rep, or null: it is left out. */
export type Said = Readonly<Record<string, string | null>>;

export const LARGEST_RECORDING = 200 * 1024 * 1024;
const LONGEST_NAME = 200;

/** Send a file; the same one again changes nothing. `onSent` hears which share went out, 0 to 1. Throws `NotDone`. */
export async function sendFile(
  { me }: Phone,
  file: File,
  said: Said,
  onSent: (share: number) => void,
): Promise<Taken> {
  if (file.size > LARGEST_RECORDING) throw new NotDone("More than 200 MB. Make it smaller, or split it.");
  if (!(await isReadable(file)))
    throw new NotDone("This could not be read. Of a folder, choose the files in it.");
  const form = new FormData();
  form.append("made_on", localDay(file.lastModified));
  if (Object.keys(said).length > 0) form.append("reps", JSON.stringify(said));
  form.append("file", file, file.name.slice(-LONGEST_NAME) || "file");
  return (await told(connection.send(me, "/api/critiques", form, onSent))) as Taken;
}

/** A folder that was dropped looks like a file until it is read; one that was moved since is not there any more. */
async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

function localDay(moment: number): string {
  const at = new Date(moment);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
