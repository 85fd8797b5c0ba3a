import { ArrowDown, ArrowUp, GripVertical } from "lucide";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { DraftProblem, Words } from "../../coaching";
import { IMPACT } from "../../parts/checklist_words";
import { Icon } from "../../parts/icon";
import type { Draft } from "../../store/queries";
import { dragsAndTakes } from "./drag";
import { ItemFields } from "./item_fields";

interface Props {
  draft: Draft;
  id: string;
  words: Words;
  /** Its place, from 0. */
  nth: number;
  /** It was added just now, to be written. */
  isNew: boolean;
  problems: readonly DraftProblem[];
  move: (to: number) => void;
}

/** One item of the draft: its place, which can be changed, and what it says, when it is opened. */
export function DraftItem({ draft, id, words, nth, isNew, problems, move }: Props) {
  const fields = useId();
  const [open, setOpen] = useState(isNew);
  const [edge, setEdge] = useState<"top" | "bottom" | null>(null);
  const item = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLSpanElement>(null);
  const place = useRef({ draftId: draft.id, id, nth });
  place.current = { draftId: draft.id, id, nth };
  useEffect(() => {
    if (!item.current || !handle.current) return undefined;
    return dragsAndTakes(
      item.current,
      handle.current,
      () => place.current,
      (at) => setEdge(at as typeof edge),
    );
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || !step) return;
    event.preventDefault();
    move(nth + step);
  }

  const name = words.prompt ?? "Not named yet";
  return (
    <li ref={item} class={edge ? `card draft-item drop-${edge}` : "card draft-item"}>
      <div class="draft-head">
        <span ref={handle} class="handle" title="Drag to another place" aria-hidden="true">
          <Icon icon={GripVertical} />
        </span>
        <button
          type="button"
          class="draft-name"
          data-holds={`open ${id}`}
          aria-expanded={open}
          aria-controls={fields}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onKeyDown={onKeyDown}
          onClick={() => setOpen(!open)}
        >
          <strong>
            {nth + 1}. {name}
          </strong>
          <span class={problems.length > 0 ? "late" : "note"}>{problems[0]?.title ?? inShort(words)}</span>
        </button>
        <Mover
          label={`Move “${name}” up`}
          holds={`up ${id}`}
          icon={ArrowUp}
          stops={nth === 0}
          act={() => move(nth - 1)}
        />
        <Mover
          label={`Move “${name}” down`}
          holds={`down ${id}`}
          icon={ArrowDown}
          stops={nth === draft.items.length - 1}
          act={() => move(nth + 1)}
        />
      </div>
      <div id={fields} hidden={!open}>
        {open && <ItemFields draft={draft} id={id} words={words} problems={problems} isNew={isNew} />}
      </div>
    </li>
  );
}

function inShort({ impact, standard }: Words): string {
  const weight =
    impact === null ? "No impact chosen yet" : `${impact}: ${IMPACT[impact]?.name.toLowerCase()}`;
  return [weight, standard].filter(Boolean).join(" · ");
}

interface MoverProps {
  label: string;
  holds: string;
  icon: typeof ArrowUp;
  stops: boolean;
  act: () => void;
}

function Mover({ label, holds, icon, stops, act }: MoverProps) {
  return (
    <button type="button" class="mover" data-holds={holds} aria-label={label} disabled={stops} onClick={act}>
      <Icon icon={icon} />
    </button>
  );
}
