import type { IgnoredEffect } from '../lab/effects/effect-unit.ts';

/** What a project's `skyrig.config.{ts,mts,js,mjs,json}` says. */
export interface SkyrigConfig {
  /** Port of the cloud; 0 takes any free one. @defaultValue 4566 */
  readonly port?: number;
  /** Address the cloud listens on. @defaultValue '127.0.0.1' */
  readonly host?: string;
  /** Folder to keep the cloud's state in, relative to the config file. @defaultValue none: state is in memory */
  readonly persist?: string;
  /** Whether time passes by itself, or only when it is moved. @defaultValue 'real' */
  readonly clock?: 'real' | 'virtual';
  /** What `skyrig test` and `skyrig test-unit` run. */
  readonly test?: TestConfig;
  /** Where the results of runs are kept: `file:FOLDER`, `s3://BUCKET/PREFIX`, `postgres://HOST/DATABASE`. @defaultValue 'file:.skyrig/history' */
  readonly history?: string;
  /** What functions write and no test is expected to look at; added to times, ids of requests and traces. */
  readonly effects?: { readonly ignore?: readonly IgnoredEffect[] };
  /** What `skyrig assess` judges. */
  readonly assess?: AssessConfig;
}

export interface AssessConfig {
  /** The system's template, relative to the config file. @defaultValue the one in the folder */
  readonly template?: string;
  /** Values of the template's parameters. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** A hand-kept list of functions, triggers and resources as JSON, for a system without a template. */
  readonly system?: string;
  /** Functions that need no integration test, each with the reason. */
  readonly exclude?: readonly { readonly function: string; readonly reason: string }[];
}

export interface TestConfig {
  /** What `skyrig test-unit` runs; it needs no cloud. @defaultValue the Vitest project `unit` */
  readonly unit?: TestRunner | readonly TestRunner[];
  /** What `skyrig test` runs, beside a running cloud. @defaultValue the Vitest project `integration` */
  readonly integration?: TestRunner | readonly TestRunner[];
}

/** A test runner: Vitest, or any command. */
export type TestRunner = VitestRunner | CommandRunner;

export interface VitestRunner {
  readonly vitest: {
    /** Name of a Vitest project. @defaultValue every project */
    readonly project?: string;
    /** Vitest's config file, relative to the folder. @defaultValue the one Vitest finds */
    readonly config?: string;
    /** Where to run, relative to the config file. @defaultValue the project's folder */
    readonly folder?: string;
  };
}

export interface CommandRunner {
  /**
   * A line for the shell. `{k}` becomes the filter when `-k PATTERN` is given, `{v}` the verbose flag when `-v` is, and
   * nothing otherwise: `pytest -q {k} {v}`.
   */
  readonly command: string;
  /** What `{k}` stands for; `{pattern}` in it is the pattern. @defaultValue '-k {pattern}' */
  readonly filter?: string;
  /** What `{v}` stands for. @defaultValue '-v' */
  readonly verbose?: string;
  /** Where to run, relative to the config file. @defaultValue the project's folder */
  readonly folder?: string;
}
