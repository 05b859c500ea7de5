import { transformsOf, type Template } from '../../../deploy/template/template.ts';
import { insufficientCapabilities } from '../errors.ts';

/**
 * Types whose creation must be acknowledged, and the property that gives them a name of the user's choice.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 */
const IAM_TYPES: Readonly<Record<string, string>> = {
  'AWS::IAM::AccessKey': '',
  'AWS::IAM::Group': 'GroupName',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Policy': '',
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::User': 'UserName',
  'AWS::IAM::UserToGroupAddition': '',
};

export interface NeededCapabilities {
  readonly capabilities: readonly string[];
  readonly reason?: string;
}

/** What a template's resources need to be acknowledged. */
export function neededCapabilities(template: Template): NeededCapabilities {
  const resources = Object.values(template.Resources).filter(({ Type }) => Object.hasOwn(IAM_TYPES, Type));
  if (resources.length === 0) return { capabilities: [] };
  const isNamed = resources.some(({ Type, Properties }) => Properties?.[IAM_TYPES[Type] ?? ''] !== undefined);
  const types = [...new Set(resources.map(({ Type }) => Type))];
  return {
    capabilities: [isNamed ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM'],
    reason: `The following resource(s) require capabilities: [${types.join(', ')}]`,
  };
}

/** Refuses a template whose needs are not acknowledged. Change sets show what transforms do, so they need no acknowledgement. */
export function checkCapabilities(
  declared: Template,
  template: Template,
  given: readonly string[],
  options: { readonly throughChangeSet: boolean },
): void {
  if (!options.throughChangeSet && transformsOf(declared).length > 0 && !given.includes('CAPABILITY_AUTO_EXPAND')) {
    throw insufficientCapabilities('CAPABILITY_AUTO_EXPAND');
  }
  const [needed] = neededCapabilities(template).capabilities;
  if (needed === undefined || given.includes('CAPABILITY_NAMED_IAM')) return;
  if (!given.includes(needed)) throw insufficientCapabilities(needed);
}
