import type { Properties, ResourceResult } from '../../../kernel/service.ts';
import type { ServiceResource } from '../../service.ts';
import { given, readText } from '../../template-properties/property-values.ts';
import { atHome } from '../domain/entity.ts';
import { getProfile } from '../domain/instance-profiles.ts';
import { addRoleToInstanceProfile } from '../operations/add-role-to-instance-profile.ts';
import { createInstanceProfile } from '../operations/create-instance-profile.ts';
import { deleteInstanceProfile } from '../operations/delete-instance-profile.ts';
import { removeRoleFromInstanceProfile } from '../operations/remove-role-from-instance-profile.ts';
import type { IamContext, IamState } from '../state.ts';
import { texts } from './belongings.ts';

function setRoles(name: string, properties: Properties, context: IamContext): ResourceResult {
  const { roleName } = getProfile(name, context);
  if (roleName !== undefined) removeRoleFromInstanceProfile({ InstanceProfileName: name, RoleName: roleName }, context);
  for (const RoleName of texts(properties, 'Roles'))
    addRoleToInstanceProfile({ InstanceProfileName: name, RoleName }, context);
  return { physicalId: name, attributes: { Arn: getProfile(name, context).arn } };
}

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-instanceprofile.html */
export const instanceProfile: ServiceResource<IamState> = {
  properties: ['InstanceProfileName', 'Path', 'Roles'],
  required: ['Roles'],
  replaceOn: ['InstanceProfileName', 'Path'],
  create: (properties, request, here) => {
    const context = atHome(here);
    const name = readText(properties, 'InstanceProfileName') ?? request.generateName({ maxLength: 128 });
    createInstanceProfile({ InstanceProfileName: name, ...given({ Path: readText(properties, 'Path') }) }, context);
    return setRoles(name, properties, context);
  },
  update: (name, properties, _previous, _request, here) => setRoles(name, properties, atHome(here)),
  delete: (name, _properties, here) => {
    const context = atHome(here);
    setRoles(name, {}, context);
    deleteInstanceProfile({ InstanceProfileName: name }, context);
  },
};
