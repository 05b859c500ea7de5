import { CONTESTANTS, type Contestant } from '../measure/contestants.ts';
import type { Trial } from '../measure/first-failure.ts';

const WIDTH = 860;
const HEIGHT = 460;
const PLOT = { left: 62, top: 56, right: 690, bottom: 400 };
/** Ends of lines come no closer to each other than this, so that their names can be read. */
const LABEL_GAP = 17;

/** Light and dark; the portfolio is the one to look at. */
const COLOURS: Readonly<Record<Contestant, readonly [light: string, dark: string]>> = {
  sequential: ['#c3c7cd', '#565b64'],
  live: ['#8a8f98', '#8b919b'],
  threads: ['#6b4fb3', '#ab94ea'],
  loaded: ['#4a9bb8', '#7cc6de'],
  natural: ['#5f6670', '#b4bac4'],
  delay: ['#a8632b', '#d69a63'],
  nacd: ['#7a7d1f', '#bfc24f'],
  random: ['#b8860b', '#e2b93b'],
  pct: ['#9b3fa5', '#cf8ad8'],
  pos: ['#c2405f', '#f08aa2'],
  urw: ['#1f7a68', '#57c4ac'],
  directed: ['#3566c9', '#86aef5'],
  auto: ['#10131a', '#ffffff'],
};

/** The share of trials that have found their bug after so many runs, averaged over subjects: one line for each strategy. */
export function drawFinds(trials: readonly Trial[], cap: number): string {
  const contestants = CONTESTANTS.filter((name) => trials.some(({ contender }) => contender === name));
  const subjects = new Set(trials.map(({ subject }) => subject)).size;
  const x = (runs: number): number => PLOT.left + (Math.log(runs) / Math.log(cap)) * (PLOT.right - PLOT.left);
  const y = (share: number): number => PLOT.bottom - share * (PLOT.bottom - PLOT.top);
  const curves = contestants.map((contestant) => ({
    contestant,
    points: curveOf(
      trials.filter((trial) => trial.contender === contestant),
      cap,
    ),
  }));
  const lines = curves.map(({ contestant, points }) => {
    const path = points.map(({ runs, share }, index) =>
      index === 0 ? `M${at(x(runs))} ${at(y(share))}` : `H${at(x(runs))}V${at(y(share))}`,
    );
    return `<path class="line ${contestant}" d="${path.join('')}"/>`;
  });
  const ends = spread(
    curves.map(({ contestant, points }) => ({ contestant, share: points.at(-1)?.share ?? 0 })),
    y,
  );
  const labels = ends.map(
    ({ contestant, share, at: height }) =>
      `<path class="lead ${contestant}" d="M${PLOT.right + 2} ${at(y(share))}L${PLOT.right + 14} ${at(height)}"/>` +
      `<text class="name ${contestant}" x="${PLOT.right + 18}" y="${at(height + 4)}">${contestant} ${(100 * share).toFixed(0)} %</text>`,
  );
  const xTicks = ticks(cap).map(
    (runs) =>
      `<path class="grid" d="M${at(x(runs))} ${PLOT.top}V${PLOT.bottom}"/><text class="tick" text-anchor="middle" x="${at(x(runs))}" y="${PLOT.bottom + 18}">${runs}</text>`,
  );
  const yTicks = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<path class="grid" d="M${PLOT.left} ${at(y(share))}H${PLOT.right}"/><text class="tick" text-anchor="end" x="${PLOT.left - 8}" y="${at(y(share) + 4)}">${share * 100} %</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Share of ${subjects} races found against the number of runs, for each strategy">`,
    `<style>${styles(contestants)}</style>`,
    `<rect class="paper" width="${WIDTH}" height="${HEIGHT}"/>`,
    `<text class="title" x="${PLOT.left}" y="28">${subjects} systems with a race: share found after so many runs</text>`,
    ...xTicks,
    ...yTicks,
    `<text class="tick" text-anchor="middle" x="${(PLOT.left + PLOT.right) / 2}" y="${PLOT.bottom + 42}">runs (logarithmic)</text>`,
    ...lines,
    ...labels,
    '</svg>',
    '',
  ].join('\n');
}

interface Point {
  readonly runs: number;
  readonly share: number;
}

/** Every subject weighs the same, however many trials it has. */
function curveOf(trials: readonly Trial[], cap: number): readonly Point[] {
  const perSubject = new Map<string, number>();
  for (const { subject } of trials) perSubject.set(subject, (perSubject.get(subject) ?? 0) + 1);
  const found = trials.filter(({ ending }) => ending === 'found').toSorted((a, b) => a.runs - b.runs);
  const points: Point[] = [{ runs: 1, share: 0 }];
  let share = 0;
  for (const { runs, subject } of found) {
    share += 1 / ((perSubject.get(subject) ?? 1) * perSubject.size);
    if (points.at(-1)?.runs === runs) points.pop();
    points.push({ runs, share });
  }
  return [...points, { runs: cap, share }];
}

/** Heights of the names at the ends of lines, top down, none on another. */
function spread(
  ends: readonly { readonly contestant: Contestant; readonly share: number }[],
  y: (share: number) => number,
): readonly { readonly contestant: Contestant; readonly share: number; readonly at: number }[] {
  let lowest = PLOT.top - LABEL_GAP;
  return ends
    .toSorted((a, b) => b.share - a.share)
    .map((end) => {
      lowest = Math.max(y(end.share), lowest + LABEL_GAP);
      return { ...end, at: lowest };
    });
}

function ticks(cap: number): readonly number[] {
  return [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].filter((runs) => runs <= cap);
}

function at(value: number): string {
  return value.toFixed(1);
}

function styles(contestants: readonly Contestant[]): string {
  const colours = (mode: 0 | 1): string =>
    contestants
      .map(
        (name) =>
          `.line.${name},.lead.${name}{stroke:${COLOURS[name][mode]}}.name.${name}{fill:${COLOURS[name][mode]}}`,
      )
      .join('');
  return [
    'text{font:13px system-ui,sans-serif}.title{font-size:16px;font-weight:600;fill:#10131a}.tick{fill:#5b616b}',
    '.paper{fill:#fff}.grid{stroke:#e3e6ea;fill:none}.line{fill:none;stroke-width:1.8}.line.auto{stroke-width:3.2}',
    '.lead{fill:none;stroke-width:1;opacity:.6}.name{font-weight:600}',
    colours(0),
    '@media(prefers-color-scheme:dark){.paper{fill:#14171c}.title{fill:#f2f4f7}.tick{fill:#a3a9b3}.grid{stroke:#2a2f37}',
    colours(1),
    '}',
  ].join('');
}
