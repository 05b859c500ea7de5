import type { TemplateValue } from './template-value.ts';

/** What the pseudo parameters of one stack resolve to. */
export interface StackIdentity {
  readonly accountId: string;
  readonly region: string;
  readonly stackName: string;
  readonly stackId: string;
  readonly notificationArns: readonly string[];
}

/** The pseudo parameters; `AWS::NoValue` has no value by definition and is handled by `Ref`. */
export const PSEUDO_PARAMETERS: ReadonlySet<string> = new Set([
  'AWS::AccountId',
  'AWS::NoValue',
  'AWS::NotificationARNs',
  'AWS::Partition',
  'AWS::Region',
  'AWS::StackId',
  'AWS::StackName',
  'AWS::URLSuffix',
]);

/** The value of a pseudo parameter; undefined for `AWS::NoValue` and for anything else. */
export function findPseudoParameter(name: string, identity: StackIdentity): TemplateValue | undefined {
  switch (name) {
    case 'AWS::AccountId':
      return identity.accountId;
    case 'AWS::Region':
      return identity.region;
    case 'AWS::StackName':
      return identity.stackName;
    case 'AWS::StackId':
      return identity.stackId;
    case 'AWS::NotificationARNs':
      return identity.notificationArns;
    case 'AWS::Partition':
      return partitionOf(identity.region);
    case 'AWS::URLSuffix':
      return identity.region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
    default:
      return undefined;
  }
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
