import type { ComponentChildren, VNode } from 'preact';

export interface SectionProps {
  readonly id: string;
  readonly title: string;
  /** What it shows and how to read it, in a sentence or two. */
  readonly lead?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of the report. */
export function Section({ id, title, lead, children }: SectionProps): VNode {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {lead !== undefined && <p class="lead">{lead}</p>}
      {children}
    </section>
  );
}
