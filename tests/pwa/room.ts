/** Room for what the tests of a run share, such as the demo organization. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export default function makeRoom(): () => void {
  const room = mkdtempSync(join(tmpdir(), "ridealong-"));
  process.env.RIDEALONG_ROOM = room;
  return () => rmSync(room, { recursive: true });
}
