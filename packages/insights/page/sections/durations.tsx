import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';

import { formatChance, formatCount, formatDay, formatDuration, formatShare } from '../../src/report/format-figures.ts';
import type { DurationChange, SlowTest, SlowdownAlert, SuiteTrend, TestSummary } from '../../src/report/report-data.ts';
import { levelsOf } from '../levels.ts';
import type { PageData } from '../load-page-data.ts';
import { Section } from '../section.tsx';
import { SortableTable, type Column } from '../sortable-table.tsx';
import { Sparkline } from '../sparkline.tsx';
import { TestName } from '../test-name.tsx';
import { TimeChart, type ChartSeries } from '../time-chart.tsx';

/** A change in words: `+42 % since 2026-03-14`. */
function Change({ changes }: { readonly changes: readonly DurationChange[] }): VNode {
  const change = changes.at(-1);
  if (change === undefined) return <span class="quiet">steady</span>;
  const share = change.afterMs / change.beforeMs - 1;
  return (
    <span
      class={share > 0 ? 'worse' : 'better'}
      title={`${formatDuration(change.beforeMs)} before, ${formatDuration(change.afterMs)} after; ${formatChance(change.p)}`}
    >
      {share > 0 ? '+' : '−'}
      {Math.round(Math.abs(share) * 100)} % <small>{formatDay(change.at)}</small>
    </span>
  );
}

const marksOf = (changes: readonly DurationChange[]): { index: number; isWorse: boolean }[] =>
  changes.map(({ run, beforeMs, afterMs }) => ({ index: run, isWorse: afterMs > beforeMs }));

const lastRatio = ({ changes }: SuiteTrend): number => {
  const change = changes.at(-1);
  return change === undefined ? 1 : change.afterMs / change.beforeMs;
};

interface Shift {
  readonly test: TestSummary;
  readonly change: DurationChange;
}

/** Tests with their last change of level, the greatest first. */
function listShifts(tests: readonly TestSummary[]): readonly Shift[] {
  const size = ({ change }: Shift): number => Math.abs(change.afterMs - change.beforeMs);
  return tests
    .flatMap((test): Shift[] => test.changes.slice(-1).map((change) => ({ test, change })))
    .sort((a, b) => size(b) - size(a));
}

/** How long everything takes, and since when. */
export function Durations({ data }: { readonly data: PageData }): VNode {
  const { report, results, indexOf } = data;
  const { runs, runDuration } = report;
  const times = useMemo(() => runs.map(({ startedAt }) => startedAt), [runs]);
  const series = useMemo((): readonly ChartSeries[] => {
    const values = runs.map(({ verdict, durationMs }) => (verdict === 'infrastructure' ? Number.NaN : durationMs));
    return [
      { name: 'a run', values, color: 'faint-ink', kind: 'points' },
      { name: 'level', values: levelsOf(values.length, runDuration), color: 'accent', kind: 'steps' },
    ];
  }, [runs]);
  const suites: readonly Column<SuiteTrend>[] = [
    { name: 'File', isTitle: true, by: ({ file }) => file, cell: ({ file }) => <span class="path">{file}</span> },
    { name: 'Tests', isFigure: true, by: ({ tests }) => tests, cell: ({ tests }) => tests },
    {
      name: 'Trend',
      cell: ({ file, series: durations, changes }) => (
        <Sparkline
          length={durations.length}
          valueAt={(index) => durations[index] ?? Number.NaN}
          marks={marksOf(changes)}
          label={`Duration of ${file} over time`}
        />
      ),
    },
    {
      name: 'Median',
      isFigure: true,
      by: ({ medianMs }) => medianMs ?? 0,
      cell: ({ medianMs }) => showDuration(medianMs),
    },
    { name: '95 %', isFigure: true, by: ({ p95Ms }) => p95Ms ?? 0, cell: ({ p95Ms }) => showDuration(p95Ms) },
    { name: 'Last change', isFigure: true, by: lastRatio, cell: ({ changes }) => <Change changes={changes} /> },
  ];
  const alerts: readonly Column<SlowdownAlert>[] = [
    {
      name: 'What',
      isTitle: true,
      by: ({ name }) => name,
      cell: ({ of, name }) =>
        of === 'test' ? <TestName id={name} index={indexOf.get(name)} /> : <span class="path">{name}</span>,
    },
    {
      name: 'Before',
      isFigure: true,
      by: ({ beforeMs }) => beforeMs,
      cell: ({ beforeMs }) => formatDuration(beforeMs),
    },
    { name: 'Now', isFigure: true, by: ({ afterMs }) => afterMs, cell: ({ afterMs }) => formatDuration(afterMs) },
    {
      name: 'Increase',
      isFigure: true,
      by: ({ ratio }) => ratio,
      cell: ({ ratio }) => <span class="worse">+{Math.round((ratio - 1) * 100)} %</span>,
    },
    { name: 'Since', by: ({ at }) => at, cell: ({ at }) => formatDay(at) },
    { name: 'Run', cell: ({ commit, runId }) => <code>{(commit ?? runId).slice(0, 12)}</code> },
    {
      name: 'By chance',
      isFigure: true,
      by: ({ correctedP }) => correctedP,
      cell: ({ correctedP }) => formatChance(correctedP),
    },
  ];
  const shifts = useMemo(() => listShifts(report.tests), [report]);
  const shiftColumns: readonly Column<Shift>[] = [
    {
      name: 'Test',
      isTitle: true,
      by: ({ test }) => test.id,
      cell: ({ test }) => <TestName id={test.id} index={indexOf.get(test.id)} />,
    },
    {
      name: 'Trend',
      cell: ({ test: { id, changes } }) => (
        <Sparkline
          length={results.runCount}
          valueAt={(run) => results.duration(indexOf.get(id) ?? -1, run)}
          marks={marksOf(changes)}
          label={`Duration of ${id} over time`}
        />
      ),
    },
    {
      name: 'Before',
      isFigure: true,
      by: ({ change }) => change.beforeMs,
      cell: ({ change }) => formatDuration(change.beforeMs),
    },
    {
      name: 'Now',
      isFigure: true,
      by: ({ change }) => change.afterMs,
      cell: ({ change }) => formatDuration(change.afterMs),
    },
    {
      name: 'Change',
      isFigure: true,
      by: ({ change }) => change.afterMs / change.beforeMs,
      cell: ({ test }) => <Change changes={test.changes} />,
    },
  ];
  const slowest: readonly Column<SlowTest>[] = [
    { name: 'Test', isTitle: true, by: ({ id }) => id, cell: ({ id }) => <TestName id={id} index={indexOf.get(id)} /> },
    {
      name: 'Trend',
      cell: ({ id }) => {
        const test = indexOf.get(id) ?? -1;
        return (
          <Sparkline
            length={results.runCount}
            valueAt={(run) => results.duration(test, run)}
            marks={marksOf(report.tests[test]?.changes ?? [])}
            label={`Duration of ${id} over time`}
          />
        );
      },
    },
    {
      name: 'Median',
      isFigure: true,
      by: ({ medianMs }) => medianMs,
      cell: ({ medianMs }) => formatDuration(medianMs),
    },
    { name: '95 %', isFigure: true, by: ({ p95Ms }) => p95Ms, cell: ({ p95Ms }) => formatDuration(p95Ms) },
    { name: 'Of all time', isFigure: true, by: ({ share }) => share, cell: ({ share }) => formatShare(share) },
  ];
  return (
    <Section
      id="durations"
      title="Durations"
      lead="A level changes where Pettitt’s test finds that the runs before and after it differ by more than chance. Recent increases of a fifth or more are alerts."
    >
      <figure>
        <figcaption>The whole run</figcaption>
        <TimeChart label="Duration of each run" times={times} series={series} format={formatDuration} height={180} />
      </figure>
      <h3>Slower since recently</h3>
      {report.slower.length === 0 ? (
        <p class="calm">
          Nothing has become significantly slower within the last {formatCount(report.period.recentRuns, 'run')}.
        </p>
      ) : (
        <SortableTable
          label="Slowdowns"
          rows={report.slower}
          columns={alerts}
          keyOf={({ of, name }) => `${of} ${name}`}
          page={8}
        />
      )}
      {shifts.length > 0 && (
        <>
          <h3>Tests whose level has changed</h3>
          <SortableTable
            label="Tests whose level has changed"
            rows={shifts}
            columns={shiftColumns}
            keyOf={({ test }) => test.id}
            page={8}
          />
        </>
      )}
      <h3>By file</h3>
      <SortableTable
        label="Durations by file"
        rows={report.suites}
        columns={suites}
        keyOf={({ file }) => file}
        page={8}
      />
      <h3>Slowest tests</h3>
      <SortableTable label="Slowest tests" rows={report.slowest} columns={slowest} keyOf={({ id }) => id} page={8} />
    </Section>
  );
}

const showDuration = (ms: number | undefined): string => (ms === undefined ? '–' : formatDuration(ms));
