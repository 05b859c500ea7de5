import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { formatCount, formatDay } from '../src/report/format-figures.ts';
import type { Alert, Report } from '../src/report/report-data.ts';
import type { PageData } from './load-page-data.ts';
import { AllTests } from './sections/all-tests.tsx';
import { Broken, Quarantine } from './sections/attention.tsx';
import { Coverage } from './sections/coverage.tsx';
import { Durations } from './sections/durations.tsx';
import { Signatures, WhenAndWhere } from './sections/failures.tsx';
import { HeadlineFigures } from './sections/headline-figures.tsx';
import { OverTime } from './sections/over-time.tsx';
import { TestDetails } from './sections/test-details.tsx';
import { WorstOffenders } from './sections/worst-offenders.tsx';
import { chooseTheme, currentTheme, onThemeChange } from './theme.ts';

const targets: Readonly<Record<Alert['kind'], string>> = {
  broken: 'broken',
  reproducible: 'broken',
  expired: 'quarantine',
  expiring: 'quarantine',
  flaky: 'offenders',
  slower: 'durations',
  skipped: 'skipped',
};

const readTest = (): number | undefined => {
  const index = /^#test-(\d+)$/.exec(location.hash)?.[1];
  return index === undefined ? undefined : Number(index);
};

function ThemeButton(): VNode {
  const [theme, setTheme] = useState(currentTheme);
  useEffect(() => onThemeChange(() => setTheme(currentTheme())), []);
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <button
      type="button"
      class="plain"
      aria-label={`Switch to ${other} colours`}
      title={`Switch to ${other} colours`}
      onClick={() => chooseTheme(other)}
    >
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" stroke-width="1.6" />
        <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" />
      </svg>
    </button>
  );
}

function Alerts({ alerts }: { readonly alerts: readonly Alert[] }): VNode {
  if (alerts.length === 0) return <p class="calm">Nothing needs attention.</p>;
  return (
    <ul class="alerts">
      {alerts.map(({ level, kind, text }) => (
        <li key={kind} class={level}>
          <a href={`#${targets[kind]}`}>{text}</a>
        </li>
      ))}
    </ul>
  );
}

function Foot({ report }: { readonly report: Report }): VNode {
  return (
    <footer>
      {report.skipped.length > 0 && (
        <section id="skipped" aria-labelledby="skipped-title">
          <h2 id="skipped-title">Files that could not be read</h2>
          <ul class="advice">
            {report.skipped.map(({ name, reason }) => (
              <li key={name}>
                <code>{name}</code>: {reason}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        A run is <em>rescued</em> when a retry or the quarantine made it green. Time is <em>lost</em> on attempts that
        failed before one passed, and on runs that were red for flakes alone. A run in which more than half of the tests
        failed tells about the machine: it counts nowhere. All times are UTC.
      </p>
      <p>Written by Skyrig on {report.generatedAt.slice(0, 16).replace('T', ' at ')} UTC.</p>
    </footer>
  );
}

/** The page. */
export function App({ data }: { readonly data: PageData }): VNode {
  const { report } = data;
  const { period } = report;
  const [query, setQuery] = useState('');
  const [opened, setOpened] = useState(readTest);
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onHash = (): void => setOpened(readTest());
    const onKey = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLElement && event.target.closest('input, textarea, dialog') !== null;
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      search.current?.focus();
    };
    addEventListener('hashchange', onHash);
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('hashchange', onHash);
      removeEventListener('keydown', onKey);
    };
  }, []);
  const close = (): void => {
    // The address no longer names the test, and the page stays where it is.
    history.replaceState(null, '', location.pathname + location.search);
    setOpened(undefined);
  };
  const look = (text: string): void => {
    setQuery(text);
    if (text !== '' && query === '') document.getElementById('all-tests')?.scrollIntoView();
  };
  if (period.from === undefined || period.to === undefined) {
    return (
      <main class="empty">
        <h1>{report.project}</h1>
        <p>The history is empty: no run has been recorded yet.</p>
        <p>
          Add a Skyrig reporter to the test runner, or <code>skyrig history add results.xml</code>, and come back.
        </p>
      </main>
    );
  }
  const links: readonly (readonly [string, string])[] = [
    ['over-time', 'Stability'],
    ['offenders', 'Offenders'],
    ['broken', 'Broken'],
    ['quarantine', 'Quarantine'],
    ['durations', 'Durations'],
    ['signatures', 'Failures'],
    ['when-and-where', 'When'],
    ...(report.coverage ? ([['coverage', 'Coverage']] as const) : []),
    ['all-tests', 'All tests'],
  ];
  return (
    <>
      <a class="skip" href="#main">
        To the content
      </a>
      <div class="bar">
        <nav aria-label="Parts of the report">
          {links.map(([id, name]) => (
            <a key={id} href={`#${id}`}>
              {name}
            </a>
          ))}
        </nav>
        <input
          ref={search}
          type="search"
          placeholder="Search tests  /"
          aria-label="Search tests"
          value={query}
          onInput={(event) => look(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && (setQuery(''), event.currentTarget.blur())}
        />
        <ThemeButton />
      </div>
      <main id="main" tabIndex={-1}>
        <header class="title">
          <h1>{report.project}</h1>
          <p>
            Test health · {formatCount(period.tests, 'test')} · {formatCount(period.runs, 'run')} ·{' '}
            <span class="nowrap">
              {formatDay(period.from)} – {formatDay(period.to)}
            </span>
          </p>
        </header>
        <Alerts alerts={report.alerts} />
        <HeadlineFigures report={report} />
        <OverTime report={report} />
        <WorstOffenders data={data} />
        <Broken data={data} />
        <Quarantine data={data} />
        <Durations data={data} />
        <Signatures data={data} />
        <WhenAndWhere data={data} />
        {report.coverage && <Coverage coverage={report.coverage} />}
        <AllTests data={data} query={query} />
        <Foot report={report} />
      </main>
      {opened !== undefined && <TestDetails key={opened} data={data} index={opened} onClose={close} />}
    </>
  );
}
