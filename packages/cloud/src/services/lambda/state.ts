import type { Lambda } from '@aws-sdk/client-lambda';
import { createStoreMap, type StoreMap } from '../../kernel/store-map.ts';
import type { ComputeMode, InvocationOutcome } from '../../compute/types.ts';
import type { OperationOf, ServiceContext } from '../service.ts';
import type { Mapping, QueueBuffer, StreamLane } from './pollers/mapping.ts';

export type LambdaContext = ServiceContext<LambdaState>;
export type LambdaOperation<N extends string> = OperationOf<Lambda, N, LambdaState>;

/** Where a version's code lies. */
export type StoredCode = (
  | { readonly kind: 'zip'; readonly bytes: Uint8Array }
  /** A folder or entry file on disk. */
  | { readonly kind: 'local'; readonly path: string }
  /** A function of the test, registered with the invocation driver under this id. */
  | { readonly kind: 'handler'; readonly id: string }
) & {
  readonly sha256: string;
  readonly size: number;
  /** Changes whenever code is given, even if it is the same path or archive. */
  readonly revision: string;
};

/** What CreateFunction and UpdateFunctionConfiguration set. */
export interface FunctionSettings {
  readonly runtime: string;
  readonly handler: string;
  readonly role: string;
  readonly description: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly variables: Readonly<Record<string, string>> | undefined;
  readonly deadLetterArn: string | undefined;
  readonly architectures: readonly string[];
  readonly ephemeralStorageMb: number;
  readonly vpc: { readonly SubnetIds: string[]; readonly SecurityGroupIds: string[] } | undefined;
  readonly tracingMode: string;
  readonly kmsKeyArn: string | undefined;
  readonly snapStart: string;
  readonly logGroup: string | undefined;
}

export interface FunctionVersion {
  readonly version: string;
  readonly settings: FunctionSettings;
  readonly code: StoredCode;
  readonly lastModifiedMs: number;
  readonly revisionId: string;
}

export interface FunctionRecord {
  readonly name: string;
  readonly latest: FunctionVersion;
  /** Number of the next published version. */
  readonly nextVersion: number;
  readonly tags: Readonly<Record<string, string>>;
}

export interface AliasRecord {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  /** Share of invocations of a further version. */
  readonly weights: Readonly<Record<string, number>>;
  readonly revisionId: string;
}

export interface EventInvokeConfig {
  readonly qualifier: string;
  readonly lastModifiedMs: number;
  readonly maximumRetryAttempts: number | undefined;
  readonly maximumEventAgeSeconds: number | undefined;
  readonly onSuccess: string | undefined;
  readonly onFailure: string | undefined;
}

/** Environments that a version or alias has for itself. */
export interface ProvisionedConcurrency {
  readonly functionName: string;
  readonly qualifier: string;
  readonly requested: number;
  /** They have been allocated, all of them. */
  readonly isReady: boolean;
  readonly lastModifiedMs: number;
}

export interface CorsRules {
  readonly allowCredentials: boolean | undefined;
  readonly allowHeaders: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowOrigins: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly maxAge: number | undefined;
}

export interface FunctionUrl {
  readonly urlId: string;
  readonly functionName: string;
  readonly qualifier: string | undefined;
  readonly authType: 'NONE' | 'AWS_IAM';
  readonly cors: CorsRules | undefined;
  readonly createdMs: number;
  readonly lastModifiedMs: number;
}

export interface PolicyRecord {
  readonly revisionId: string;
  /** Statements by id, in the order of their creation. */
  readonly statements: Readonly<Record<string, unknown>>;
}

/** Who an invocation is for, and so what happens when it is over. */
export type InvocationTrigger =
  | { readonly kind: 'caller' }
  | { readonly kind: 'event' }
  | {
      readonly kind: 'queue';
      readonly mappingId: string;
      readonly sourceArn: string;
      readonly messages: readonly QueueReceipt[];
    }
  | { readonly kind: 'stream'; readonly mappingId: string; readonly laneKey: string };

export interface QueueReceipt {
  readonly messageId: string;
  readonly receiptHandle: string;
}

/** An invocation that waits to start, runs, or has an answer nobody has fetched yet. */
export interface InvocationRecord {
  readonly requestId: string;
  readonly functionName: string;
  readonly version: string;
  /** As it was invoked: with its alias or version, if one was given. */
  readonly invokedArn: string;
  readonly trigger: InvocationTrigger;
  /** JSON text. */
  readonly payload: string;
  readonly clientContext: string | undefined;
  /** The caller has asked for the end of the log. */
  readonly wantsTail: boolean;
  readonly startedMs: number | undefined;
  /** The request that its answer is for, where it is a second go. */
  readonly answers?: string;
  readonly answer: InvocationAnswer | undefined;
}

export interface InvocationAnswer {
  readonly payload: string;
  readonly failed: boolean;
  readonly executedVersion: string;
  /** The last lines of the log, base64; empty unless they were asked for. */
  readonly logTail: string;
}

/** An event in the queue of asynchronous invocations. */
export interface AsyncEvent {
  readonly requestId: string;
  readonly functionName: string;
  readonly qualifier: string | undefined;
  readonly payload: string;
  readonly clientContext: string | undefined;
  readonly queuedMs: number;
  /** How often the function has been invoked with it. */
  readonly invocations: number;
  readonly throttles: number;
  readonly causes: readonly number[];
}

/** What a test may want to fail for although nothing else failed. */
export interface UnhandledRemark {
  readonly requestId: string;
  readonly functionName: string;
  readonly atMs: number;
  readonly unhandled: readonly string[];
  readonly stillRunningAfterReturn: readonly string[];
}

export interface LambdaState {
  readonly functions: StoreMap<string, FunctionRecord>;
  /** Published versions by `name:version`, the number padded so that they are in order. */
  readonly versions: StoreMap<string, FunctionVersion>;
  /** By `name:alias`. */
  readonly aliases: StoreMap<string, AliasRecord>;
  /** By `name:qualifier`. */
  readonly eventInvokeConfigs: StoreMap<string, EventInvokeConfig>;
  /** By `name:qualifier`, the qualifier empty where there is none. */
  readonly urls: StoreMap<string, FunctionUrl>;
  /** Keys of `urls` by URL id. */
  readonly urlIds: StoreMap<string, string>;
  /** By `name:qualifier`, the qualifier empty where there is none. */
  readonly policies: StoreMap<string, PolicyRecord>;
  readonly reservedConcurrency: StoreMap<string, number>;
  /** By `name:qualifier`. */
  readonly provisioned: StoreMap<string, ProvisionedConcurrency>;
  /** Invocations accepted or running, by function. */
  readonly inFlight: StoreMap<string, number>;
  readonly invocations: StoreMap<string, InvocationRecord>;
  readonly asyncEvents: StoreMap<string, AsyncEvent>;
  readonly mappings: StoreMap<string, Mapping>;
  /** Mappings (place and UUID) that read from a source of this account and region, by `arn UUID`. */
  readonly sources: StoreMap<string, SourceReader>;
  readonly buffers: StoreMap<string, QueueBuffer>;
  readonly lanes: StoreMap<string, StreamLane>;
  readonly unhandled: StoreMap<string, UnhandledRemark>;
}

export interface SourceReader {
  readonly account: string;
  readonly mappingId: string;
}

export function createLambdaState(): LambdaState {
  return {
    functions: createStoreMap(),
    versions: createStoreMap(),
    aliases: createStoreMap(),
    eventInvokeConfigs: createStoreMap(),
    urls: createStoreMap(),
    urlIds: createStoreMap(),
    policies: createStoreMap(),
    reservedConcurrency: createStoreMap(),
    provisioned: createStoreMap(),
    inFlight: createStoreMap(),
    invocations: createStoreMap(),
    asyncEvents: createStoreMap(),
    mappings: createStoreMap(),
    sources: createStoreMap(),
    buffers: createStoreMap(),
    lanes: createStoreMap(),
    unhandled: createStoreMap(),
  };
}

/** What the invocation driver gets: all it needs to make an environment and run one invocation in it. Plain data. */
export interface InvocationTask {
  readonly requestId: string;
  readonly functionName: string;
  readonly version: string;
  /** Unqualified for `$LATEST`. */
  readonly functionArn: string;
  readonly invokedArn: string;
  readonly account: string;
  readonly region: string;
  readonly endpoint: string;
  readonly settings: FunctionSettings;
  readonly code: StoredCode;
  /** Undefined leaves it to the driver. */
  readonly mode: ComputeMode | undefined;
  readonly logGroup: string;
  /** JSON text. */
  readonly payload: string;
  readonly clientContext: string | undefined;
  readonly traceHeader: string;
}

/** What the invocation driver answers. */
export interface InvocationReport {
  readonly outcome: InvocationOutcome;
  readonly logs: readonly { readonly timestamp: number; readonly line: string }[];
  readonly logStream: string;
}
