import type { VNode } from 'preact';

import { sampleSeries } from './sample-series.ts';

export interface SparklineProps {
  readonly length: number;
  readonly valueAt: (index: number) => number;
  /** What it shows, for who cannot see it. */
  readonly label: string;
  /** Places in the series to mark. */
  readonly marks?: readonly { readonly index: number; readonly isWorse: boolean }[];
  readonly width?: number;
  readonly height?: number;
}

/** A series as a line without axes. */
export function Sparkline({ length, valueAt, label, marks = [], width = 140, height = 28 }: SparklineProps): VNode {
  const values = sampleSeries(length, valueAt, Math.round(width / 2));
  const known = values.filter((value) => !Number.isNaN(value));
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  const x = (place: number): number => (values.length < 2 ? width / 2 : (place / (values.length - 1)) * width);
  const y = (value: number): number => (span === 0 ? height / 2 : height - 3 - ((value - low) / span) * (height - 6));
  let pen = 'M';
  let line = '';
  for (const [place, value] of values.entries()) {
    if (Number.isNaN(value)) {
      pen = 'M';
      continue;
    }
    line += `${pen}${x(place).toFixed(1)} ${y(value).toFixed(1)}`;
    pen = 'L';
  }
  const last = values.at(-1) ?? Number.NaN;
  return (
    <svg class="spark" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
      {marks.map(({ index, isWorse }) => (
        <line
          key={index}
          class={isWorse ? 'mark worse' : 'mark better'}
          x1={(index / Math.max(1, length - 1)) * width}
          x2={(index / Math.max(1, length - 1)) * width}
          y1="0"
          y2={height}
        />
      ))}
      <path d={line} />
      {!Number.isNaN(last) && <circle cx={x(values.length - 1) - 2} cy={y(last)} r="2" />}
    </svg>
  );
}
