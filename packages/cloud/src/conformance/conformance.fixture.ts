import { describe, expect, test } from 'vitest';
import { createCloud, type Cloud } from '../index.ts';
import type { CallStep, ConformanceCase, From, Value } from './conformance-case.ts';

/** Something under test: how to call it, and how time passes there. */
export interface Subject {
  call(operation: string, input: Readonly<Record<string, unknown>>): Promise<unknown>;
  passSeconds(seconds: number): Promise<void>;
}

/** An aggregated SDK client, e.g. `SQS`. */
export type AggregatedClient = new (configuration: Record<string, unknown>) => object;

const isFrom = (value: object): value is From => 'answer' in value && 'path' in value;

function resolve(value: Value, answers: ReadonlyMap<string, unknown>): unknown {
  if (typeof value !== 'object' || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map((element: Value) => resolve(element, answers));
  if (!isFrom(value))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, resolve(inner, answers)]));
  if (!answers.has(value.answer)) throw new Error(`No answer is called ${value.answer}`);
  return value.path.reduce<unknown>(
    (inside, key) => (inside as Record<string | number, unknown> | undefined)?.[key],
    answers.get(value.answer),
  );
}

/** Checks one fact; rejects with an assertion error when it does not hold. */
export async function checkCase({ given = [], when, outcome }: ConformanceCase, subject: Subject): Promise<void> {
  const answers = new Map<string, unknown>();
  const call = async ({ call: operation, input, as }: CallStep): Promise<unknown> => {
    const answer = await subject.call(operation, resolve(input, answers) as Record<string, unknown>);
    if (as !== undefined) answers.set(as, answer);
    return answer;
  };
  for (const step of given) await ('passSeconds' in step ? subject.passSeconds(step.passSeconds) : call(step));
  if ('answers' in outcome) {
    const answer = await call(when);
    expect(answer).toMatchObject(resolve(outcome.answers, answers) as object);
    for (const name of outcome.lacks ?? []) expect(answer).not.toMatchObject({ [name]: expect.anything() });
    return;
  }
  const { status, ...error } = outcome.fails;
  await expect(call(when)).rejects.toMatchObject({
    ...error,
    ...(status !== undefined && { $metadata: { httpStatusCode: status } }),
  });
}

/** The SDK's client of a cloud, as a subject. */
export function subjectOf(cloud: Cloud, client: object): Subject {
  return {
    call: (operation, input) => {
      const method = operation.charAt(0).toLowerCase() + operation.slice(1);
      return (
        (client as Record<string, (input: object) => Promise<unknown>>)[method]?.(input) ??
        Promise.reject(new Error(`No operation ${operation}`))
      );
    },
    passSeconds: (seconds) => cloud.clock.advance(seconds * 1000),
  };
}

/** Declares a test for every fact, in-process and over HTTP, each on a cloud of its own. */
export function testConformance(Client: AggregatedClient, cases: readonly ConformanceCase[]): void {
  describe('in-process', () => {
    test.each(cases)('$name', async (fact) => {
      expect.hasAssertions();
      await using cloud = createCloud();
      await checkCase(fact, subjectOf(cloud, cloud.client(Client)));
    });
  });
  describe('over HTTP', () => {
    test.each(cases)('$name', async (fact) => {
      expect.hasAssertions();
      await using cloud = createCloud();
      const { url } = await cloud.listen({ port: 0 });
      const { region, credentials } = cloud.clientConfiguration();
      const client = new Client({ endpoint: url, region, credentials }) as { destroy(): void };
      try {
        await checkCase(fact, subjectOf(cloud, client));
      } finally {
        client.destroy();
      }
    });
  });
}
