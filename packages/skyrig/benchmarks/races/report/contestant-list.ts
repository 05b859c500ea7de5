import { CONTESTANTS, isSeedless, type Contestant } from '../measure/contestants.ts';
import type { Trial, TrialEnding } from '../measure/first-failure.ts';
import { subjectsOf, trialsOf } from './trial-figures.ts';

const DESCRIPTIONS: Readonly<Record<Contestant, string>> = {
  sequential:
    'one function after the other, as a test does that awaits each call; made by the default order under control',
  live: 'everything at once and nobody in control (`Promise.all`), functions in the thread of the test',
  threads: 'the same with every function in a worker thread of its own, so that they do run in parallel',
  loaded: '`threads` while as many threads as there are processors compute',
  natural: 'the order of `live` under control',
  delay: 'the order of arrival with rare delays: one step in twenty waits for up to fifty others (Coyote)',
  nacd: 'the order of arrival with many delays: every other step waits for up to five hundred others (NACD)',
  random: 'a random walk',
  pct: 'probabilistic concurrency testing, depth 3',
  pos: 'partial order sampling',
  urw: 'the uniform random walk, weighted by the steps that are left',
  directed: 'reverses races that earlier runs showed, the likeliest to lose an update first',
  auto: 'the portfolio of `explore`: directed, urw and pos by turns',
};

/** What was compared, and which shortcuts the trials took. */
export function formatContestants(trials: readonly Trial[], planned: number): string {
  const contestants = CONTESTANTS.filter((name) => trials.some(({ contender }) => contender === name));
  return [
    '## Strategies',
    contestants.map((name) => `- \`${name}\`: ${DESCRIPTIONS[name]}.`).join('\n'),
    ...shortcutsOf(trials, contestants, planned),
  ].join('\n\n');
}

function shortcutsOf(trials: readonly Trial[], contestants: readonly Contestant[], planned: number): readonly string[] {
  const lines: string[] = [];
  const single: Contestant[] = [];
  for (const name of contestants) {
    const own = subjectsOf(trials)
      .map((subject) => trialsOf(trials, subject, name))
      .filter(({ length }) => length > 0);
    if (isSeedless(name)) {
      const alike = own.filter(({ length }) => length === 1).length;
      if (alike === own.length) single.push(name);
      else {
        lines.push(
          `- \`${name}\`: no randomness. On ${String(alike)} of ${String(own.length)} subjects two trials went the same way, and one of them is shown; on the others the cap of time made a difference, and all are.`,
        );
      }
      continue;
    }
    const short = own.filter(({ length }) => length < planned);
    if (short.length > 0) {
      lines.push(
        `- \`${name}\`: on ${String(short.length)} of ${String(own.length)} subjects it had ${String(short[0]?.length)} trials in place of ${String(planned)}, as none of these had found the bug.`,
      );
    }
  }
  if (single.length > 0) {
    lines.unshift(
      `- ${single.map((name) => `\`${name}\``).join(', ')}: no randomness. Each was tried twice, and as both trials went the same way, one of them is shown.`,
    );
  }
  const all = trials.filter(({ contender }) => contestants.some((name) => name === contender));
  const endings = (wanted: TrialEnding): string => String(all.filter(({ ending }) => ending === wanted).length);
  lines.push(
    `- ${endings('run cap')} of ${String(all.length)} trials gave up at the cap of runs, ${endings('time cap')} at the cap of time.`,
  );
  return ['Trials, where not all were made:', lines.join('\n')];
}
