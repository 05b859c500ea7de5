import { findAccountOfAccessKey } from '../../../kernel/access-key.ts';
import { expiredToken } from '../errors.ts';
import { HOME_REGION, type Session, type StsContext } from '../state.ts';

/** Who is calling. */
export interface Caller {
  readonly arn: string;
  readonly userId: string;
  readonly kind: 'root' | 'user' | 'session';
}

/** The owner of the access key with which the request was signed. */
export function findCaller(context: StsContext): Caller {
  const { account, step, ports } = context;
  const { accessKeyId } = step;
  if (accessKeyId !== undefined) {
    const session = findSession(accessKeyId, context);
    if (session) return { ...session, kind: 'session' };
    const owner = ports.principals?.findByAccessKey(account, accessKeyId);
    if (owner) return { ...owner, kind: 'user' };
  }
  return { arn: `arn:aws:iam::${account}:root`, userId: account, kind: 'root' };
}

/* Sessions are forgotten when they end: a temporary key that the cloud gave out and does not know has expired. */
function findSession(accessKeyId: string, context: StsContext): Session | undefined {
  const session = context.within(context.account, HOME_REGION).state.sessions.get(accessKeyId);
  const givenOut = accessKeyId.startsWith('ASIA') && findAccountOfAccessKey(accessKeyId) !== undefined;
  if (session ? session.expiresAt <= context.clock.now() : givenOut) throw expiredToken();
  return session;
}
