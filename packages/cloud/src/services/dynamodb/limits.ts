/** Bytes that one page of Query or Scan evaluates at most. Source: DynamoDB Developer Guide, "Paginating table query results". */
export const MAX_PAGE_BYTES: number = 1024 * 1024;

/** Keys of one BatchGetItem. Source: API reference, BatchGetItem. */
export const MAX_BATCH_GET_KEYS = 100;

/** Requests of one BatchWriteItem. Source: API reference, BatchWriteItem. */
export const MAX_BATCH_WRITES = 25;

/** Bytes that BatchGetItem returns and BatchWriteItem takes. Source: API reference, both. */
export const MAX_BATCH_BYTES: number = 16 * 1024 * 1024;

/** Bytes of all items of one transaction. Source: API reference, TransactWriteItems. */
export const MAX_TRANSACTION_BYTES: number = 4 * 1024 * 1024;

/** How long a client request token is remembered. Source: API reference, TransactWriteItems. */
export const CLIENT_TOKEN_LIFETIME_MS: number = 10 * 60 * 1000;

/** How long records stay in a stream. Source: Developer Guide, "Change data capture for DynamoDB Streams". */
export const STREAM_RETENTION_MS: number = 24 * 60 * 60 * 1000;

/** How long a shard iterator is good for. Source: API reference, GetShardIterator. */
export const SHARD_ITERATOR_LIFETIME_MS: number = 15 * 60 * 1000;

/** Records of one GetRecords. Source: API reference, GetRecords. */
export const MAX_STREAM_RECORDS = 1000;

/** Items that expire longer ago than this are never deleted. Source: Developer Guide, "Time to Live": five years. */
export const OLDEST_EXPIRY_MS: number = 5 * 365 * 24 * 60 * 60 * 1000;

/** Items deleted by one expiry step; the rest follow at once. */
export const EXPIRY_BATCH_SIZE = 100;

/** Local secondary indexes of a table. Source: "Quotas", secondary indexes per table. */
export const MAX_LOCAL_INDEXES = 5;

/** Global secondary indexes of a table. Source: "Quotas", secondary indexes per table. */
export const MAX_GLOBAL_INDEXES = 20;

/** Projected non-key attributes over all indexes of a table. Source: "Quotas", projected attributes. */
export const MAX_PROJECTED_ATTRIBUTES = 100;

/** Tags of a resource. Source: "Tagging restrictions in DynamoDB". */
export const MAX_TAGS = 50;

/** Tags on one page of ListTagsOfResource. Source: "Tagging restrictions in DynamoDB": the service pages by ten. */
export const TAGS_PAGE_SIZE = 10;

/** Largest provisioned throughput value that is accepted. Source: messages of the service. */
export const MAX_THROUGHPUT = 1_000_000_000_000;

/** Account and table limits that DescribeLimits answers. Source: API reference, DescribeLimits, for us-east-1. */
export const ACCOUNT_LIMITS: {
  readonly AccountMaxReadCapacityUnits: number;
  readonly AccountMaxWriteCapacityUnits: number;
  readonly TableMaxReadCapacityUnits: number;
  readonly TableMaxWriteCapacityUnits: number;
} = {
  AccountMaxReadCapacityUnits: 80_000,
  AccountMaxWriteCapacityUnits: 80_000,
  TableMaxReadCapacityUnits: 40_000,
  TableMaxWriteCapacityUnits: 40_000,
};
