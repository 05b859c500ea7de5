import type { STS } from '@aws-sdk/client-sts';
import { createStoreMap, type StoreMap } from '../../kernel/store-map.ts';
import type { OperationOf, ServiceContext } from '../service.ts';

/** Temporary credentials that AssumeRole and its kin have given out. */
export interface Session {
  readonly accessKeyId: string;
  readonly arn: string;
  readonly userId: string;
  readonly expiresAt: number;
}

/** STS is global: everything is in the account's {@link HOME_REGION}. */
export interface StsState {
  /** By access key id. */
  readonly sessions: StoreMap<string, Session>;
}

/** Where sessions are kept, whichever region's endpoint gave them out. */
export const HOME_REGION = 'us-east-1';

export function createStsState(): StsState {
  return { sessions: createStoreMap() };
}

export type StsContext = ServiceContext<StsState>;
export type StsOperation<N extends string> = OperationOf<STS, N, StsState>;
