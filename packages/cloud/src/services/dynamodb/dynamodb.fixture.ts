import type { DynamoDBStreams } from '@aws-sdk/client-dynamodb-streams';
import { onTestFinished } from 'vitest';
import { machineHost } from '../../cloud/machine-host.ts';
import { testActor } from '../../kernel/actor.ts';
import { Kernel } from '../../kernel/kernel.ts';
import type { AnyService } from '../../kernel/registry.ts';
import { Timekeeper } from '../../kernel/timekeeper.ts';
import type { Access } from '../../kernel/trace.ts';
import type { Wait } from '../../kernel/wait.ts';
import { dynamodbStreams } from '../dynamodb-streams/index.ts';
import type { Ports } from '../ports.ts';
import type { OperationOf, ServiceContext } from '../service.ts';
import { dynamodb } from './index.ts';
import type { DynamodbOperation, DynamodbState } from './state.ts';

const PLACE = { account: '000000000000', region: 'us-east-1' };
/** 2026-01-01T00:00:00Z, when the clock of every test starts. */
export const START_MS = 1_767_225_600_000;

type Answer<O> = O extends (...args: never[]) => infer R ? Exclude<R, Wait<unknown>> : never;
type Input<O> = O extends (input: infer I, ...rest: never[]) => unknown ? I : never;
type StreamsOf<N extends string> = OperationOf<DynamoDBStreams, N, DynamodbState>;

/** A kernel with DynamoDB and its streams, and a virtual clock. */
export interface TestDynamodb {
  readonly kernel: Kernel<Ports>;
  readonly time: Timekeeper<Ports>;
  /** Streams that pollers were told of. */
  readonly polled: readonly string[];
  call<N extends string>(operation: N, input: Input<DynamodbOperation<N>>): Promise<Answer<DynamodbOperation<N>>>;
  streams<N extends string>(operation: N, input: Input<StreamsOf<N>>): Promise<Answer<StreamsOf<N>>>;
  /** What the last step noted in the trace. */
  accesses(): readonly Access[];
  /** Runs code in a step of its own, with the service's context. */
  inStep<T>(run: (context: ServiceContext<DynamodbState>) => T): Promise<T>;
}

/** Makes a kernel for one test; it is closed when the test is over. */
export async function createTestDynamodb(): Promise<TestDynamodb> {
  const load = (service: unknown) => () => Promise.resolve(service as AnyService<Ports>);
  const kernel = new Kernel<Ports>({
    host: machineHost,
    catalogue: { dynamodb: load(dynamodb), 'dynamodb-streams': load(dynamodbStreams) },
    clock: 'virtual',
    startMs: START_MS,
    seed: 1,
  });
  const polled: string[] = [];
  kernel.providePorts({ pollers: { consumes: () => true, available: (arn) => void polled.push(arn) } });
  await kernel.registry.load('dynamodb');
  await kernel.registry.load('dynamodb-streams');
  const time = new Timekeeper(kernel);
  onTestFinished(() => {
    time.stop();
    kernel.close();
  });
  const dispatch = (service: string, operation: string, input: unknown): Promise<never> =>
    kernel.dispatch({ ...PLACE, service, operation, input, actor: testActor }) as Promise<never>;
  return {
    kernel,
    time,
    polled,
    call: (operation, input) => dispatch('dynamodb', operation, input),
    streams: (operation, input) => dispatch('dynamodb-streams', operation, input),
    accesses: () => kernel.trace.records.at(-1)?.accesses ?? [],
    inStep: (run) =>
      kernel.runStep({ ...PLACE, service: 'dynamodb', operation: 'Test', actor: testActor }, (context) =>
        run(context as unknown as ServiceContext<DynamodbState>),
      ),
  };
}

/** The input of CreateTable for the table of most tests: partition `id` (S), and sort key `seq` (N) where asked for. */
export function tableInput(
  options: { readonly name?: string; readonly sort?: boolean } = {},
): Input<DynamodbOperation<'CreateTable'>> {
  const { name = 'Orders', sort = false } = options;
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'id', AttributeType: 'S' },
      ...(sort ? [{ AttributeName: 'seq', AttributeType: 'N' as const }] : []),
    ],
    KeySchema: [
      { AttributeName: 'id', KeyType: 'HASH' },
      ...(sort ? [{ AttributeName: 'seq', KeyType: 'RANGE' as const }] : []),
    ],
  };
}
