import { useState } from "preact/hooks";
import { AttachedList } from "../../parts/attached";
import { promptIn } from "../../parts/told";
import { ago, capital, counted } from "../../parts/words";
import type { Known, Shown } from "../../store/queries";

const SHOWN = 3;

interface Props {
  /** The newest first. */
  interactions: readonly Shown[];
  known: Known;
  repName: string;
  today: string;
}

/** The photos and voice memos behind the marks, the newest first. */
export function CapturedLately({ interactions, known, repName, today }: Props) {
  const [all, setAll] = useState(false);
  const captured = interactions.flatMap((interaction) =>
    [...interaction.attached].map(([itemId, list]) => {
      const { occurredOn, customer, seen } = interaction;
      const prompt = promptIn(interaction, known, itemId);
      return { prompt, list, occurredOn, customer, seen: seen.get(itemId) };
    }),
  );
  if (captured.length === 0) return null;
  return (
    <section class="stack">
      <h3>Photos and voice memos</h3>
      {(all ? captured : captured.slice(0, SHOWN)).map(({ prompt, list, occurredOn, customer, seen }) => (
        <div key={list[0]?.id} class="stack tight">
          <p>{prompt}</p>
          <p class="note">{[capital(ago(occurredOn, today)), customer].filter(Boolean).join(" · ")}</p>
          <AttachedList attached={list} prompt={prompt} rating={seen?.rating} repName={repName} />
        </div>
      ))}
      {!all && captured.length > SHOWN && (
        <button type="button" class="link" onClick={() => setAll(true)}>
          {counted(captured.length - SHOWN, "more", "more")}
        </button>
      )}
    </section>
  );
}
