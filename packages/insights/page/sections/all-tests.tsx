import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';

import { formatCount, formatDuration, formatMinutes, formatProbability } from '../../src/report/format-figures.ts';
import type { TestSummary } from '../../src/report/report-data.ts';
import { Badge } from '../badge.tsx';
import { findTests } from '../find-tests.ts';
import type { PageData } from '../load-page-data.ts';
import { ResultStrip } from '../result-strip.tsx';
import { Section } from '../section.tsx';
import { SortableTable, type Column } from '../sortable-table.tsx';
import { Sparkline } from '../sparkline.tsx';
import { TestName } from '../test-name.tsx';

/** Those that fail most stand first. */
function byFailures(a: TestSummary, b: TestSummary): number {
  return b.failed + b.flaky - a.failed - a.flaky || (a.id < b.id ? -1 : 1);
}

/** Every test, as far as it is looked for. */
export function AllTests({ data, query }: { readonly data: PageData; readonly query: string }): VNode {
  const { report, results, indexOf } = data;
  const sorted = useMemo(() => report.tests.toSorted(byFailures), [report]);
  const rows = useMemo(() => findTests(sorted, query), [sorted, query]);
  const columns: readonly Column<TestSummary>[] = [
    { name: 'Test', isTitle: true, by: ({ id }) => id, cell: ({ id }) => <TestName id={id} index={indexOf.get(id)} /> },
    { name: 'State', by: ({ state }) => state, cell: ({ state }) => <Badge state={state} /> },
    {
      name: 'Results',
      cell: ({ id, runs, failed, flaky }) => (
        <ResultStrip
          results={results}
          test={indexOf.get(id) ?? -1}
          columns={100}
          label={`${failed + flaky} of ${formatCount(runs, 'run')} failed or flaked`}
        />
      ),
    },
    {
      name: 'Failed',
      hint: 'Runs in which it failed, at least at first',
      isFigure: true,
      by: ({ failed, flaky }) => failed + flaky,
      cell: ({ failed, flaky }) => failed + flaky,
    },
    {
      name: 'P(p > 1 %)',
      isFigure: true,
      by: ({ flakyProbability }) => flakyProbability,
      cell: ({ flakyProbability }) => formatProbability(flakyProbability),
    },
    {
      name: 'Duration',
      cell: ({ id, changes }) => (
        <Sparkline
          length={results.runCount}
          valueAt={(run) => results.duration(indexOf.get(id) ?? -1, run)}
          marks={changes.map(({ run, beforeMs, afterMs }) => ({ index: run, isWorse: afterMs > beforeMs }))}
          label={`Duration of ${id} over time`}
          width={110}
        />
      ),
    },
    {
      name: 'Median',
      isFigure: true,
      by: ({ medianMs = 0 }) => medianMs,
      cell: ({ medianMs }) => (medianMs === undefined ? '–' : formatDuration(medianMs)),
    },
    {
      name: 'Lost',
      isFigure: true,
      by: ({ minutesLost }) => minutesLost,
      cell: ({ minutesLost }) => (minutesLost === 0 ? '–' : formatMinutes(minutesLost)),
    },
  ];
  return (
    <Section
      id="all-tests"
      title="All tests"
      lead={query === '' ? 'Press / to search by name, file or state.' : undefined}
    >
      {query !== '' && (
        <p class="lead" role="status">
          {formatCount(rows.length, 'test')} of {report.tests.length} for “{query}”.
        </p>
      )}
      {rows.length > 0 && (
        <SortableTable label="All tests" rows={rows} columns={columns} keyOf={({ id }) => id} page={25} />
      )}
    </Section>
  );
}
