import { useState } from "preact/hooks";
import { exportAboutMe } from "../record/about_me";
import { giveFile } from "./give_file";
import { Section } from "./page";
import { usePhone } from "./phone";

/** A rep's right to all that is written about them: what it is, and a file of it to keep. */
export function AboutMe() {
  const phone = usePhone();
  const [said, setSaid] = useState<{ words: string; failed: boolean } | null>(null);
  async function hand() {
    try {
      const { name, text } = await exportAboutMe(phone);
      const given = await giveFile(name, text);
      if (given !== "not") setSaid({ words: `${name} is yours to keep.`, failed: false });
    } catch (failure) {
      setSaid({ words: `The file could not be made. ${(failure as Error).message}`, failed: true });
    }
  }
  return (
    <Section title="What is written about me">
      <div class="card stack">
        <p class="note">
          Your one things and why, your training, what was seen in every interaction that was talked through,
          what was said to it, and your goals. Your manager’s own private notes are theirs. Nobody is compared
          with anybody.
        </p>
        <button type="button" class="button" onClick={hand}>
          Export it
        </button>
        {said && (
          <p class={said.failed ? "alarm" : "note"} role={said.failed ? "alert" : "status"}>
            {said.words}
          </p>
        )}
      </div>
    </Section>
  );
}
