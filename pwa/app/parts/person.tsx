/** A person on a screen: initials in a circle, and what to call them. */

export function Avatar({ name, big = false }: { name: string; big?: boolean }) {
  return (
    <span class={big ? "avatar big" : "avatar"} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

export function firstName(name: string): string {
  return name.split(/\s+/)[0] ?? name;
}

/** "Moses’s", "Chris’s": a name and what belongs to it. */
export function whose(name: string): string {
  return `${firstName(name)}’s`;
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => word?.[0] ?? "").join("");
}
