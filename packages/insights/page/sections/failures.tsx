import type { VNode } from 'preact';

import { formatCount, formatDay } from '../../src/report/format-figures.ts';
import type { Offender, SignatureSummary, Tally } from '../../src/report/report-data.ts';
import { HeatMap } from '../heat-map.tsx';
import type { PageData } from '../load-page-data.ts';
import { Section } from '../section.tsx';
import { SortableTable, type Column } from '../sortable-table.tsx';
import { TestName } from '../test-name.tsx';

const mostTests = 12;
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const twoDigits = (value: number): string => String(value).padStart(2, '0');
const hours = Array.from({ length: 24 }, (_, hour) => twoDigits(hour));
const hourTitles = hours.map((hour) => `${hour}:00–${hour}:59 UTC`);

/** Failures by what they have in common. */
export function Signatures({ data: { report, indexOf } }: { readonly data: PageData }): VNode {
  const columns: readonly Column<SignatureSummary>[] = [
    {
      name: 'Failure',
      isTitle: true,
      by: ({ message }) => message,
      cell: ({ message, frame, example }) => (
        <>
          <code title={example}>{message || '(no message)'}</code>
          {frame && <span class="hint">{frame}</span>}
        </>
      ),
    },
    {
      name: 'Tests',
      by: ({ tests }) => tests.length,
      cell: ({ tests: [first = '', ...more] }) => (
        <>
          <TestName id={first} index={indexOf.get(first)} />
          {more.length > 0 && <small> and {formatCount(more.length, 'other')}</small>}
        </>
      ),
    },
    { name: 'Failures', isFigure: true, by: ({ failures }) => failures, cell: ({ failures }) => failures },
    { name: 'Flaky', isFigure: true, by: ({ flaky }) => flaky, cell: ({ flaky }) => flaky },
    { name: 'Last', isFigure: true, by: ({ lastAt }) => lastAt, cell: ({ lastAt }) => formatDay(lastAt) },
  ];
  return (
    <Section
      id="signatures"
      title="Failures by signature"
      lead="Failures whose messages are the same but for numbers, ids and dates, and which come from the same place."
    >
      {report.signatures.length === 0 ? (
        <p class="calm">Nothing has failed.</p>
      ) : (
        <SortableTable
          label="Failures by signature"
          rows={report.signatures}
          columns={columns}
          keyOf={({ id }) => id}
          page={10}
        />
      )}
    </Section>
  );
}

/** Enough of an id to know the test by: its file without folders and endings, and its own name. */
function shorten(id: string): string {
  const parts = id.split(' > ');
  const file = (parts[0] ?? '').replace(/^.*\//, '').replace(/\.(test|spec)\..*$/, '');
  const name = parts.length > 1 ? `${file} › ${parts.at(-1)}` : id;
  return name.length > 42 ? `${name.slice(0, 41)}…` : name;
}

/** When and where tests flake. */
export function WhenAndWhere({ data: { report } }: { readonly data: PageData }): VNode {
  const worst = report.offenders.slice(0, mostTests);
  const rowsOf = (
    pick: (offender: Offender) => readonly Tally[],
  ): { name: string; title: string; tallies: readonly Tally[] }[] =>
    worst.map((offender) => ({ name: shorten(offender.id), title: offender.id, tallies: pick(offender) }));
  const workers = report.workers.map(({ worker }) => String(worker));
  const workerTitles = workers.map((worker) => `worker ${worker}`);
  const week = report.hours.map((tallies, day) => ({ name: weekdays[day] ?? '', title: weekdays[day] ?? '', tallies }));
  return (
    <Section
      id="when-and-where"
      title="When and where"
      lead="The stronger the colour, the more often tests flaked there than they usually do; the row of a test compares it with itself. Hours are UTC."
    >
      {worst.length === 0 ? (
        <p class="calm">No flakes, no pattern.</p>
      ) : (
        <div class="maps">
          <figure>
            <figcaption>By weekday and hour</figcaption>
            <HeatMap
              label="Flakes by weekday and hour"
              rows={week}
              columns={hours}
              columnTitles={hourTitles}
              labelWidth={44}
            />
          </figure>
          {workers.length > 0 && (
            <figure>
              <figcaption>Worst offenders by worker</figcaption>
              <HeatMap
                label="Flakes of the worst offenders by worker"
                rows={rowsOf((each) => each.workers)}
                columns={workers}
                columnTitles={workerTitles}
                labelWidth={270}
                isByRow
              />
            </figure>
          )}
          <figure>
            <figcaption>Worst offenders by hour</figcaption>
            <HeatMap
              label="Flakes of the worst offenders by hour"
              rows={rowsOf((each) => each.hours)}
              columns={hours}
              columnTitles={hourTitles}
              labelWidth={270}
              isByRow
            />
          </figure>
        </div>
      )}
    </Section>
  );
}
