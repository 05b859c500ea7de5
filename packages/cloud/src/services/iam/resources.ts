import type { ServiceResource } from '../service.ts';
import { instanceProfile } from './resources/instance-profile.ts';
import { managedPolicy, policy } from './resources/policy.ts';
import { role, serviceLinkedRole } from './resources/role.ts';
import { accessKey, group, user } from './resources/user.ts';
import type { IamState } from './state.ts';

export const resources: Readonly<Record<string, ServiceResource<IamState>>> = {
  'AWS::IAM::AccessKey': accessKey,
  'AWS::IAM::Group': group,
  'AWS::IAM::InstanceProfile': instanceProfile,
  'AWS::IAM::ManagedPolicy': managedPolicy,
  'AWS::IAM::Policy': policy,
  'AWS::IAM::Role': role,
  'AWS::IAM::ServiceLinkedRole': serviceLinkedRole,
  'AWS::IAM::User': user,
};
