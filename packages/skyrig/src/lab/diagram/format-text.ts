import type { Diagram } from './lifelines.ts';

/** A diagram for the terminal: one column for each lifeline, one line for each step, in order. */
export function formatTextDiagram({ lifelines, steps, omitted }: Diagram): string {
  const width = 4;
  const names = lifelines.map(({ name }, position) => `${'|   '.repeat(position)}${name}`);
  const lines = steps.map(({ number, lifeline, what, after }) => {
    const bars = lifelines.map((_, position) => (position === lifeline ? 'o' : '|').padEnd(width)).join('');
    return `${String(number).padStart(3)}  ${bars} ${what}${after === undefined ? '' : `  [after ${String(after)}]`}`;
  });
  const rest = omitted > 0 ? [`     … and ${String(omitted)} more steps`] : [];
  return [...names.map((name) => `     ${name}`), ...lines, ...rest].join('\n');
}
