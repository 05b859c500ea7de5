import type { Diagram } from './lifelines.ts';

/** A diagram as Mermaid's sequence diagram, which GitHub and GitLab draw in Markdown. */
export function formatMermaid({ lifelines, steps, omitted }: Diagram): string {
  const participants = lifelines.map(({ name }, position) => `  participant L${String(position)} as ${clean(name)}`);
  const notes = steps.map(({ number, lifeline, what, after }) => {
    const text = `${String(number)}. ${what}${after === undefined ? '' : ` [after ${String(after)}]`}`;
    return `  Note over L${String(lifeline)}: ${clean(text)}`;
  });
  const rest = omitted > 0 ? [`  %% and ${String(omitted)} more steps`] : [];
  return ['sequenceDiagram', ...participants, ...notes, ...rest].join('\n');
}

/** Mermaid ends a statement at `;` and a line, and reads `#…;` as an entity. */
function clean(text: string): string {
  return text
    .replaceAll('#', '#35;')
    .replaceAll(/;(?<!#35;)/g, '#59;')
    .replaceAll(/\s+/g, ' ');
}
