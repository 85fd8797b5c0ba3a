/** Whether there is room for the desk's look of a long list: only the look in sight is made. */
import { type ReadonlySignal, signal } from "@preact/signals";

const desk = matchMedia("(width >= 56.25rem)");
const room = signal(desk.matches);
desk.addEventListener("change", () => {
  room.value = desk.matches;
});

export const wide: ReadonlySignal<boolean> = room;
