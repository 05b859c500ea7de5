import type { TestCloud } from '../../src/rig/test-cloud.ts';

/** What goes wrong in a buggy subject. */
export type BugClass =
  | 'lost update'
  | 'check then act'
  | 'duplicate delivery'
  | 'order'
  | 'handshake'
  | 'write skew'
  | 'torn read'
  | 'stale read'
  | 'ownership'
  | 'atomicity of several writes';

/** A small serverless system with a known race, or the same system without it. */
export interface Subject {
  /** The name of its folder. */
  readonly name: string;
  readonly kind: 'buggy' | 'fixed';
  /** For a fixed twin: the buggy subject that it mends. */
  readonly twinOf?: string;
  /** Written after the lab's strategies, none of which was changed for it: what it shows is no result of tuning. */
  readonly isHeldOut?: boolean;
  readonly bugClass: BugClass;
  /** Where the pattern was found, and what was re-created of it. */
  readonly source: string;
  /** Absolute path of its SAM template. */
  readonly template: string;
  /** Before every run: fills the rewound cloud. */
  seed?(cloud: TestCloud): Promise<void>;
  /** Drives the system through its triggers, with everything at once, until it has settled. */
  run(cloud: TestCloud): Promise<void>;
  /** The oracle: throws when the bug has shown. */
  check(cloud: TestCloud): Promise<void>;
}
