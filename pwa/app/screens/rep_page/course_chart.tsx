import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { Expected } from "../../coaching";

const HEIGHT_REM = 8.5;
const NEVER = [null, null, null] as const;

interface Props {
  points: readonly Expected[];
  /** How many of them lie before it was agreed, drawn paler; null: no such line. */
  before: number | null;
  /** The points, then what is to come. */
  columns: number;
  /** Pixels: of all of it, and of what is left of the first column. */
  width: number;
  axis: number;
}

/** The expected rate of met with its band, one column for each interaction. What it says is beside it in words. */
export function CourseChart({ points, before, columns, width, axis }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const at = place.current as HTMLDivElement;
    let chart = draw();
    function draw(): uPlot {
      return new uPlot(options({ points, before, columns, width, axis }, at), series(points, before), at);
    }
    function drawAnew(paper = false) {
      at.classList.toggle("on-paper", paper);
      chart.destroy();
      chart = draw();
    }
    // Other colors: a canvas keeps those it was drawn with, and paper is light.
    const ends = new AbortController();
    const on = (target: EventTarget, event: string, paper?: boolean) =>
      target.addEventListener(event, () => drawAnew(paper), ends);
    on(matchMedia("(prefers-color-scheme: dark)"), "change");
    on(window, "beforeprint", true);
    on(window, "afterprint", false);
    return () => {
      ends.abort();
      chart.destroy();
    };
  }, [points, before, columns, width, axis]);
  return <div ref={place} aria-hidden="true" />;
}

/** The columns; then low, high and rate of what was before it was agreed, and of what came since. */
function series(points: readonly Expected[], before: number | null): uPlot.AlignedData {
  const from = before ?? 0;
  const three = points.map(({ low, high, rate }) => [low, high, rate] as const);
  const older = three.map((values, nth) => (nth <= from && from > 0 ? values : NEVER)); // up to the first of the newer
  const newer = three.map((values, nth) => (nth >= from ? values : NEVER));
  const line = (of: (typeof older)[number][], nth: 0 | 1 | 2) => of.map((values) => values[nth]);
  return [
    points.map((_, nth) => nth),
    ...([0, 1, 2] as const).map((nth) => line(older, nth)),
    ...([0, 1, 2] as const).map((nth) => line(newer, nth)),
  ];
}

function options({ before, columns, width, axis }: Props, at: Element): uPlot.Options {
  const style = getComputedStyle(at);
  const color = (token: string) => style.getPropertyValue(`--${token}`);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const edge: uPlot.Series = { points: { show: false }, width: 0 };
  const rate = { stroke: color("brand"), width: 2.5, points: { size: 7, fill: color("brand") } } as const;
  const older = { stroke: color("edge"), width: 2, points: { size: 6, fill: color("edge") } } as const;
  return {
    width,
    height: HEIGHT_REM * rem,
    padding: [rem / 2, 0, rem / 4, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false, range: [-0.5, columns - 0.5] }, y: { range: [0, 1] } },
    axes: [
      { show: false },
      {
        size: axis,
        gap: 6,
        font: `${0.75 * rem}px ${style.fontFamily}`,
        stroke: color("soft"),
        splits: [0, 0.5, 1],
        values: (_chart, splits) => splits.map((split) => `${split * 100} %`),
        grid: { stroke: color("line"), width: 1 },
        ticks: { show: false },
      },
    ],
    series: [{}, edge, edge, older, edge, edge, rate],
    bands: [
      { series: [2, 1], fill: color("unseen-ground") },
      { series: [5, 4], fill: color("brand-ground") },
    ],
    hooks: { draw: [(chart) => before !== null && drawAgreed(chart, before - 0.5, color("brand"))] },
  };
}

/** A dashed line where it was agreed. */
function drawAgreed(chart: uPlot, column: number, color: string): void {
  const { ctx, bbox } = chart;
  const x = chart.valToPos(column, "x", true);
  ctx.save();
  ctx.strokeStyle = color;
  ctx.lineWidth = uPlot.pxRatio;
  ctx.setLineDash([4 * uPlot.pxRatio, 4 * uPlot.pxRatio]);
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}
