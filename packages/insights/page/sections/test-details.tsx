import type { VNode } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';

import {
  formatCount,
  formatDay,
  formatDuration,
  formatMinutes,
  formatProbability,
} from '../../src/report/format-figures.ts';
import type { Offender, TestSummary } from '../../src/report/report-data.ts';
import { Badge } from '../badge.tsx';
import { HeatMap } from '../heat-map.tsx';
import { levelsOf } from '../levels.ts';
import type { PageData } from '../load-page-data.ts';
import { ResultStrip } from '../result-strip.tsx';
import { TimeChart, type ChartSeries } from '../time-chart.tsx';

function Facts({ test, offender }: { readonly test: TestSummary; readonly offender: Offender | undefined }): VNode {
  const facts: readonly (readonly [string, string])[] = [
    ['runs', String(test.runs)],
    ['failed', String(test.failed)],
    ['passed on a retry', String(test.flaky)],
    ['P(p > 1 %)', formatProbability(test.flakyProbability)],
    ['median', test.medianMs === undefined ? '–' : formatDuration(test.medianMs)],
    ['95 % below', test.p95Ms === undefined ? '–' : formatDuration(test.p95Ms)],
    ...(offender
      ? ([
          ['lost', formatMinutes(offender.minutesLost)],
          ['last flake', formatDay(offender.lastFlakyAt)],
        ] as const)
      : []),
  ];
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** All that is known about one test, in a dialog that the page's address can name. */
export function TestDetails({
  data,
  index,
  onClose,
}: {
  readonly data: PageData;
  readonly index: number;
  readonly onClose: () => void;
}): VNode | null {
  const { report, results } = data;
  const dialog = useRef<HTMLDialogElement>(null);
  const test = report.tests[index];
  const offender = report.offenders.find(({ id }) => id === test?.id);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const times = useMemo(() => report.runs.map(({ startedAt }) => startedAt), [report]);
  const series = useMemo((): readonly ChartSeries[] => {
    if (test === undefined) return [];
    const durations = report.runs.map((_run, run) => results.duration(index, run));
    return [
      { name: 'a run', values: durations, color: 'faint-ink', kind: 'points' },
      { name: 'level', values: levelsOf(durations.length, test), color: 'accent', kind: 'steps' },
    ];
  }, [index]);
  if (test === undefined) return null;
  return (
    <dialog
      ref={dialog}
      aria-labelledby="details-title"
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      <article>
        <header>
          <div>
            <span class="file">{test.file}</span>
            <h2 id="details-title">{test.name}</h2>
          </div>
          <button type="button" class="plain" aria-label="Close" onClick={() => dialog.current?.close()}>
            ✕
          </button>
        </header>
        <p>
          <Badge state={test.state} /> {offender?.cause !== undefined && <span>Likely cause: {offender.cause}</span>}
        </p>
        <Facts test={test} offender={offender} />
        <h3>Results, oldest first</h3>
        <ResultStrip
          results={results}
          test={index}
          columns={250}
          height={26}
          label={`${test.failed + test.flaky} of ${formatCount(test.runs, 'run')} failed or flaked`}
        />
        <ul class="key">
          <li class="cell-passed">passed</li>
          <li class="cell-flaky">passed on a retry</li>
          <li class="cell-failed">failed</li>
          <li class="cell-held">failed in quarantine</li>
        </ul>
        <h3>Duration</h3>
        <TimeChart
          label={`Duration of ${test.id}`}
          times={times}
          series={series}
          format={formatDuration}
          height={180}
        />
        {offender && (
          <>
            {offender.message && (
              <>
                <h3>Most frequent failure</h3>
                <pre>{offender.message}</pre>
              </>
            )}
            {offender.patterns.length > 0 && (
              <>
                <h3>Failures gather</h3>
                <ul class="advice">
                  {offender.patterns.map((pattern) => (
                    <li key={pattern}>{pattern}</li>
                  ))}
                </ul>
              </>
            )}
            <h3>By hour, UTC</h3>
            <HeatMap
              label="Flakes by hour"
              rows={[{ name: '', title: test.name, tallies: offender.hours }]}
              columns={offender.hours.map((_tally, hour) => String(hour))}
              columnTitles={offender.hours.map((_tally, hour) => `${hour}:00 UTC`)}
              labelWidth={4}
            />
          </>
        )}
      </article>
    </dialog>
  );
}
