import { malformedPolicy } from '../errors.ts';

const VERSIONS = ['2012-10-17', '2008-10-17'];
const SYNTAX = 'Syntax errors in policy.';

/** Whether a document grants to a principal (trust policies) or to whoever has it. */
type Use = 'identity' | 'trust';

/** Throws unless the text is a policy. Its grammar is checked in outline: elements, not the names of actions. */
export function assertPolicyDocument(text: string, use: Use): void {
  const policy = parse(text);
  if (!isObject(policy)) throw malformedPolicy(use === 'trust' ? 'This policy contains invalid Json' : SYNTAX);
  const { Version, Id, Statement, ...unknown } = policy;
  if (Object.keys(unknown).length > 0 || (Id !== undefined && typeof Id !== 'string')) throw malformedPolicy(SYNTAX);
  if (Version !== undefined && !VERSIONS.includes(String(Version)))
    throw malformedPolicy('The policy must contain a valid version string.');
  const statements = Array.isArray(Statement) ? (Statement as unknown[]) : [Statement];
  if (Statement === undefined || statements.length === 0) throw malformedPolicy(SYNTAX);
  const sids = new Set<string>();
  for (const statement of statements) {
    assertStatement(statement, use);
    const sid = (statement as { Sid?: string }).Sid ?? '';
    if (sid !== '' && sids.has(sid)) throw malformedPolicy(`Statement IDs (SID) in a single policy must be unique.`);
    sids.add(sid);
  }
}

function assertStatement(statement: unknown, use: Use): void {
  if (!isObject(statement)) throw malformedPolicy(SYNTAX);
  const { Sid, Effect, Principal, NotPrincipal, Action, NotAction, Resource, NotResource, Condition, ...unknown } =
    statement;
  if (Object.keys(unknown).length > 0) throw malformedPolicy(SYNTAX);
  if (Effect !== 'Allow' && Effect !== 'Deny') throw malformedPolicy(SYNTAX);
  if (Condition !== undefined && !isObject(Condition)) throw malformedPolicy(SYNTAX);
  if (Sid !== undefined && typeof Sid !== 'string') throw malformedPolicy(SYNTAX);
  if (use === 'identity' && Sid !== undefined && !/^[a-zA-Z0-9]*$/.test(Sid)) {
    throw malformedPolicy(
      `Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*`,
    );
  }
  const actions = textsOf(Action ?? NotAction);
  if (actions === undefined || (Action !== undefined && NotAction !== undefined)) {
    throw malformedPolicy(
      Action === undefined && NotAction === undefined ? 'Policy statement must contain actions.' : SYNTAX,
    );
  }
  if (use === 'trust') assertTrust(statement);
  else {
    if (Principal !== undefined || NotPrincipal !== undefined)
      throw malformedPolicy('Policy document should not specify a principal.');
    for (const action of actions) {
      if (action !== '*' && !action.includes(':')) {
        throw malformedPolicy('Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.');
      }
    }
    assertResources(Resource, NotResource);
  }
}

function assertTrust({ Principal, NotPrincipal, Resource, NotResource }: Record<string, unknown>): void {
  if (Resource !== undefined || NotResource !== undefined) throw malformedPolicy('Has prohibited field Resource');
  if (NotPrincipal !== undefined) throw malformedPolicy('Has prohibited field NotPrincipal');
  if (Principal === undefined) throw malformedPolicy('Missing required field Principal');
}

function assertResources(resource: unknown, notResource: unknown): void {
  const resources = textsOf(resource ?? notResource);
  if (resources === undefined || resources.length === 0 || (resource !== undefined && notResource !== undefined)) {
    throw malformedPolicy(
      resource === undefined && notResource === undefined ? 'Policy statement must contain resources.' : SYNTAX,
    );
  }
  for (const name of resources) {
    if (name !== '*' && !name.startsWith('arn:')) {
      throw malformedPolicy(`Resource ${name} must be in ARN format or "*".`);
    }
  }
}

function textsOf(value: unknown): readonly string[] | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.every((item) => typeof item === 'string') ? list : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
