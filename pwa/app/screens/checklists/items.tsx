import type { Listed } from "../../coaching";
import { CATEGORY, FEEDS, IMPACT, seenInWords } from "../../parts/checklist_words";

/** What a version looks for, to read and to print: each item with what good looks like and how much hangs on it. */
export function Items({ listed }: { listed: Listed }) {
  return (
    <ol class="looked-for">
      {listed.items.map(({ id, words }, nth) => (
        <li key={id} class="card">
          <div class="cluster apart">
            <h2 class="item">
              {nth + 1}. {words.prompt}
            </h2>
            <span class={words.impact === 5 ? "badge active" : "badge"}>
              {words.impact} · {IMPACT[words.impact ?? 0]?.name}
            </span>
          </div>
          {words.good_looks_like && <p>{words.good_looks_like}</p>}
          <p class="note">
            {[
              CATEGORY[words.category],
              seenInWords(words.kinds),
              words.funnel_level && `feeds ${FEEDS[words.funnel_level].toLowerCase()}`,
              words.standard && `standard: ${words.standard}`,
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
          {words.training_url && (
            <a class="link" href={words.training_url} target="_blank" rel="noreferrer">
              Training
            </a>
          )}
        </li>
      ))}
    </ol>
  );
}
