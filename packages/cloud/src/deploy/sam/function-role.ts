import {
  isTemplateList,
  isTemplateObject,
  type TemplateObject,
  type TemplateValue,
} from '../template/template-value.ts';
import type { TemplateResource } from '../template/template.ts';
import { expandPolicyTemplate, isPolicyTemplate } from './policy-templates.ts';
import { samError, type InheritedAttributes, type InlinePolicy } from './sam-expansion.ts';

const SERVICE_ROLE = 'arn:aws:iam::aws:policy/service-role/';

/** Managed policies that live under `service-role/`. */
const SERVICE_ROLE_POLICIES: ReadonlySet<string> = new Set([
  'AWSLambdaBasicExecutionRole',
  'AWSLambdaDynamoDBExecutionRole',
  'AWSLambdaENIManagementAccess',
  'AWSLambdaKinesisExecutionRole',
  'AWSLambdaMSKExecutionRole',
  'AWSLambdaRole',
  'AWSLambdaSQSQueueExecutionRole',
  'AWSLambdaVPCAccessExecutionRole',
]);

/** What the function's other parts contribute to its role. */
export interface RoleContributions {
  readonly managedPolicies: readonly string[];
  readonly policies: readonly InlinePolicy[];
}

/** The role SAM generates for a function without one: `<function>Role`. */
export function createFunctionRole(
  functionId: string,
  properties: TemplateObject,
  attributes: InheritedAttributes,
  contributions: RoleContributions,
  tags: readonly TemplateObject[],
): TemplateResource {
  const own = readPolicies(functionId, properties['Policies']);
  const managed = new Set<TemplateValue>([
    `${SERVICE_ROLE}AWSLambdaBasicExecutionRole`,
    ...(properties['Tracing'] === undefined ? [] : ['arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess']),
    ...(properties['VpcConfig'] === undefined ? [] : [`${SERVICE_ROLE}AWSLambdaVPCAccessExecutionRole`]),
    ...own.managed,
    ...contributions.managedPolicies,
  ]);
  const inline: readonly InlinePolicy[] = [
    ...contributions.policies.filter((entry) => !entry.PolicyName.startsWith(functionId)),
    ...own.inline,
    ...contributions.policies.filter((entry) => entry.PolicyName.startsWith(functionId)),
  ];
  return {
    Type: 'AWS::IAM::Role',
    ...attributes,
    Properties: {
      AssumeRolePolicyDocument: properties['AssumeRolePolicyDocument'] ?? trustPolicy('lambda.amazonaws.com'),
      ManagedPolicyArns: [...managed],
      ...(inline.length === 0 ? {} : { Policies: inline.map((entry): TemplateObject => ({ ...entry })) }),
      ...(properties['RolePath'] === undefined ? {} : { Path: properties['RolePath'] }),
      ...(properties['PermissionsBoundary'] === undefined
        ? {}
        : { PermissionsBoundary: properties['PermissionsBoundary'] }),
      Tags: tags,
    },
  };
}

/** A trust policy for one AWS service. */
export function trustPolicy(service: string): TemplateObject {
  return {
    Version: '2012-10-17',
    Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: [service] } }],
  };
}

function readPolicies(
  functionId: string,
  declared: TemplateValue | undefined,
): { readonly managed: readonly TemplateValue[]; readonly inline: readonly InlinePolicy[] } {
  const entries = declared === undefined ? [] : isTemplateList(declared) ? declared : [declared];
  const managed: TemplateValue[] = [];
  const inline: InlinePolicy[] = [];
  for (const [index, entry] of entries.entries()) {
    const name = `${functionId}RolePolicy${index}`;
    if (typeof entry === 'string') managed.push(managedPolicyArn(entry));
    else if (!isTemplateObject(entry)) throw samError(functionId, "Type of property 'Policies' is invalid.");
    else if (entry['Statement'] !== undefined) inline.push({ PolicyName: name, PolicyDocument: entry });
    else readSingleKeyPolicy(functionId, name, entry, managed, inline);
  }
  return { managed, inline };
}

/** A policy template (`{ SQSPollerPolicy: {…} }`), or a function that gives an ARN. */
function readSingleKeyPolicy(
  functionId: string,
  policyName: string,
  entry: TemplateObject,
  managed: TemplateValue[],
  inline: InlinePolicy[],
): void {
  const [key = '', value = null] = Object.entries(entry)[0] ?? [];
  if (key === 'Ref' || key.startsWith('Fn::')) {
    managed.push(entry);
    return;
  }
  if (!isPolicyTemplate(key)) {
    throw samError(functionId, `The policy template '${key}' is not known to Skyrig.`, 'Write the statements out.');
  }
  const expanded = expandPolicyTemplate(key, value);
  if ('missing' in expanded) {
    throw samError(
      functionId,
      `Must specify valid parameter values for policy template '${key}': '${expanded.missing}' is missing`,
    );
  }
  inline.push({ PolicyName: policyName, PolicyDocument: expanded.document });
}

function managedPolicyArn(name: string): string {
  if (name.startsWith('arn:')) return name;
  return SERVICE_ROLE_POLICIES.has(name) ? `${SERVICE_ROLE}${name}` : `arn:aws:iam::aws:policy/${name}`;
}
