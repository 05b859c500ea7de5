import type { VNode } from 'preact';

import type { CoverageSummary } from '../../src/report/report-data.ts';
import { Section } from '../section.tsx';

/** What the last assessment said. */
export function Coverage({ coverage }: { readonly coverage: CoverageSummary }): VNode {
  const { score, percent, full, partial, none, excluded, recommendations } = coverage;
  const total = Math.max(1, full + partial + none);
  return (
    <Section id="coverage" title="Integration coverage" lead="From the last assessment: skyrig assess says more.">
      <p class="coverage">
        {score !== undefined && (
          <>
            <strong>{Math.round(score)}</strong> of 100 points;{' '}
          </>
        )}
        <strong>{Math.round(percent)} %</strong> of functions: {full} fully, {partial} partly, {none} not covered
        {excluded > 0 && `, ${excluded} excluded`}
      </p>
      <svg
        class="columns coverage"
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        role="img"
        aria-label="Functions by coverage"
      >
        <rect class="run-green" width={(full / total) * 100} height="4" />
        <rect class="run-rescued" x={(full / total) * 100} width={(partial / total) * 100} height="4" />
        <rect class="run-red" x={((full + partial) / total) * 100} width={(none / total) * 100} height="4" />
      </svg>
      {recommendations.length > 0 && (
        <ul class="advice">
          {recommendations.map(({ priority, subject, what }) => (
            <li key={`${subject} ${what}`}>
              <span class={`badge ${priority === 'P0' ? 'broken' : 'suspect'}`}>{priority}</span>{' '}
              <strong>{subject}</strong>: {what}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
