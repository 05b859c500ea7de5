import type { AssessmentInput } from './assessment-input.ts';
import type { Assessment, CoverageLevel } from './assessment.ts';
import { configurationChecks } from './configuration-checks.ts';
import { factorScores, totalScore } from './factor-scores.ts';
import { failureCoverage, missingScenarios } from './failure-coverage.ts';
import { functionCoverage } from './function-coverage.ts';
import { isolationChecks } from './isolation-checks.ts';
import { recommendationsFor } from './recommendations.ts';
import { serviceCoverage } from './service-coverage.ts';
import { triggerCoverage } from './trigger-coverage.ts';

/**
 * Judges how well integration tests cover a system, from what the tests were seen to do. The same input gives the same
 * assessment.
 */
export function assessSystem(input: AssessmentInput): Assessment {
  const { system, observations, project } = input;
  const functions = functionCoverage(input);
  const triggers = triggerCoverage(input);
  const services = serviceCoverage(input);
  const missing = missingScenarios(input, functions);
  const checks = [...isolationChecks(input), ...configurationChecks(input)];
  const factors = factorScores(checks);
  const count = (level: CoverageLevel): number => functions.filter(({ coverage }) => coverage === level).length;
  const [full, partial, none, excluded] = [count('Full'), count('Partial'), count('None'), count('Excluded')];
  const judged = full + partial + none;
  return {
    formatVersion: 1,
    project: project.name,
    template: system.template,
    tests: {
      count: observations.length,
      failed: observations.filter(({ outcome }) => outcome === 'failed').length,
      files: new Set(observations.map(({ file }) => file)).size,
    },
    coverage: {
      full,
      partial,
      none,
      excluded,
      percent: judged === 0 ? 0 : Math.round(((full + partial / 2) / judged) * 100),
    },
    functions,
    triggers,
    services,
    failures: failureCoverage(input),
    missing,
    checks,
    factors,
    ...totalScore(factors),
    recommendations: recommendationsFor({ functions, triggers, services, missing, checks }, input),
    notes: input.notes,
  };
}
