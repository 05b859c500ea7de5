import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';

import { formatShare } from '../../src/report/format-figures.ts';
import type { Report } from '../../src/report/report-data.ts';
import { RunColumns } from '../run-columns.tsx';
import { smoothSeries } from '../sample-series.ts';
import { Section } from '../section.tsx';
import { TimeChart, type ChartSeries } from '../time-chart.tsx';

/** Stability over time, and how the runs ended. */
export function OverTime({ report }: { readonly report: Report }): VNode {
  const runs = useMemo(() => report.runs.filter(({ verdict }) => verdict !== 'infrastructure'), [report]);
  const times = useMemo(() => runs.map(({ startedAt }) => startedAt), [runs]);
  const series = useMemo((): readonly ChartSeries[] => {
    const stability = runs.map((run) => run.stability);
    const reach = Math.max(2, Math.round(runs.length / 40));
    return [
      { name: 'each run', values: stability, color: 'faint-ink', kind: 'points' },
      { name: `mean of ${2 * reach + 1} runs`, values: smoothSeries(stability, reach), color: 'accent', kind: 'line' },
    ];
  }, [runs]);
  return (
    <Section id="over-time" title="Stability over time">
      <div class="two">
        <figure>
          <figcaption>Tests that passed at the first attempt</figcaption>
          <TimeChart
            label="Share of tests that passed at the first attempt, by run"
            times={times}
            series={series}
            format={formatShare}
            to={1}
          />
        </figure>
        <figure>
          <figcaption>How runs ended</figcaption>
          <RunColumns runs={report.runs} />
          <ul class="key">
            <li class="run-green">green at first try</li>
            <li class="run-rescued">rescued by a retry or the quarantine</li>
            <li class="run-red">red</li>
            <li class="run-infrastructure">infrastructure failed</li>
          </ul>
        </figure>
      </div>
    </Section>
  );
}
