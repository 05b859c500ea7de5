import type { VNode } from 'preact';

import { formatCount, formatDuration, formatMinutes, formatShare } from '../../src/report/format-figures.ts';
import type { Figure, Report, RunPoint } from '../../src/report/report-data.ts';
import { sampleSeries } from '../sample-series.ts';
import { Sparkline } from '../sparkline.tsx';

interface Tile {
  readonly name: string;
  readonly figure: Figure;
  readonly format: (value: number) => string;
  /** Whether more is better, worse, or neither. */
  readonly wish: 'more' | 'less' | 'none';
  readonly valueAt: (run: RunPoint) => number;
}

const is = (condition: boolean): number => (condition ? 1 : 0);

function listTiles({ headline }: Report): readonly Tile[] {
  return [
    {
      name: 'Tests passing at first try',
      figure: headline.stability,
      format: formatShare,
      wish: 'more',
      valueAt: (run) => run.stability,
    },
    {
      name: 'Runs green at first try',
      figure: headline.firstTryGreen,
      format: formatShare,
      wish: 'more',
      valueAt: (run) => is(run.verdict === 'green'),
    },
    {
      name: 'Runs with a flake',
      figure: headline.flakyRunRate,
      format: formatShare,
      wish: 'less',
      valueAt: (run) =>
        is(run.verdict === 'rescued' || run.isRedForNothing || (run.verdict === 'red' && run.flaky > 0)),
    },
    {
      name: 'Builds rescued',
      figure: headline.buildsRescued,
      format: (value) => String(Math.round(value)),
      wish: 'none',
      valueAt: (run) => is(run.verdict === 'rescued'),
    },
    {
      name: 'Time lost to flakes',
      figure: headline.minutesLost,
      format: formatMinutes,
      wish: 'less',
      valueAt: (run) => run.minutesLost,
    },
    {
      name: 'Median run',
      figure: headline.runDurationMs,
      format: formatDuration,
      wish: 'less',
      valueAt: (run) => run.durationMs,
    },
  ];
}

function judge({ figure: { value, previous }, wish }: Tile): 'better' | 'worse' | 'same' {
  if (value === undefined || previous === undefined || wish === 'none') return 'same';
  const change = value - previous;
  if (Math.abs(change) <= 0.02 * Math.abs(previous) && Math.abs(change) < 0.02 * Math.max(value, previous, 1e-9))
    return 'same';
  return change > 0 === (wish === 'more') ? 'better' : 'worse';
}

/** The figures at the top, each with how it came to be so. */
export function HeadlineFigures({ report }: { readonly report: Report }): VNode {
  const runs = report.runs.filter(({ verdict }) => verdict !== 'infrastructure');
  const stretch = Math.max(1, Math.round(runs.length / 40));
  return (
    <dl class="tiles">
      {listTiles(report).map((tile) => {
        const { name, figure, format, valueAt } = tile;
        // A share of runs needs stretches of runs to be drawn.
        const values = sampleSeries(
          runs.length,
          (index) => valueAt(runs[index] as RunPoint),
          Math.ceil(runs.length / stretch),
        );
        return (
          <div class="tile" key={name}>
            <dt>{name}</dt>
            <dd>
              <strong>{figure.value === undefined ? '–' : format(figure.value)}</strong>
              <span class={`delta ${judge(tile)}`}>
                {figure.previous === undefined
                  ? `last ${formatCount(report.period.recentRuns, 'run')}`
                  : `before: ${format(figure.previous)}`}
              </span>
            </dd>
            {values.length > 1 && (
              <Sparkline
                length={values.length}
                valueAt={(index) => values[index] ?? Number.NaN}
                label={`${name} over time`}
                width={160}
              />
            )}
          </div>
        );
      })}
    </dl>
  );
}
