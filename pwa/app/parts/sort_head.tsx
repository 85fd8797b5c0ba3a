import { ArrowDown, ArrowUp } from "lucide";
import { Icon } from "./icon";
import { pressed, type Sorting } from "./sorting";

interface Props<By extends string> {
  by: By;
  name: string;
  now: Sorting<By>;
  onSort: (sorting: Sorting<By>) => void;
}

/** The head of a column by which one may sort: a press sorts by it, another one the other way round. */
export function SortHead<By extends string>({ by, name, now, onSort }: Props<By>) {
  const sorted = now.by === by;
  return (
    <th scope="col" aria-sort={sorted ? (now.down ? "descending" : "ascending") : undefined}>
      <button type="button" class="sort" onClick={() => onSort(pressed(now, by))}>
        {name}
        {sorted && <Icon icon={now.down ? ArrowDown : ArrowUp} size={14} />}
      </button>
    </th>
  );
}
