import { SHARD_ITERATOR_LIFETIME_MS } from '../../dynamodb/limits.ts';
import { iteratorExpired, streamsValidation } from '../errors.ts';

/** Where in a shard somebody reads. */
export interface ShardIterator {
  readonly streamArn: string;
  readonly shardId: string;
  /** Sequence number after which to read; undefined: from the oldest record there is. */
  readonly after: string | undefined;
  /** When it was made, ms. */
  readonly at: number;
}

/** The text of an iterator, in AWS's form: stream ARN, version, and something opaque. */
export function formatShardIterator({ streamArn, shardId, after, at }: ShardIterator): string {
  const opaque = Buffer.from(JSON.stringify([shardId, at, after ?? null])).toString('base64');
  return `${streamArn}|1|${opaque}`;
}

/** Throws `ValidationException` for what is no iterator, `ExpiredIteratorException` after 15 minutes. */
export function parseShardIterator(text: string, now: number): ShardIterator {
  const [streamArn, version, opaque] = text.split('|');
  const parts = version === '1' && opaque !== undefined ? parseOpaque(opaque) : undefined;
  if (streamArn === undefined || !parts) throw streamsValidation('Invalid ShardIterator');
  const [shardId, at, after] = parts;
  if (now - at > SHARD_ITERATOR_LIFETIME_MS) throw iteratorExpired();
  return { streamArn, shardId, after: after ?? undefined, at };
}

function parseOpaque(opaque: string): readonly [string, number, string | null] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(opaque, 'base64').toString());
    if (!Array.isArray(parts)) return undefined;
    const [shardId, at, after] = parts as unknown[];
    if (typeof shardId !== 'string' || typeof at !== 'number') return undefined;
    return typeof after === 'string' || after === null ? [shardId, at, after] : undefined;
  } catch {
    return undefined;
  }
}
