import type { Cloud } from '../cloud.ts';

/** JSON Schema, as far as the control plane needs it. */
export interface JsonSchema {
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly additionalProperties?: boolean | JsonSchema;
}

/** One operation under `/_skyrig/`: the OpenAPI document and the router are both made from these. */
export interface ControlOperation {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below `/_skyrig`. */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly query?: Readonly<Record<string, JsonSchema>>;
  readonly body?: JsonSchema;
  readonly answer: JsonSchema;
  handle(request: ControlRequest): unknown;
}

export interface ControlRequest {
  readonly cloud: Cloud;
  /** What earlier requests saved, by name. */
  readonly session: ControlSession;
  readonly query: URLSearchParams;
  /** Checked against the operation's `body` schema. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the control plane keeps between requests. */
export interface ControlSession {
  readonly snapshots: Map<string, ReturnType<Cloud['snapshot']>>;
  readonly initial: ReturnType<Cloud['snapshot']>;
}
