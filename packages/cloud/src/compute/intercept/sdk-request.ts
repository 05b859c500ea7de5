import type { SdkQuery } from './format-query.ts';

/** The part of an SDK client's HTTP request that is read. */
export interface SdkRequest {
  readonly method: string;
  readonly protocol?: string;
  readonly hostname?: string;
  readonly port?: number | undefined;
  readonly path: string;
  readonly query?: SdkQuery;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
  readonly username?: string;
  readonly fragment?: string;
}
