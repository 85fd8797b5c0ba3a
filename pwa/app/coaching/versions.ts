/** What is different between two versions of a checklist, or between one and a draft. */
import { type Listed, type Words, wordsInOrder, wordsOf } from "./publishing";

export interface Changes {
  /** Items that were not there before, items that are there no more: each by its id, with what it says or said. */
  readonly added: readonly Item[];
  readonly removed: readonly Item[];
  /** Those that say something else now, and in which fields. */
  readonly changed: readonly { id: string; before: Words; after: Words; fields: readonly (keyof Words)[] }[];
  /** What stays stands in another order. */
  readonly reordered: boolean;
  readonly title: { before: string; after: string } | null;
  readonly standard: { before: string | null; after: string | null } | null;
}

type Item = Listed["items"][number];

export function changesBetween(before: Listed, after: Listed): Changes {
  const was = new Map(before.items.map(({ id, words }) => [id, words]));
  const is = new Map(after.items.map(({ id, words }) => [id, words]));
  const stay = (items: readonly Item[]) => items.filter(({ id }) => was.has(id) && is.has(id));
  const order = (items: readonly Item[]) => stay(items).map(({ id }) => id);
  return {
    added: after.items.filter(({ id }) => !was.has(id)),
    removed: before.items.filter(({ id }) => !is.has(id)),
    changed: stay(after.items).flatMap(({ id, words }) => {
      const earlier = was.get(id) as Words;
      const fields = fieldsThatDiffer(earlier, words);
      return fields.length > 0 ? [{ id, before: earlier, after: words, fields }] : [];
    }),
    reordered: order(before.items).join() !== order(after.items).join(),
    title: before.title.trim() === after.title.trim() ? null : { before: before.title, after: after.title },
    standard: before.standard === after.standard ? null : { before: before.standard, after: after.standard },
  };
}

function fieldsThatDiffer(before: Words, after: Words): (keyof Words)[] {
  if (wordsInOrder(before) === wordsInOrder(after)) return [];
  const same = (field: keyof Words) =>
    JSON.stringify(inOrder(before)[field]) === JSON.stringify(inOrder(after)[field]);
  return (Object.keys(wordsOf(after)) as (keyof Words)[]).filter((field) => !same(field));
}

function inOrder(words: Words): Words {
  return wordsOf({ ...words, kinds: [...words.kinds].sort() });
}

/** Whether the impacts say nothing any more: more than two items have 5, or all of four and more have the same. */
export function mattersTooMuch(impacts: readonly (number | null)[]): boolean {
  const chosen = impacts.filter((impact) => impact !== null);
  const fives = chosen.filter((impact) => impact === 5).length;
  return fives > MOST_FIVES || (chosen.length >= FEWEST_TO_COMPARE && new Set(chosen).size === 1);
}

const MOST_FIVES = 2;
const FEWEST_TO_COMPARE = 4;
