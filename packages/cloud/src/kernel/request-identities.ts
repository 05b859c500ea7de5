import type { Call } from './call.ts';
import { childIdentity, fingerprintOfInput } from './identity.ts';

/** Names requests by who makes them and what they ask for; the same request again by the order in which they come. */
export class RequestIdentities {
  readonly #counts = new Map<string, number>();

  /** Where nobody chooses an order, a short name does. */
  nameOf({ actor, service, operation, input }: Call, mode: 'live' | 'controlled', endpoint: string): string {
    if (mode === 'live') return `${actor.identity}>${service}:${operation}`;
    const part = `${service}:${operation}(${fingerprintOfInput(input, endpoint)})`;
    const identity = childIdentity(actor.identity, part);
    const count = (this.#counts.get(identity) ?? 0) + 1;
    this.#counts.set(identity, count);
    return count === 1 ? identity : `${identity}~${String(count)}`;
  }

  forget(): void {
    this.#counts.clear();
  }
}
