import type { Credentials } from '@aws-sdk/client-sts';
import { createAccessKeyId, secretOfAccessKey } from '../../../kernel/access-key.ts';
import { HOME_REGION, type Session, type StsContext } from '../state.ts';

type Given = Required<{ [K in keyof Credentials]: NonNullable<Credentials[K]> }>;

/** Gives out temporary credentials of an account and remembers whose they are until they end. */
export function giveOut(
  who: Pick<Session, 'arn' | 'userId'>,
  account: string,
  seconds: number,
  context: StsContext,
): Given {
  const home = context.within(account, HOME_REGION);
  const { sessions } = home.state;
  let accessKeyId = createAccessKeyId('ASIA', account, context.random);
  while (sessions.has(accessKeyId)) accessKeyId = createAccessKeyId('ASIA', account, context.random);
  const expiresAt = context.clock.now() + seconds * 1000;
  sessions.set(accessKeyId, { accessKeyId, arn: who.arn, userId: who.userId, expiresAt });
  home.later({ kind: 'session-ended', key: accessKeyId, due: expiresAt, background: true });
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretOfAccessKey(accessKeyId),
    SessionToken: `FwoGZXIvYXdzE${context.ids.base64(187)}`,
    Expiration: new Date(Math.floor(expiresAt / 1000) * 1000),
  };
}

/** An occurrence: a session has ended. */
export function sessionEnded(_payload: unknown, context: StsContext, { key }: { readonly key: string }): void {
  context.state.sessions.delete(key);
}
