import type { InvocationAnswer } from '../state.ts';

export type FailureCondition = 'RetriesExhausted' | 'EventAgeExceeded' | 'ZeroReservedConcurrency';

export interface RecordFacts {
  readonly atMs: number;
  readonly requestId: string;
  readonly functionArn: string;
  readonly condition: FailureCondition | 'Success';
  readonly invocations: number;
  readonly payload: string;
  readonly answer: InvocationAnswer | undefined;
}

/** JSON that code has answered; text that is none is kept as text. */
export function parseLoosely(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** What a destination gets. Source: Lambda developer guide, "Capturing records of Lambda asynchronous invocations". */
export function invocationRecord(facts: RecordFacts): string {
  const { answer } = facts;
  return JSON.stringify({
    version: '1.0',
    timestamp: new Date(facts.atMs).toISOString(),
    requestContext: {
      requestId: facts.requestId,
      functionArn: facts.functionArn,
      condition: facts.condition,
      approximateInvokeCount: facts.invocations,
    },
    requestPayload: parseLoosely(facts.payload),
    ...(answer && {
      responseContext: {
        statusCode: 200,
        executedVersion: answer.executedVersion,
        ...(answer.failed && { functionError: 'Unhandled' }),
      },
      responsePayload: parseLoosely(answer.payload),
    }),
  });
}
