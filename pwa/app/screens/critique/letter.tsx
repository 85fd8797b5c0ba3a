import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useText } from "../../parts/file_url";
import {
  charactersBefore,
  historyAt,
  linesOf,
  type Marked,
  placeAfter,
  stretches,
  wordsIn,
} from "../../parts/letter_parts";
import { Waiting } from "../../parts/live";
import { SIGN, WORD } from "../../parts/ratings";
import { Sheet } from "../../parts/sheet";
import type { Ride, ToCritique } from "../../store/queries";
import { NotHere } from "./not_here";
import { OnPhone } from "./on_phone";

/** Words of the text that somebody marked, and how many characters come before them. */
export interface Words {
  readonly at: number;
  readonly words: string;
}

interface Props {
  critique: ToCritique;
  ride: Ride;
  marked: Words | null;
  onMark: (words: Words | null) => void;
}

/** An e-mail or notes to read and to mark words in. */
export function Letter({ critique, ride, marked, onMark }: Props) {
  const found = useText(critique.id);
  return (
    <section class="card letter" aria-label={critique.kind === "email" ? "E-mail" : "Notes"}>
      {critique.title && <h2 class="item">{critique.title}</h2>}
      {critique.here && <OnPhone />}
      {found === "waiting" && <Waiting />}
      {typeof found === "string" && found !== "waiting" && <NotHere why={found} does="opens" />}
      {typeof found === "object" && (
        <TheText
          text={found.text}
          ride={ride}
          marked={marked}
          onMark={onMark}
          isEmail={critique.kind === "email"}
        />
      )}
    </section>
  );
}

interface TextProps extends Pick<Props, "ride" | "marked" | "onMark"> {
  text: string;
  isEmail: boolean;
}

function TheText({ text, ride, marked, onMark, isEmail }: TextProps) {
  const [choosing, setChoosing] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const mark = useRef<(words: Words) => void>(onMark);
  mark.current = ({ at, words }) => onMark({ at: charactersBefore(text, at), words });
  // heard from the moment the words stand there: whoever marks them at once is not missed
  useLayoutEffect(() => {
    const look = () => {
      const words = body.current && selectedIn(body.current, text);
      if (words) mark.current(words);
    };
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [text]);
  const history = isEmail ? historyAt(text) : text.length;
  const seen = [...ride.seen].flatMap(([itemId, { passage, passageAt }]): Marked[] =>
    passage && passageAt !== null ? [{ itemId, at: placeAfter(text, passageAt), words: passage }] : [],
  );
  const part = (from: number, to: number) => <Part text={text} from={from} to={to} seen={seen} ride={ride} />;
  return (
    <>
      <div ref={body} class="letter-text">
        {text.trim() === "" ? <p class="note">There is nothing in it.</p> : part(0, history)}
        {history < text.length && (
          <details>
            <summary class="link">What was written before</summary>
            {part(history, text.length)}
          </details>
        )}
      </div>
      <p class="note">
        {marked ? "Words are marked below." : "Mark words to tie them to what you rate, or "}
        {!marked && (
          <button type="button" class="link" onClick={() => setChoosing(true)}>
            choose a line
          </button>
        )}
      </p>
      {choosing && (
        <Sheet label="Which line?" onClose={() => setChoosing(false)}>
          <h2>Which line?</h2>
          <ul class="stack tight">
            {linesOf(text).map((line) => (
              <li key={line.at}>
                <button
                  type="button"
                  class="line-choice"
                  onClick={() => {
                    setChoosing(false);
                    mark.current(line);
                  }}
                >
                  {line.words}
                </button>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </>
  );
}

interface PartProps {
  text: string;
  from: number;
  to: number;
  seen: readonly Marked[];
  ride: Ride;
}

/** Its text content is the text from `from` to `to` and nothing else: what is selected in it is found by that. */
function Part({ text, from, to, seen, ride }: PartProps) {
  return (
    <div class="as-written" data-from={from}>
      {stretches(text, from, to, seen).map(({ at, text: words, marked }) =>
        marked ? (
          <mark key={at} id={markId(marked.itemId)} tabIndex={-1} title={ratedAs(ride, marked.itemId)}>
            {words}
          </mark>
        ) : (
          words
        ),
      )}
    </div>
  );
}

/** "✕ Missed: Ask what happens if they do nothing". */
function ratedAs({ items, seen }: Ride, itemId: string): string {
  const rating = seen.get(itemId)?.rating ?? "not_seen";
  return `${SIGN[rating]} ${WORD[rating]}: ${items.find(({ id }) => id === itemId)?.prompt ?? ""}`;
}

function markId(itemId: string): string {
  return `words-${itemId}`;
}

/** Show the words an item is tied to, in the history too. */
export function goToWords(itemId: string): void {
  const words = document.getElementById(markId(itemId));
  words?.closest("details")?.setAttribute("open", "");
  words?.focus();
  words?.scrollIntoView({ block: "center" });
}

/** What is selected inside one part of the text; null when that is nothing. */
function selectedIn(body: Element, text: string): ReturnType<typeof wordsIn> | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const part = elementOf(range.commonAncestorContainer)?.closest("[data-from]");
  if (!part || !body.contains(part)) return null;
  const before = document.createRange();
  before.setStart(part, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const from = Number((part as HTMLElement).dataset.from) + before.toString().length;
  const words = wordsIn(text, from, from + range.toString().length);
  return words.words === "" ? null : words;
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}
