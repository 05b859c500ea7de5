import type { FailureCategory } from './observation.ts';
import type { TriggerKind } from './system-model.ts';

export type CoverageLevel = 'Full' | 'Partial' | 'None' | 'Excluded';

export interface FunctionCoverage {
  readonly function: string;
  /** `schedule (ScannerScan)`. */
  readonly triggers: readonly string[];
  readonly coverage: CoverageLevel;
  /** What is missing for Full; of an excluded one, why it is excluded. */
  readonly reasons: readonly string[];
  /** Ids of tests in which it ran. */
  readonly tests: readonly string[];
  /** Tests that set off its real trigger themselves. */
  readonly entering: number;
  readonly effects: readonly EffectCoverage[];
  readonly failurePaths: readonly string[];
}

/** What became of a function's changes to one resource, over all tests. */
export interface EffectCoverage {
  readonly resource: string;
  readonly changed: number;
  readonly read: number;
  readonly asserted?: number;
  readonly passedOn: number;
}

export interface TriggerCoverage {
  readonly trigger: string;
  readonly kind: TriggerKind;
  readonly function: string;
  readonly source?: string;
  /** `entered`: a test set it off; `in a flow`: it fired only because of other functions; `never`. */
  readonly tested: 'entered' | 'in a flow' | 'never';
  readonly tests: number;
}

export interface ServiceCoverage {
  readonly service: string;
  /** Resources in the template. */
  readonly configured: readonly string[];
  /** Of these, the ones that a function used in a test. */
  readonly used: readonly string[];
  /** Of these, the ones that a test read after a function had changed them. */
  readonly asserted: readonly string[];
  /** Used by functions, but not in the template. */
  readonly unknown: readonly string[];
}

export interface FailureCoverage {
  readonly category: FailureCategory;
  readonly tests: number;
  readonly functions: readonly string[];
  /** What was met: error codes and the like. */
  readonly seen: readonly string[];
}

export interface MissingScenario {
  readonly function: string;
  readonly category: FailureCategory;
  readonly why: string;
  readonly file: string;
}

export type FactorName =
  | 'worker isolation'
  | 'run isolation'
  | 'cleanup'
  | 'flake handling'
  | 'time-outs'
  | 'retries'
  | 'diagnostics'
  | 'documentation';

/** One question with an answer from 0 to 1. */
export interface Check {
  readonly factor: FactorName;
  readonly name: string;
  /** Share that holds; undefined when it could not be observed. */
  readonly share?: number;
  readonly evidence: string;
  /** What does not hold, by name. */
  readonly failing: readonly string[];
}

export interface FactorScore {
  readonly factor: FactorName;
  /** Percent of the whole. */
  readonly weight: number;
  /** 0 to 100; undefined when nothing of it could be observed. */
  readonly score?: number;
  readonly rule: string;
  readonly evidence: readonly string[];
}

export type Priority = 'P0' | 'P1' | 'P2' | 'P3';

export interface Recommendation {
  readonly priority: Priority;
  /** Function or resource. */
  readonly subject: string;
  readonly what: string;
  readonly why: string;
  /** Where the test, or the change, would live. */
  readonly file: string;
}

/** How well integration tests cover a system, and what to do next. */
export interface Assessment {
  readonly formatVersion: 1;
  readonly project: string;
  readonly template: string;
  readonly tests: { readonly count: number; readonly failed: number; readonly files: number };
  readonly coverage: {
    readonly full: number;
    readonly partial: number;
    readonly none: number;
    readonly excluded: number;
    /** Full ones count whole and partial ones half, of those not excluded; 0 to 100. */
    readonly percent: number;
  };
  readonly functions: readonly FunctionCoverage[];
  readonly triggers: readonly TriggerCoverage[];
  readonly services: readonly ServiceCoverage[];
  readonly failures: readonly FailureCoverage[];
  readonly missing: readonly MissingScenario[];
  readonly checks: readonly Check[];
  readonly factors: readonly FactorScore[];
  /** 0 to 100: the observed factors by their weight; undefined when none could be observed. */
  readonly score?: number;
  /** Percent of the weight that could be observed. */
  readonly observedWeight: number;
  readonly recommendations: readonly Recommendation[];
  /** Observation files that could not be read, and what else a reader should know. */
  readonly notes: readonly string[];
}
