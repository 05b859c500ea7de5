import type { VNode } from 'preact';

import { formatCount, formatMinutes, formatProbability } from '../../src/report/format-figures.ts';
import type { Offender } from '../../src/report/report-data.ts';
import { Badge } from '../badge.tsx';
import type { PageData } from '../load-page-data.ts';
import { ResultStrip } from '../result-strip.tsx';
import { Section } from '../section.tsx';
import { SortableTable, type Column } from '../sortable-table.tsx';
import { TestName } from '../test-name.tsx';

/** Flaky tests by what they cost. */
export function WorstOffenders({ data }: { readonly data: PageData }): VNode {
  const { report, results, indexOf } = data;
  const columns: readonly Column<Offender>[] = [
    {
      name: 'Test',
      isTitle: true,
      by: ({ id }) => id,
      cell: ({ id, patterns, cause }) => (
        <>
          <TestName id={id} index={indexOf.get(id)} />
          {(cause ?? patterns[0]) !== undefined && (
            <span class="hint">{[cause, patterns[0]].filter((text) => text !== undefined).join(' · ')}</span>
          )}
        </>
      ),
    },
    { name: 'State', by: ({ state }) => state, cell: ({ state }) => <Badge state={state} /> },
    {
      name: 'Results',
      cell: ({ id, flakyFailures, runs }) => (
        <ResultStrip
          results={results}
          test={indexOf.get(id) ?? -1}
          columns={100}
          label={`${flakyFailures} flaky failures in ${formatCount(runs, 'run')}`}
        />
      ),
    },
    {
      name: 'Failed',
      isFigure: true,
      by: ({ flakyFailures }) => flakyFailures,
      cell: ({ flakyFailures, runs }) => (
        <>
          {flakyFailures}
          <small> of {runs}</small>
        </>
      ),
    },
    {
      name: 'P(p > 1 %)',
      hint: 'How sure it is that the test fails by itself in more than 1 % of runs',
      isFigure: true,
      by: ({ flakyProbability }) => flakyProbability,
      cell: ({ flakyProbability }) => formatProbability(flakyProbability),
    },
    {
      name: 'Red builds',
      hint: 'Runs that were red for nothing because of it',
      isFigure: true,
      by: ({ buildsBroken }) => buildsBroken,
      cell: ({ buildsBroken }) => buildsBroken,
    },
    {
      name: 'Lost',
      isFigure: true,
      by: ({ minutesLost }) => minutesLost,
      cell: ({ minutesLost }) => formatMinutes(minutesLost),
    },
  ];
  return (
    <Section
      id="offenders"
      title="Worst offenders"
      lead="Flaky tests by what they cost: the attempts that failed, and runs that were red for flakes alone and had to be repeated."
    >
      {report.offenders.length === 0 ? (
        <p class="calm">No test has failed on code on which it also passes.</p>
      ) : (
        <SortableTable
          label="Worst offenders"
          rows={report.offenders}
          columns={columns}
          keyOf={({ id }) => id}
          page={12}
        />
      )}
    </Section>
  );
}
