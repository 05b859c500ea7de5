import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';

import { onThemeChange, readColor } from './theme.ts';

export interface ChartSeries {
  readonly name: string;
  readonly values: readonly number[];
  /** Name of a colour of the style sheet. */
  readonly color: string;
  readonly kind: 'points' | 'line' | 'steps';
}

export interface TimeChartProps {
  readonly label: string;
  /** ISO points in time, one a value. */
  readonly times: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly format: (value: number) => string;
  readonly height?: number;
  /** Where the axis of values ends, if not above the greatest. */
  readonly to?: number;
}

function describeSeries({ name, color, kind }: ChartSeries, format: (value: number) => string): uPlot.Series {
  const stroke = readColor(color);
  const steps = uPlot.paths.stepped?.({ align: 1 });
  return {
    label: name,
    stroke,
    width: kind === 'line' ? 2 : kind === 'steps' ? 1.5 : 0,
    value: (_chart, value) => (value === null || value === undefined ? '–' : format(value)),
    points: { show: kind === 'points', size: 4, width: 0, fill: stroke },
    spanGaps: true,
    ...(kind === 'steps' && { dash: [5, 4], ...(steps && { paths: steps }) }),
  };
}

function createChart(node: HTMLElement, props: TimeChartProps): uPlot {
  const { times, series, format, height = 200, to } = props;
  const axis = {
    stroke: readColor('muted'),
    font: '11px system-ui, sans-serif',
    grid: { stroke: readColor('hairline'), width: 1 },
    ticks: { show: false },
  };
  const seconds = times.map((time) => Date.parse(time) / 1000);
  const columns = series.map(({ values }) => values.map((value) => (Number.isNaN(value) ? null : value)));
  return new uPlot(
    {
      width: Math.max(200, node.clientWidth),
      height,
      tzDate: (second) => uPlot.tzDate(new Date(second * 1000), 'Etc/UTC'),
      cursor: { y: false, points: { size: 7 }, drag: { x: true, y: false } },
      scales: { y: { range: (_chart, low, high) => frameValues(low, high, to) } },
      legend: { markers: { width: 0, fill: (_chart, index) => readColor(series[index - 1]?.color ?? 'paper') } },
      hooks: { ready: [showLast], setCursor: [(chart) => typeof chart.cursor.idx !== 'number' && showLast(chart)] },
      axes: [
        { ...axis, grid: { show: false }, values: (_chart, ticks) => [...formatTicks(ticks)] },
        { ...axis, size: 64, values: (_chart, ticks) => ticks.map(format) },
      ],
      series: [
        {
          label: 'Run of',
          value: (_chart, second) => (second === null || second === undefined ? '–' : formatMoment(second)),
        },
        ...series.map((each) => describeSeries(each, format)),
      ],
    },
    [seconds, ...columns],
    node,
  );
}

/** Room above and below; a series that hardly moves is not blown up to fill the picture. */
function frameValues(low: number, high: number, to: number | undefined): [number, number] {
  if (to !== undefined) return [low - Math.max(0.1 * (to - low), 0.001), to + 0.02 * (to - low)];
  const room = Math.max(0.15 * (high - low), 0.1 * high, 1e-9);
  return [Math.max(0, low - room), high + room];
}

/** Without a pointer over it, the legend tells about the last run. */
function showLast(chart: uPlot): void {
  chart.setLegend({ idx: chart.data[0].length - 1 }, false);
}

function formatTicks(seconds: readonly number[]): readonly string[] {
  const isFine = (seconds[1] ?? 0) - (seconds[0] ?? 0) < 86_400;
  return seconds.map((second) => {
    const time = new Date(second * 1000);
    const day = time.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
    return isFine && second % 86_400 !== 0 ? time.toISOString().slice(11, 16) : day;
  });
}

function formatMoment(second: number): string {
  return `${new Date(second * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Series over time. Drag to zoom in, double-click to zoom out. */
export function TimeChart(props: TimeChartProps): VNode {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const node = place.current;
    if (node === null) return undefined;
    let chart = createChart(node, props);
    const redraw = (): void => {
      chart.destroy();
      chart = createChart(node, props);
    };
    const observer = new ResizeObserver(() => {
      if (node.clientWidth > 0 && node.clientWidth !== chart.width)
        chart.setSize({ width: node.clientWidth, height: chart.height });
    });
    observer.observe(node);
    const stop = onThemeChange(redraw);
    return () => {
      stop();
      observer.disconnect();
      chart.destroy();
    };
  }, [props.times, props.series]);
  return <div class="chart" ref={place} role="img" aria-label={props.label} />;
}
