import type { DynamodbOperation } from '../state.ts';

const CACHE_PERIOD_MINUTES = 1440;

/** Clients that discover endpoints find this cloud. */
export const describeEndpoints: DynamodbOperation<'DescribeEndpoints'> = (_input, { endpoint }) => ({
  Endpoints: [{ Address: new URL(endpoint).host, CachePeriodInMinutes: CACHE_PERIOD_MINUTES }],
});
