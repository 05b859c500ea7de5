import { isTemplateObject } from '../template/template-value.ts';
import type { TemplateResource } from '../template/template.ts';
import { pickDefined, samError, tagList } from './sam-expansion.ts';

/** Turns an `AWS::Serverless::Application` into a nested stack; applications of the Serverless Application Repository are refused. */
export function expandApplication(logicalId: string, resource: TemplateResource): TemplateResource {
  const { Properties: properties = {}, ...attributes } = resource;
  const location = properties['Location'];
  if (location === undefined) throw samError(logicalId, "Missing required property 'Location'.");
  if (isTemplateObject(location) && location['ApplicationId'] !== undefined) {
    throw samError(logicalId, 'Skyrig does not fetch applications from the Serverless Application Repository.');
  }
  return {
    ...attributes,
    Type: 'AWS::CloudFormation::Stack',
    Properties: {
      TemplateURL: location,
      ...pickDefined(properties, ['Parameters', 'NotificationARNs', 'TimeoutInMinutes']),
      Tags: [{ Key: 'lambda:createdBy', Value: 'SAM' }, ...tagList(properties['Tags'])],
    },
  };
}
