import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { ProtocolId, StructureShape } from './model.ts';
import { roundTrip, toPlain } from './testing/sdk-round-trip.ts';
import { sdkService } from './testing/sdk-services.ts';
import { arbitraryOf } from './testing/shape-arbitrary.ts';

const nothing: StructureShape = { kind: 'structure', name: 'Nothing', traits: {}, members: new Map() };

const services: readonly { readonly id: string; readonly protocol?: ProtocolId }[] = [
  { id: 'dynamodb' },
  { id: 'dynamodb-streams' },
  { id: 'sqs' },
  { id: 'sqs', protocol: 'awsQuery' },
  { id: 'lambda' },
  { id: 'eventbridge' },
  { id: 'scheduler' },
  { id: 'cloudwatch-logs' },
  { id: 'sts' },
  { id: 'iam' },
  { id: 'cloudformation' },
  { id: 'sns' },
  { id: 'cloudwatch', protocol: 'awsJson1_0' },
  { id: 'cloudwatch', protocol: 'awsQuery' },
  { id: 'cloudwatch', protocol: 'rpcV2Cbor' },
  { id: 's3' },
];

/** Members that make the SDK itself do something else: choose an endpoint, compute a digest, or read a header twice. */
const leftOut: ReadonlySet<string> = new Set([
  'EndpointId',
  'ChecksumAlgorithm',
  'ContentMD5',
  'SSECustomerKey',
  'SSECustomerKeyMD5',
  'CopySourceSSECustomerKey',
  'CopySourceSSECustomerKeyMD5',
  'Expires',
  'ExpiresString',
]);
/** Over Query, ReceiveMessage has one name for its two lists of attribute names, and an empty structure has no trace. */
const leftOutOfQuery: ReadonlySet<string> = new Set([...leftOut, 'AttributeNames', 'EvaluationWindow']);
/** Operations whose clients open a session, or call a host of their own. */
const otherwise: ReadonlySet<string> = new Set(['CreateSession', 'WriteGetObjectResponse']);

describe.each(services)('$id $protocol', ({ id, protocol }) => {
  const service = sdkService(id, protocol);
  const operations = Object.values(service.model.operations).filter(
    (operation) => !operation.eventStream && !otherwise.has(operation.name),
  );

  test.each(operations)('$name arrives and is answered as the client means it', async (operation) => {
    const { name } = operation;
    const without = protocol === 'awsQuery' ? leftOutOfQuery : leftOut;
    const inputs = arbitraryOf(operation.input ?? nothing, 4, without);
    const outputs = arbitraryOf(operation.output ?? nothing, 4, leftOut);
    await fc.assert(
      fc.asyncProperty(inputs, outputs, async (input, output) => {
        const trip = await roundTrip(service, name, input, { output });
        expect(trip.operation.name).toBe(name);
        expect(trip.protocol).toBe(protocol ?? service.model.protocols[0]);
        const seen = Object.entries(trip.input).filter(([member]) => !without.has(member));
        expect(await toPlain(Object.fromEntries(seen))).toEqual(input);
        expect(await toPlain(trip.output)).toEqual(output);
      }),
      { numRuns: 2 },
    );
  });
});
