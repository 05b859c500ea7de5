import type { TestObservation } from './observation.ts';
import type { SystemModel } from './system-model.ts';

/** What is known of a project besides its system and its tests. */
export interface ProjectFacts {
  readonly name: string;
  /** Runs in the history; undefined when the history cannot be read from here. */
  readonly historyRuns?: number;
  /** Of the quarantine file; undefined when there is none. */
  readonly quarantine?: { readonly entries: number; readonly expired: readonly string[] };
  /** undefined when the project has no README. */
  readonly readme?: {
    readonly file: string;
    readonly tellsHowToTest: boolean;
    /** Functions that it mentions. */
    readonly functions: readonly string[];
  };
}

/** A function that needs no integration test, and why. */
export interface Exclusion {
  readonly function: string;
  readonly reason: string;
}

/** All that an assessment is computed from. */
export interface AssessmentInput {
  readonly system: SystemModel;
  readonly observations: readonly TestObservation[];
  readonly project: ProjectFacts;
  readonly exclude: readonly Exclusion[];
  /** Told in the assessment: files that could not be read and the like. */
  readonly notes: readonly string[];
}
