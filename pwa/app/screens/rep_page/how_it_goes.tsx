import { useEffect, useRef, useState } from "preact/hooks";
import { DayOverMonth } from "../../parts/day_over_month";
import { later } from "../../parts/later";
import { Mark } from "../../parts/marks";
import { dayMonth } from "../../parts/words";
import { type Course, courseInWords, inside } from "./course";

const CourseChart = later(() => import("./course_chart").then((module) => module.CourseChart), null);

const COLUMN_REM = 2.125;
const AXIS_REM = 3;
const MOST_COLUMNS = 16;

interface Props {
  course: Course;
  agreedOn: string | null;
  today: string;
}

/** How the one thing goes: a chart, the marks under it with their dates, and where it stands in a sentence. */
export function HowItGoes({ course, agreedOn, today }: Props) {
  const place = useRef<HTMLElement>(null);
  const width = useWidth(place);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const axis = AXIS_REM * rem;
  const shown = inside(course, Math.min(MOST_COLUMNS, Math.floor((width - axis) / (COLUMN_REM * rem))));
  const columns = shown.points.length + shown.toCome;
  const left = course.points.length - shown.points.length;
  return (
    <figure ref={place} class="course">
      {width > 0 && (
        <div class="course-drawn" style={{ width: `${width}px` }}>
          {shown.before !== null && agreedOn && (
            <p class="course-agreed" style={{ "--at": shown.before / columns }}>
              agreed {dayMonth(agreedOn, today)}
            </p>
          )}
          <div class="course-chart">
            <CourseChart {...shown} columns={columns} width={width} axis={axis} />
          </div>
          <Dated course={shown} columns={columns} today={today} />
        </div>
      )}
      <figcaption class="note">
        {courseInWords(course, agreedOn, today)}
        {left > 0 && ` Shown: the last ${shown.points.length} of ${course.points.length} times it was seen.`}
      </figcaption>
    </figure>
  );
}

/** One column for each time it was seen, then the empty places that are still needed. */
function Dated({ course, columns, today }: { course: Course; columns: number; today: string }) {
  return (
    <ol class="course-marks" aria-label={`“${course.prompt}”, oldest first`} style={{ "--columns": columns }}>
      {course.points.map(({ mark }, nth) => (
        <li key={mark.interaction_id} class={nth < (course.before ?? 0) ? "older" : undefined}>
          <Mark rating={mark.rating} />
          <DayOverMonth date={dayMonth(mark.occurred_on, today)} />
          {nth < (course.before ?? 0) && <span class="unseen-text">, before it was agreed</span>}
        </li>
      ))}
      {Array.from({ length: course.toCome }, (_, nth) => (
        <li key={nth}>
          <span class="mark to-come" />
          <span class="unseen-text">to come</span>
        </li>
      ))}
    </ol>
  );
}

/** How wide it is, in pixels; 0 until that is known. */
function useWidth(place: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!place.current) return;
    const watching = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    watching.observe(place.current);
    return () => watching.disconnect();
  }, []);
  return width;
}
