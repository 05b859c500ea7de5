import type { ServiceResource } from '../service.ts';
import { globalTableResource } from './resources/global-table-resource.ts';
import { tableResource } from './resources/table-resource.ts';
import type { DynamodbState } from './state.ts';

/** DynamoDB's CloudFormation types. */
export const resources: Readonly<Record<string, ServiceResource<DynamodbState>>> = {
  'AWS::DynamoDB::GlobalTable': globalTableResource,
  'AWS::DynamoDB::Table': tableResource,
};
