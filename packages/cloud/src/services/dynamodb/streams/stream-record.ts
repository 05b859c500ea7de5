import type { StreamViewType } from '@aws-sdk/client-dynamodb';
import type { _Record as ServiceRecord } from '@aws-sdk/client-dynamodb-streams';
import type { AttributeValue, Item } from '../domain/attribute-value.ts';
import { toBase64 } from '../domain/binary-text.ts';
import { itemSize } from '../domain/item-size.ts';
import type { Change } from './change.ts';
import type { Stream } from './stream.ts';

/** A change as GetRecords answers it. */
export function streamRecord(change: Change, stream: Stream, region: string): ServiceRecord {
  const images = imagesOf(change, stream.viewType);
  return {
    eventID: change.eventId,
    eventName: eventName(change),
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    dynamodb: {
      ApproximateCreationDateTime: new Date(Math.floor(change.at / 1000) * 1000),
      Keys: change.keys,
      ...images,
      SequenceNumber: change.sequence,
      SizeBytes: sizeOf(change, images),
      StreamViewType: stream.viewType,
    },
    ...(change.expired && { userIdentity: { PrincipalId: 'dynamodb.amazonaws.com', Type: 'Service' } }),
  };
}

/** A change as a Lambda function's event carries it: JSON values, binaries in base64. */
export function streamEvent(change: Change, stream: Stream, region: string): Record<string, unknown> {
  const images = imagesOf(change, stream.viewType);
  return {
    eventID: change.eventId,
    eventName: eventName(change),
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(change.at / 1000),
      Keys: jsonItem(change.keys),
      ...(images.NewImage && { NewImage: jsonItem(images.NewImage) }),
      ...(images.OldImage && { OldImage: jsonItem(images.OldImage) }),
      SequenceNumber: change.sequence,
      SizeBytes: sizeOf(change, images),
      StreamViewType: stream.viewType,
    },
    // Source: Developer Guide, "DynamoDB Streams and Time to Live": lower-case names in Lambda's events.
    ...(change.expired && { userIdentity: { principalId: 'dynamodb.amazonaws.com', type: 'Service' } }),
    eventSourceARN: stream.arn,
  };
}

interface Images {
  readonly NewImage?: Item;
  readonly OldImage?: Item;
}

function imagesOf({ before, after }: Change, viewType: StreamViewType): Images {
  const showsNew = viewType === 'NEW_IMAGE' || viewType === 'NEW_AND_OLD_IMAGES';
  const showsOld = viewType === 'OLD_IMAGE' || viewType === 'NEW_AND_OLD_IMAGES';
  return { ...(showsNew && after && { NewImage: after }), ...(showsOld && before && { OldImage: before }) };
}

function eventName({ before, after }: Change): 'INSERT' | 'MODIFY' | 'REMOVE' {
  if (!before) return 'INSERT';
  return after ? 'MODIFY' : 'REMOVE';
}

function sizeOf({ keys }: Change, { NewImage: newImage, OldImage: oldImage }: Images): number {
  return itemSize(keys) + (newImage ? itemSize(newImage) : 0) + (oldImage ? itemSize(oldImage) : 0);
}

function jsonItem(item: Item): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, jsonValue(value)]));
}

function jsonValue(value: AttributeValue): unknown {
  if (value.B !== undefined) return { B: toBase64(value.B) };
  if (value.BS !== undefined) return { BS: value.BS.map(toBase64) };
  if (value.L !== undefined) return { L: value.L.map(jsonValue) };
  return value.M === undefined ? value : { M: jsonItem(value.M) };
}
