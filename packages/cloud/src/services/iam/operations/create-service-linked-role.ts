import { atHome, keyOf, newEntity } from '../domain/entity.ts';
import { shapeOfRole, storeRole } from '../domain/roles.ts';
import { serviceLinkedRoleName } from '../domain/service-linked-role.ts';
import { invalidInput } from '../errors.ts';
import type { IamOperation } from '../state.ts';

/** Creates the role that a service has for itself. */
export const createServiceLinkedRole: IamOperation<'CreateServiceLinkedRole'> = (
  { AWSServiceName, Description, CustomSuffix },
  here,
) => {
  const context = atHome(here);
  const name = serviceLinkedRoleName(AWSServiceName, CustomSuffix);
  if (context.state.roles.has(keyOf(name))) {
    throw invalidInput(`Service role name ${name} has been taken in this account, please try a different suffix.`);
  }
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: [AWSServiceName] }, Action: ['sts:AssumeRole'] }],
  };
  const role = {
    ...newEntity('role', name, `/aws-service-role/${AWSServiceName}/`, context),
    assumeRolePolicy: JSON.stringify(trust),
    description: Description,
    maxSessionSeconds: 3600,
    boundaryArn: undefined,
    tags: {},
    linkedService: AWSServiceName,
  };
  storeRole(role, context);
  return { Role: shapeOfRole(role) };
};
