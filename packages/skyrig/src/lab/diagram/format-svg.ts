import type { Diagram } from './lifelines.ts';

const COLUMN = 180;
const ROW = 30;
const TOP = 56;
const LEFT = 90;

/** A diagram as an SVG picture that needs nothing else. */
export function formatSvg({ lifelines, steps, omitted }: Diagram): string {
  const longest = Math.max(0, ...steps.map(({ what }) => what.length));
  const width = LEFT + lifelines.length * COLUMN + longest * 7 + 40;
  const bottom = TOP + (steps.length + 1) * ROW;
  const x = (lifeline: number): number => LEFT + lifeline * COLUMN;
  const y = (number: number): number => TOP + number * ROW;
  const heads = lifelines.map(
    ({ name }, position) =>
      `<line x1="${x(position)}" y1="${TOP - 14}" x2="${x(position)}" y2="${bottom}" class="life"/><text x="${x(position)}" y="${TOP - 24}" class="name">${escape(name)}</text>`,
  );
  const arrows = steps.flatMap(({ number, lifeline, after }) => {
    const from = steps.find((step) => step.number === after);
    return from
      ? [
          `<line x1="${x(from.lifeline)}" y1="${y(from.number)}" x2="${x(lifeline)}" y2="${y(number)}" class="conflict"/>`,
        ]
      : [];
  });
  const dots = steps.map(
    ({ number, lifeline, what }) =>
      `<circle cx="${x(lifeline)}" cy="${y(number)}" r="6"/><text x="${x(lifelines.length - 1) + 24}" y="${y(number) + 5}">${String(number)}. ${escape(what)}</text>`,
  );
  const rest = omitted > 0 ? [`<text x="${LEFT}" y="${bottom + 20}">and ${String(omitted)} more steps</text>`] : [];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${bottom + 36}" width="${width}" height="${bottom + 36}" role="img">`,
    '<style>text{font:13px ui-monospace,monospace;fill:#1f2328}.name{font-weight:600;text-anchor:middle}.life{stroke:#8c959f;stroke-dasharray:3 4}.conflict{stroke:#cf222e;stroke-width:1.5}circle{fill:#0969da}@media(prefers-color-scheme:dark){text{fill:#e6edf3}.life{stroke:#6e7681}circle{fill:#4493f8}.conflict{stroke:#f85149}}</style>',
    ...heads,
    ...arrows,
    ...dots,
    ...rest,
    '</svg>',
  ].join('\n');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
