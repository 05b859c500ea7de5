import { OWN_POLICY } from './iam-cloud.ts';

/** Something of `createIamCloud` that bears policies or tags: what the tests of sibling operations differ in. */
export interface Bearer {
  /** As operations are named: `PutGroupPolicy`. */
  readonly kind: string;
  /** As requests name it. */
  readonly known: Readonly<Record<string, string>>;
  /** As requests name one that is not there. */
  readonly unknown: Readonly<Record<string, string>>;
  /** What they are refused with. */
  readonly notFound: { readonly code: string; readonly message: string; readonly status: number };
}

export const group: Bearer = bearer('Group', 'GroupName', 'devs', 'The group with name no cannot be found.');
export const role: Bearer = bearer('Role', 'RoleName', 'worker', 'The role with name no cannot be found.');
export const user: Bearer = bearer('User', 'UserName', 'ann', 'The user with name no cannot be found.');
export const policy: Bearer = bearer('Policy', 'PolicyArn', OWN_POLICY, 'Policy no was not found.');

function bearer(kind: string, member: string, name: string, message: string): Bearer {
  return { kind, known: { [member]: name }, unknown: { [member]: 'no' }, notFound: notFound(message) };
}

export function notFound(message: string): Bearer['notFound'] {
  return { code: 'NoSuchEntity', message, status: 404 };
}
