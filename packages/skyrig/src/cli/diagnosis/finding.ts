/** What a check found. `absent` is something that only some uses need. */
export interface Finding {
  readonly level: 'ok' | 'warn' | 'fail' | 'absent';
  readonly what: string;
  /** What it is, or what to do. */
  readonly text: string;
}
