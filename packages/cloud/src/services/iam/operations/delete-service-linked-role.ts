import { atHome, keyOf } from '../domain/entity.ts';
import { getRoleNamed } from '../domain/roles.ts';
import { invalidInput } from '../errors.ts';
import type { IamOperation } from '../state.ts';

/** Deletes the role that a service has for itself, at once. */
export const deleteServiceLinkedRole: IamOperation<'DeleteServiceLinkedRole'> = ({ RoleName }, here) => {
  const context = atHome(here);
  const { name, linkedService } = getRoleNamed(RoleName, context);
  if (linkedService === undefined) throw invalidInput(`${name} is not a service-linked role.`);
  context.state.roles.delete(keyOf(name));
  return { DeletionTaskId: `task/aws-service-role/${linkedService}/${name}/${context.ids.uuid()}` };
};
