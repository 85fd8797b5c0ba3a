import { ChevronRight } from "lucide";
import { changesBetween } from "../../coaching";
import { changesInWords } from "../../parts/checklist_words";
import { Icon } from "../../parts/icon";
import { useLive } from "../../parts/live";
import { Section } from "../../parts/page";
import { usePhone, useToday } from "../../parts/phone";
import { ago, localDate } from "../../parts/words";
import { type Checklist, type Draft, person, toListed } from "../../store/queries";

/** What directors are writing: only they see it. */
export function Drafts({ begun, all }: { begun: readonly Draft[]; all: readonly Checklist[] }) {
  return (
    <div class="no-print">
      <Section title={begun.length === 1 ? "The draft" : "Drafts"}>
        <ul class="card list">
          {begun.map((draft) => (
            <Entry key={draft.id} draft={draft} all={all} />
          ))}
        </ul>
      </Section>
    </div>
  );
}

function Entry({ draft, all }: { draft: Draft; all: readonly Checklist[] }) {
  const { store, me } = usePhone();
  const today = useToday();
  const author = useLive(() => person(store, draft.authorId ?? me.id), [draft.authorId]);
  const by = author.state === "here" && author.value && author.value.id !== me.id ? author.value.name : "you";
  const base = all.find(({ id }) => id === draft.basedOn);
  const what = base ? changesInWords(changesBetween(toListed(base), draft)) : "The first version";
  const [current] = all;
  return (
    <li>
      <a class="entry" href={`/checklists/draft/${draft.id}`}>
        <span class="grow">
          <strong>{draft.title}</strong>
          <span class="note">
            {what} · begun by {by} {ago(localDate(draft.begunAt), today)} · only directors see it
          </span>
          {base && current && base.id !== current.id && (
            <span class="late">
              Made from version {base.version}; version {current.version} is in use.
            </span>
          )}
        </span>
        <Icon icon={ChevronRight} />
      </a>
    </li>
  );
}
