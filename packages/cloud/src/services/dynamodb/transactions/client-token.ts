import { canonicalJson, fingerprint } from '../../../kernel/identity.ts';
import { idempotentParameterMismatch } from '../errors.ts';
import { CLIENT_TOKEN_LIFETIME_MS } from '../limits.ts';
import type { DynamodbContext } from '../state.ts';

export const FORGET_TOKEN = 'forget-token';

/** Whether a request with this token has been answered already. Throws when it was another request. */
export function isAnswered(context: DynamodbContext, token: string | undefined, request: unknown): boolean {
  const answered = token === undefined ? undefined : context.state.transactions.get(token);
  if (!answered || answered.expiresAt <= context.clock.now()) return false;
  if (answered.fingerprint !== fingerprint(canonicalJson(request))) throw idempotentParameterMismatch();
  return true;
}

/** Remembers a token for ten minutes after its request succeeded. */
export function rememberAnswer(context: DynamodbContext, token: string | undefined, request: unknown): void {
  if (token === undefined) return;
  const expiresAt = context.clock.now() + CLIENT_TOKEN_LIFETIME_MS;
  context.state.transactions.set(token, { fingerprint: fingerprint(canonicalJson(request)), expiresAt });
  context.later({ kind: FORGET_TOKEN, key: token, due: expiresAt, payload: { token }, background: true });
}

/** An occurrence. */
export function forgetToken({ token }: { token: string }, context: DynamodbContext): void {
  context.state.transactions.delete(token);
}
