import {
  isTemplateList,
  isTemplateObject,
  type TemplateObject,
  type TemplateValue,
} from '../../template/template-value.ts';
import { dependsOnOf } from '../../template/template.ts';
import { samEventError } from '../sam-expansion.ts';
import { invokePermission, type EventExpander } from './event-target.ts';

/** Events of type S3: a notification of a bucket in the same template, which is changed in place. */
export const s3Event: EventExpander = (event, target, sink) => {
  const { Bucket, Events, Filter } = event.properties;
  const bucketId = isTemplateObject(Bucket) ? Bucket['Ref'] : Bucket;
  const bucket = typeof bucketId === 'string' ? sink.resources.get(bucketId) : undefined;
  if (typeof bucketId !== 'string' || bucket?.Type !== 'AWS::S3::Bucket') {
    throw samEventError(target.functionId, event.id, 'S3 events must reference an S3 bucket in the same template.');
  }
  const names = Events === undefined ? [] : isTemplateList(Events) ? Events : [Events];
  const entries = names.map((name): TemplateValue => {
    const entry: TemplateObject = {
      Function: target.arn,
      ...(Filter === undefined ? {} : { Filter }),
      Event: name,
    };
    const condition = target.attributes.Condition;
    return condition === undefined ? entry : { 'Fn::If': [condition, entry, { Ref: 'AWS::NoValue' }] };
  });
  const permissionId = `${event.logicalId}Permission`;
  const properties = bucket.Properties ?? {};
  const notifications = isTemplateObject(properties['NotificationConfiguration'] ?? null)
    ? (properties['NotificationConfiguration'] as TemplateObject)
    : {};
  const existing = notifications['LambdaConfigurations'];
  sink.resources.set(bucketId, {
    ...bucket,
    DependsOn: [...new Set([...dependsOnOf(bucket), permissionId])],
    Properties: {
      ...properties,
      NotificationConfiguration: {
        ...notifications,
        LambdaConfigurations: [...(isTemplateList(existing) ? existing : []), ...entries],
      },
    },
  });
  return {
    resources: {
      [permissionId]: invokePermission(target, 's3.amazonaws.com', {
        SourceAccount: { Ref: 'AWS::AccountId' },
      }),
    },
  };
};
