import type { Reading } from "../../coaching";

interface Props {
  repId: string;
  pointsTo: NonNullable<Reading["points_to"]>;
}

/** What the latest conversation notes lack: "Of the last 6, 4 have no next step." */
export function NotesLack(_: Props) {
  return null;
}
