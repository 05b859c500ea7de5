/* Events of node:test, as far as they are used here. Source: https://nodejs.org/docs/latest-v20.x/api/test.html#class-testsstream */

/** How a test of node:test ended. */
export interface NodeTestEnd {
  readonly name: string;
  readonly nesting: number;
  readonly file?: string;
  readonly skip?: string | boolean;
  readonly todo?: string | boolean;
  readonly details: {
    readonly duration_ms: number;
    readonly type?: string;
    readonly error?: Error & { readonly failureType?: string; readonly cause?: unknown };
  };
}

/** One event; others than these are of no use here. */
export type NodeTestEvent =
  | { readonly type: 'test:pass' | 'test:fail'; readonly data: NodeTestEnd }
  | {
      readonly type: 'test:start';
      readonly data: { readonly name: string; readonly nesting: number; readonly file?: string };
    }
  | { readonly type: 'test:diagnostic'; readonly data: { readonly message: string; readonly nesting: number } };
