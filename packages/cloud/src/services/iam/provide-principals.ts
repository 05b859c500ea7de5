import type { PrincipalPort } from '../ports.ts';
import { keyOf } from './domain/entity.ts';
import { HOME_REGION, type IamContext } from './state.ts';

/** What other services may know of users and roles. */
export function providePrincipals(enter: (account: string, region: string) => IamContext): {
  principals: PrincipalPort;
} {
  return {
    principals: {
      findByAccessKey: (account, accessKeyId) => {
        const { state } = enter(account, HOME_REGION);
        const key = state.accessKeys.get(accessKeyId);
        const user = key && state.users.get(keyOf(key.userName));
        return user && { arn: user.arn, userId: user.id };
      },
      findRole: (roleArn) => {
        const [, , , , account = '', resource = ''] = roleArn.split(':');
        const role = enter(account, HOME_REGION).state.roles.get(keyOf(resource.split('/').at(-1) ?? ''));
        return role?.arn === roleArn
          ? { arn: role.arn, userId: role.id, maxSessionSeconds: role.maxSessionSeconds }
          : undefined;
      },
    },
  };
}
