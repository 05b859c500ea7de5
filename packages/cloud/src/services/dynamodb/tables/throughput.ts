import type { ProvisionedThroughput } from '@aws-sdk/client-dynamodb';
import { validationError } from '../domain/validation-error.ts';
import { invalidParameter } from '../errors.ts';
import { MAX_THROUGHPUT } from '../limits.ts';
import type { Table, Throughput } from './table.ts';

const ON_DEMAND: Throughput = { read: 0, write: 0 };

/** Reads the throughput of a table, or of an index when it is named, which must fit the billing mode. */
export function readThroughput(
  given: ProvisionedThroughput | undefined,
  billing: Table['billing'],
  indexName?: string,
): Throughput {
  if (billing === 'PAY_PER_REQUEST') {
    if (!given) return ON_DEMAND;
    throw indexName === undefined
      ? invalidParameter(
          'Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST',
        )
      : invalidParameter(
          `ProvisionedThroughput should not be specified for index: ${indexName} when BillingMode is PAY_PER_REQUEST`,
        );
  }
  const { ReadCapacityUnits: read, WriteCapacityUnits: write } = given ?? {};
  if (read === undefined || write === undefined) {
    throw indexName === undefined
      ? invalidParameter(
          'ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED',
        )
      : invalidParameter(`ProvisionedThroughput must be specified for index: ${indexName}`);
  }
  assertInBounds('ReadCapacityUnits', read);
  assertInBounds('WriteCapacityUnits', write);
  return { read, write };
}

function assertInBounds(name: string, value: number): void {
  if (value > MAX_THROUGHPUT) throw validationError(`Given value ${value} for ${name} is out of bounds`);
}
