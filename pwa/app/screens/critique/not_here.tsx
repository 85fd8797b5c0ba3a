import type { NotHad } from "../../sync/files_fetch";

/** Why there is nothing to hear or to read, and what helps. */
export function NotHere({ why, does }: { why: NotHad; does: "plays" | "opens" }) {
  return (
    <p class="note" role="status">
      {why === "away" &&
        `It is not on this phone, and ${does} when there is signal. Next time, take five with you.`}
      {why === "signed_out" && `You are signed out. Sign in, and it ${does}.`}
      {why === "gone" && "It is not on the server any more. Put it aside, and say so."}
      {why === "trouble" && `It could not be fetched. It ${does} as soon as it can be.`}
    </p>
  );
}
