import { Blank } from "../../parts/live";
import { Section } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import type { Sorting } from "../../parts/sorting";
import { wide } from "../../parts/wide";
import { counted } from "../../parts/words";
import { NOBODY } from "../../store/queries";
import { choicesOf } from "./filters";
import type { TeamRow } from "./needs";
import { TeamList } from "./team_list";
import { TeamTable } from "./team_table";
import { asked, type By, type Filter, type View } from "./view";

interface Props {
  /** The whole team. */
  rows: readonly TeamRow[];
  /** Those that fit, in order. */
  fitting: readonly TeamRow[];
  view: View;
  onSort: (sorting: Sorting<By>) => void;
  onEverybody: () => void;
}

/** The reps that were asked for, how many they are, and the way back to everybody. */
export function Board({ rows, fitting, view, onSort, onEverybody }: Props) {
  const some = asked(view.filter) > 0;
  const everybody = (
    <button type="button" class="link" onClick={onEverybody}>
      Show everybody
    </button>
  );
  return (
    <>
      <div class="cluster apart">
        <p class="note" role="status">
          {some && `${fitting.length} of ${counted(rows.length, "rep")}: ${inWords(view.filter, rows)}.`}
        </p>
        {some && fitting.length > 0 && everybody}
      </div>
      {fitting.length > 0 ? (
        <Groups fitting={fitting} view={view} onSort={onSort} />
      ) : (
        <Blank title="Nobody matches">
          <p class="note">Ask for less, or see the whole team again.</p>
          {everybody}
        </Blank>
      )}
    </>
  );
}

/** "Go and see, West, new hires". */
function inWords(filter: Filter, rows: readonly TeamRow[]): string {
  const choices = choicesOf(rows);
  const chosen = (["need", "item", "region", "manager"] as const).flatMap((field) =>
    choices[field].filter(([value]) => value === filter[field]).map(([, words]) => words),
  );
  const name = filter.name.trim();
  return [
    ...(name ? [`“${name}” in the name`] : []),
    ...chosen,
    ...(filter.new ? ["new hires"] : []),
    ...(filter.unridden ? ["never ridden with"] : []),
  ].join(", ");
}

/** A director sees reps by their manager; who has two managers is with both. */
function Groups({ fitting, view, onSort }: Pick<Props, "fitting" | "view" | "onSort">) {
  const { me } = usePhone();
  const reps = (rows: readonly TeamRow[], caption: string, ledBy: string) =>
    wide.value ? (
      <TeamTable rows={rows} ledBy={ledBy} caption={caption} sorting={view.sorting} onSort={onSort} />
    ) : (
      <TeamList rows={rows} ledBy={ledBy} />
    );
  if (me.role !== "director") return reps(fitting, "Your reps", me.id);
  const { manager } = view.filter;
  const managers = [...new Map(fitting.flatMap((row) => row.managers.map((one) => [one.id, one])))]
    .map(([, one]) => one)
    .filter(({ id }) => !manager || id === manager)
    .sort((a, b) => a.name.localeCompare(b.name));
  const without = manager && manager !== NOBODY ? [] : fitting.filter((row) => row.managers.length === 0);
  return (
    <>
      {managers.map(({ id, name }) => (
        <Section key={id} title={name}>
          {reps(
            fitting.filter((row) => row.managers.some((one) => one.id === id)),
            `Reps of ${name}`,
            id,
          )}
        </Section>
      ))}
      {without.length > 0 && (
        <Section title="Without a manager">{reps(without, "Reps without a manager", NOBODY)}</Section>
      )}
    </>
  );
}
