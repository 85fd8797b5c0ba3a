/** A date as `dayMonth` gives it, day over month: columns stay as narrow as their marks. */
export function DayOverMonth({ date }: { date: string }) {
  const [day, ...month] = date.split(" ");
  return (
    <span class="day-month">
      <span class="day">{day} </span>
      {month.join(" ")}
    </span>
  );
}
