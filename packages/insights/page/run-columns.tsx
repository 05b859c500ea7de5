import type { VNode } from 'preact';

import { formatCount, formatDay } from '../src/report/format-figures.ts';
import type { RunPoint, RunVerdict } from '../src/report/report-data.ts';

const order: readonly RunVerdict[] = ['green', 'rescued', 'red', 'infrastructure'];
const height = 120;
const width = 600;
const mostColumns = 60;

/** How runs ended: stretches of equally many runs, as stacked columns. */
export function RunColumns({ runs }: { readonly runs: readonly RunPoint[] }): VNode {
  const count = Math.min(mostColumns, runs.length);
  const step = width / Math.max(1, count);
  const columns = Array.from({ length: count }, (_, column) =>
    runs.slice(Math.floor((column * runs.length) / count), Math.floor(((column + 1) * runs.length) / count)),
  );
  return (
    <svg
      class="columns"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label="How runs ended"
    >
      {columns.map((some, column) => {
        let top = height;
        const counts = order.map((verdict) => some.filter((run) => run.verdict === verdict).length);
        const hint = order
          .flatMap((verdict, place) => (counts[place] ? [`${counts[place]} ${verdict}`] : []))
          .join(', ');
        return (
          <g key={column}>
            <title>{`${formatDay(some[0]?.startedAt ?? '')}, ${formatCount(some.length, 'run')}: ${hint}`}</title>
            {order.map((verdict, place) => {
              const size = ((counts[place] ?? 0) / some.length) * height;
              top -= size;
              return size === 0 ? null : (
                <rect
                  key={verdict}
                  class={`run-${verdict}`}
                  x={column * step}
                  y={top}
                  width={step * 0.84}
                  height={size}
                />
              );
            })}
          </g>
        );
      })}
    </svg>
  );
}
