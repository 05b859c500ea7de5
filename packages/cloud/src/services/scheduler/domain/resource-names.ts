export const DEFAULT_GROUP = 'default';

/** One account and region. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

export function scheduleArn({ account, region }: Place, groupName: string, name: string): string {
  return `arn:aws:scheduler:${region}:${account}:schedule/${groupName}/${name}`;
}

export function groupArn({ account, region }: Place, name: string): string {
  return `arn:aws:scheduler:${region}:${account}:schedule-group/${name}`;
}

/** The name in a group's ARN; undefined when the ARN is none of a group. */
export function parseGroupArn(arn: string): string | undefined {
  return /^arn:[^:]+:scheduler:[^:]*:[^:]*:schedule-group\/(.+)$/.exec(arn)?.[1];
}
