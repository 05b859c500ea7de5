import { createHash } from 'node:crypto';
import { durationTooLong, invalidArn } from '../errors.ts';
import { DEFAULT_ROLE_SECONDS } from '../limits.ts';
import type { StsContext } from '../state.ts';

/** A role that is to be assumed, and the session it gives. */
export interface AssumedRole {
  readonly account: string;
  readonly arn: string;
  /** `AROA…:session`. */
  readonly userId: string;
  readonly seconds: number;
}

const ROLE_ARN = /^arn:aws:iam::(\d{12}):role\/(?:[\x21-\x7e]+\/)?([\w+=,.@-]+)$/;

/** Who one is in a session of a role; a role that IAM does not know may be assumed as well. */
export function assumeRoleNamed(
  {
    RoleArn,
    RoleSessionName,
    DurationSeconds,
  }: { RoleArn: string; RoleSessionName: string; DurationSeconds?: number | undefined },
  context: StsContext,
): AssumedRole {
  const [, account, name] = ROLE_ARN.exec(RoleArn) ?? [];
  if (account === undefined || name === undefined) throw invalidArn(RoleArn);
  const role = context.ports.principals?.findRole(RoleArn);
  if (role && (DurationSeconds ?? 0) > role.maxSessionSeconds) throw durationTooLong();
  return {
    account,
    arn: `arn:aws:sts::${account}:assumed-role/${name}/${RoleSessionName}`,
    userId: `${role?.userId ?? idOfUnknownRole(RoleArn)}:${RoleSessionName}`,
    seconds: DurationSeconds ?? DEFAULT_ROLE_SECONDS,
  };
}

function idOfUnknownRole(arn: string): string {
  return `AROA${createHash('sha256').update(arn).digest('hex').slice(0, 17).toUpperCase()}`;
}
