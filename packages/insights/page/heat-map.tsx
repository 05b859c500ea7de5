import type { VNode } from 'preact';

import { formatShare } from '../src/report/format-figures.ts';
import type { Tally } from '../src/report/report-data.ts';

const size = 22;
const gap = 2;

/** From which multiple of the usual share on a cell is drawn darker. */
const steps = [0, 1.15, 1.7, 2.4, 3.2];

export interface HeatMapProps {
  readonly label: string;
  readonly rows: readonly { readonly name: string; readonly title: string; readonly tallies: readonly Tally[] }[];
  readonly columns: readonly string[];
  /** What a column is, for the hint at a cell: `14:00–14:59 UTC`. */
  readonly columnTitles: readonly string[];
  readonly labelWidth: number;
  /** What is usual is a matter of each row, not of the whole map. */
  readonly isByRow?: boolean;
}

const add = (tallies: readonly Tally[]): Tally =>
  tallies.reduce<Tally>(([failures, results], [more, all]) => [failures + more, results + all], [0, 0]);

/**
 * How dark a cell is: by how its share compares with the usual one. Few executions count as if some usual ones had been added,
 * so that one failure in three runs does not outshine everything.
 */
function findLevel([failures, results]: Tally, usual: number): number {
  if (failures === 0) return 0;
  const lift = (failures + 3 * usual) / (results + 3) / usual;
  return steps.filter((step) => lift >= step).length;
}

/** How often something failed, by row and column: the darker, the more than usual. */
export function HeatMap({ label, rows, columns, columnTitles, labelWidth, isByRow = false }: HeatMapProps): VNode {
  const width = labelWidth + columns.length * (size + gap);
  const height = 18 + rows.length * (size + gap);
  const whole = add(rows.flatMap(({ tallies }) => tallies));
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      <svg class="heat" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
        {columns.map((name, column) => (
          <text key={column} x={labelWidth + column * (size + gap) + size / 2} y="11" text-anchor="middle">
            {name}
          </text>
        ))}
        {rows.map(({ name, title, tallies }, row) => {
          const [failures, results] = isByRow ? add(tallies) : whole;
          return (
            <g key={row} transform={`translate(0 ${18 + row * (size + gap)})`}>
              <text x={labelWidth - 8} y={size / 2 + 4} text-anchor="end">
                <title>{title}</title>
                {name}
              </text>
              {tallies.map((tally, column) => {
                const level = findLevel(tally, failures / results);
                const share = tally[1] === 0 ? 'nothing ran' : formatShare(tally[0] / tally[1]);
                return (
                  <rect
                    key={column}
                    class={tally[1] === 0 ? 'none' : `heat-${level}`}
                    x={labelWidth + column * (size + gap)}
                    width={size}
                    height={size}
                    rx="3"
                  >
                    <title>{`${title}, ${columnTitles[column]}: ${tally[0]} of ${tally[1]} failed, ${share}`}</title>
                  </rect>
                );
              })}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
