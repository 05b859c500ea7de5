import { findLooseFlakes } from './find-loose-flakes.ts';
import { formatCount, formatDuration } from './format-figures.ts';
import type { Alert, Report } from './report-data.ts';

type Facts = Pick<Report, 'broken' | 'quarantine' | 'reproducible' | 'tests' | 'slower' | 'skipped'>;

const soonDays = 3;

function describeSlower(slower: Report['slower']): string | undefined {
  const [worst] = slower;
  if (worst === undefined) return undefined;
  const what = worst.of === 'run' ? 'the whole run' : worst.name;
  const times = `${formatDuration(worst.beforeMs)} → ${formatDuration(worst.afterMs)}`;
  return slower.length === 1
    ? `1 significant slowdown: ${what}, ${times}`
    : `${slower.length} significant slowdowns, the worst: ${what}, ${times}`;
}

/** What somebody should look at, the worst first. Nothing is an alert that needs nobody to act. */
export function findAlerts(facts: Facts): readonly Alert[] {
  const expired = facts.quarantine.filter(({ isExpired }) => isExpired).length;
  const expiring = facts.quarantine.filter(({ isExpired, daysLeft }) => !isExpired && daysLeft < soonDays).length;
  const loose = findLooseFlakes(facts).length;
  const slower = describeSlower(facts.slower);
  const is = (count: number): string => (count === 1 ? 'is' : 'are');
  const has = (count: number): string => (count === 1 ? 'has' : 'have');
  const alerts: readonly (Alert | false)[] = [
    facts.broken.length > 0 && {
      level: 'bad',
      kind: 'broken',
      text: `${formatCount(facts.broken.length, 'test')} ${is(facts.broken.length)} broken: every attempt fails`,
    },
    expired > 0 && {
      level: 'bad',
      kind: 'expired',
      text: `${formatCount(expired, 'quarantine entry', 'quarantine entries')} ${has(expired)} expired`,
    },
    facts.reproducible.length > 0 && {
      level: 'bad',
      kind: 'reproducible',
      text: `${formatCount(facts.reproducible.length, 'test')} ${has(facts.reproducible.length)} a failure that can be replayed: a bug, not a flake`,
    },
    loose > 0 && {
      level: 'bad',
      kind: 'flaky',
      text: `${formatCount(loose, 'flaky test')} ${is(loose)} not in quarantine`,
    },
    slower !== undefined && { level: 'warn', kind: 'slower', text: slower },
    expiring > 0 && {
      level: 'warn',
      kind: 'expiring',
      text: `${formatCount(expiring, 'quarantine entry expires', 'quarantine entries expire')} within ${soonDays} days`,
    },
    facts.skipped.length > 0 && {
      level: 'warn',
      kind: 'skipped',
      text: `${formatCount(facts.skipped.length, 'file')} of the history could not be read`,
    },
  ];
  return alerts.filter((alert) => alert !== false);
}
