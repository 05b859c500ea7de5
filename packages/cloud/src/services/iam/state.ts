import type { IAM } from '@aws-sdk/client-iam';
import { createStoreMap, type StoreMap } from '../../kernel/store-map.ts';
import type { OperationOf, ServiceContext } from '../service.ts';

export type Tags = Readonly<Record<string, string>>;

/** What roles, users, groups, policies and instance profiles have in common. */
export interface Entity {
  readonly name: string;
  /** `AROA…`, `AIDA…`, `AGPA…`, `ANPA…`, `AIPA…`. */
  readonly id: string;
  readonly arn: string;
  readonly path: string;
  readonly createdAt: number;
}

export interface Role extends Entity {
  readonly assumeRolePolicy: string;
  readonly description: string | undefined;
  readonly maxSessionSeconds: number;
  readonly boundaryArn: string | undefined;
  readonly tags: Tags;
  /** The service that a service-linked role belongs to, e.g. `ecs.amazonaws.com`. */
  readonly linkedService: string | undefined;
}

export interface User extends Entity {
  readonly boundaryArn: string | undefined;
  readonly tags: Tags;
}

export type Group = Entity;

export interface InstanceProfile extends Entity {
  readonly tags: Tags;
  readonly roleName: string | undefined;
}

export interface Policy extends Entity {
  readonly description: string | undefined;
  readonly tags: Tags;
  readonly updatedAt: number;
  readonly defaultVersion: number;
  /** Number of the version made last; numbers are never used again. */
  readonly lastVersion: number;
}

export interface PolicyVersion {
  readonly number: number;
  readonly document: string;
  readonly createdAt: number;
}

export interface AccessKey {
  readonly id: string;
  readonly userName: string;
  readonly status: 'Active' | 'Inactive';
  readonly createdAt: number;
}

/** Who has policies. */
export type Kind = 'role' | 'user' | 'group';
/** A role, user or group by kind and lower-case name, and something of its own. */
export type OwnedKey = readonly [kind: Kind, owner: string, name: string];

/** IAM is global: everything is in the account's {@link HOME_REGION}. Names are keys in lower case. */
export interface IamState {
  readonly roles: StoreMap<string, Role>;
  readonly users: StoreMap<string, User>;
  readonly groups: StoreMap<string, Group>;
  readonly instanceProfiles: StoreMap<string, InstanceProfile>;
  /** Customer managed policies by ARN. */
  readonly policies: StoreMap<string, Policy>;
  readonly policyVersions: StoreMap<readonly [arn: string, version: number], PolicyVersion>;
  /** Documents of inline policies. */
  readonly inlinePolicies: StoreMap<OwnedKey, string>;
  /** Attached policies by ARN; `attachments` has the same pairs the other way round. */
  readonly attachedPolicies: StoreMap<OwnedKey, true>;
  readonly attachments: StoreMap<readonly [policyArn: string, kind: Kind, owner: string], true>;
  readonly accessKeys: StoreMap<string, AccessKey>;
  readonly accessKeysOfUsers: StoreMap<readonly [user: string, id: string], true>;
  readonly members: StoreMap<readonly [group: string, user: string], true>;
  readonly groupsOfUsers: StoreMap<readonly [user: string, group: string], true>;
  readonly aliases: StoreMap<string, true>;
}

/** Where an account's IAM is kept, whichever region a request names. */
export const HOME_REGION = 'us-east-1';

export function createIamState(): IamState {
  return {
    roles: createStoreMap(),
    users: createStoreMap(),
    groups: createStoreMap(),
    instanceProfiles: createStoreMap(),
    policies: createStoreMap(),
    policyVersions: createStoreMap(),
    inlinePolicies: createStoreMap(),
    attachedPolicies: createStoreMap(),
    attachments: createStoreMap(),
    accessKeys: createStoreMap(),
    accessKeysOfUsers: createStoreMap(),
    members: createStoreMap(),
    groupsOfUsers: createStoreMap(),
    aliases: createStoreMap(),
  };
}

export type IamContext = ServiceContext<IamState>;
export type IamOperation<N extends string> = OperationOf<IAM, N, IamState>;
