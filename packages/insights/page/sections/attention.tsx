import type { VNode } from 'preact';

import { formatCount, formatDay } from '../../src/report/format-figures.ts';
import type { BrokenTest, QuarantineAge, ReproducibleBug } from '../../src/report/report-data.ts';
import { Badge } from '../badge.tsx';
import type { PageData } from '../load-page-data.ts';
import { Section } from '../section.tsx';
import { SortableTable, type Column } from '../sortable-table.tsx';
import { TestName } from '../test-name.tsx';

/** Tests that fail at every attempt. */
export function Broken({ data: { report, indexOf } }: { readonly data: PageData }): VNode {
  const columns: readonly Column<BrokenTest>[] = [
    { name: 'Test', isTitle: true, by: ({ id }) => id, cell: ({ id }) => <TestName id={id} index={indexOf.get(id)} /> },
    { name: 'Since', by: ({ since }) => since, cell: ({ since }) => formatDay(since) },
    { name: 'Failures', isFigure: true, by: ({ failures }) => failures, cell: ({ failures }) => failures },
    {
      name: 'Message',
      cell: ({ message, frame }) => (
        <>
          <code>{message}</code>
          {frame && <span class="hint">{frame}</span>}
        </>
      ),
    },
  ];
  const bugs: readonly Column<ReproducibleBug>[] = [
    { name: 'Test', isTitle: true, by: ({ id }) => id, cell: ({ id }) => <TestName id={id} index={indexOf.get(id)} /> },
    { name: 'Last', by: ({ lastAt }) => lastAt, cell: ({ lastAt }) => formatDay(lastAt) },
    { name: 'Failures', isFigure: true, by: ({ count }) => count, cell: ({ count }) => count },
    { name: 'Message', cell: ({ message }) => <code>{message}</code> },
    { name: 'Replay', cell: ({ replayToken }) => (replayToken === undefined ? '–' : <code>{replayToken}</code>) },
  ];
  return (
    <Section
      id="broken"
      title="Broken"
      lead="These fail at every attempt. That is no flake: they or the code are wrong."
    >
      {report.broken.length === 0 ? (
        <p class="calm">No test is broken.</p>
      ) : (
        <SortableTable label="Broken tests" rows={report.broken} columns={columns} keyOf={({ id }) => id} />
      )}
      {report.reproducible.length > 0 && (
        <>
          <h3>Can be replayed</h3>
          <SortableTable
            label="Failures that can be replayed"
            rows={report.reproducible}
            columns={bugs}
            keyOf={({ id }) => id}
          />
        </>
      )}
    </Section>
  );
}

/** What is in quarantine, and for how long. */
export function Quarantine({ data: { report, indexOf } }: { readonly data: PageData }): VNode {
  const columns: readonly Column<QuarantineAge>[] = [
    {
      name: 'Test',
      isTitle: true,
      by: ({ id }) => id,
      cell: ({ id, reason }) => (
        <>
          <TestName id={id} index={indexOf.get(id)} />
          {reason && <span class="hint">{reason}</span>}
        </>
      ),
    },
    {
      name: 'Now',
      by: ({ state }) => state ?? '',
      cell: ({ state }) => (state ? <Badge state={state} /> : 'not in the history'),
    },
    { name: 'Owner', by: ({ owner }) => owner, cell: ({ owner }) => owner },
    { name: 'Issue', cell: ({ issue }) => (issue ? <Issue url={issue} /> : '–') },
    { name: 'Age', isFigure: true, by: ({ ageDays }) => ageDays, cell: ({ ageDays }) => formatCount(ageDays, 'day') },
    {
      name: 'Left',
      isFigure: true,
      by: ({ daysLeft }) => daysLeft,
      cell: ({ isExpired, daysLeft }) =>
        isExpired ? <strong class="bad">expired</strong> : daysLeft < 1 ? 'today' : formatCount(daysLeft, 'day'),
    },
  ];
  return (
    <Section
      id="quarantine"
      title="Quarantine"
      lead="These still run, but their failures do not fail a build. An entry that has expired does."
    >
      {report.quarantine.length === 0 ? (
        <p class="calm">No test is in quarantine.</p>
      ) : (
        <SortableTable label="Quarantine by age" rows={report.quarantine} columns={columns} keyOf={({ id }) => id} />
      )}
    </Section>
  );
}

/** A link only where it leads to a web page: an address may say `javascript:`. */
function Issue({ url }: { readonly url: string }): VNode {
  const name = /\/(\d+)\/?$/.exec(url)?.[1];
  if (!/^https?:\/\//.test(url)) return <span>{url}</span>;
  return (
    <a href={url} rel="noreferrer">
      {name === undefined ? 'issue' : `#${name}`}
    </a>
  );
}
