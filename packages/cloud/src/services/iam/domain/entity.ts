import type { Entity, IamContext } from '../state.ts';
import { HOME_REGION } from '../state.ts';

const PREFIXES = { role: 'AROA', user: 'AIDA', group: 'AGPA', policy: 'ANPA', 'instance-profile': 'AIPA' } as const;

/** The account's IAM, whichever region the request named. */
export function atHome(context: IamContext): IamContext {
  return context.region === HOME_REGION ? context : context.within(context.account, HOME_REGION);
}

/** Names are told apart without regard to case. */
export function keyOf(name: string): string {
  return name.toLowerCase();
}

export function newEntity(
  kind: keyof typeof PREFIXES,
  name: string,
  path: string | undefined,
  context: IamContext,
): Entity {
  const place = path ?? '/';
  return {
    name,
    id: `${PREFIXES[kind]}${context.ids.alphanumeric(17)}`,
    arn: `arn:aws:iam::${context.account}:${kind}${place}${name}`,
    path: place,
    createdAt: context.clock.now(),
  };
}

/** AWS gives times in whole seconds. */
export function dateOf(ms: number): Date {
  return new Date(Math.floor(ms / 1000) * 1000);
}
