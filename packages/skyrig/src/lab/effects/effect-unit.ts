/** How closely a test looked at what was written: 3 asserted, 2 read, 1 read by other code whose own effects were looked at, 0 not at all. */
export type EffectLevel = 0 | 1 | 2 | 3;

/** One attribute that one operation of one handler writes to one resource, or sends to it. */
export interface EffectUnit {
  /** The function, by its logical id where a stack made it. */
  readonly handler: string;
  /** `PutItem`, `SendMessage`, … */
  readonly operation: string;
  readonly service: string;
  /** By its logical id where a stack made it. */
  readonly resource: string;
  /** Path of at most two names: `status`, `values.cem`. `*` is that the item, message or event is there, or gone. */
  readonly attribute: string;
  readonly level: EffectLevel;
  /** How often it was written. */
  readonly count: number;
  /**
   * Nothing shows it at the end: it was written over, or is on its way through another function that uses it. Not counted in
   * the score unless it was asserted all the same.
   */
  readonly isTransient?: boolean;
  /** Code that reads and asserts the value last written; undefined where no handle can see it any more. */
  readonly suggestion?: string;
}

/** What a test left unlooked at. */
export interface EffectsReport {
  /** Sorted: those looked at least come first. */
  readonly units: readonly EffectUnit[];
  /** Share of units that were asserted, 0 to 1, of those that are not transient; 1 when there are none. */
  readonly score: number;
  /** How many units have each level. */
  readonly levels: Readonly<Record<EffectLevel, number>>;
}

/** Attributes that no test is expected to look at. */
export interface IgnoredEffect {
  /** Name of an attribute, or the last name of its path; `*` stands for any characters, and case does not matter. */
  readonly attribute: string;
  /** Only of this resource. @defaultValue all */
  readonly resource?: string;
  readonly reason: string;
}

export interface EffectsOptions {
  /** Tell at the end of a test which effects it did not assert. @defaultValue true, or false where there is a threshold */
  readonly warn?: boolean;
  /** Fail a test whose score is below this number, from 0 to 1. @defaultValue none */
  readonly threshold?: number;
  /** Added to what is ignored anyway: times, ids of requests and traces, logs. */
  readonly ignore?: readonly IgnoredEffect[];
}

/** `off` follows nothing; `follow` only answers `cloud.effects()`; `warn` tells at the end of each test. */
export type EffectsSetting = 'off' | 'follow' | 'warn' | EffectsOptions;
