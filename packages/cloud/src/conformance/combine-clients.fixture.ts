import type { AggregatedClient } from './conformance.fixture.ts';

interface Destroyable {
  destroy(): void;
}

/**
 * Several aggregated SDK clients as one, for facts that need what another service made: a call goes to the first
 * client that has the operation.
 */
export function combineClients(...Clients: readonly AggregatedClient[]): AggregatedClient {
  return class {
    constructor(configuration: Record<string, unknown>) {
      const clients = Clients.map((Client) => new Client(configuration));
      const destroy = (): void => {
        for (const client of clients) (client as Destroyable).destroy();
      };
      return new Proxy(this, {
        get: (_target, name): unknown => {
          if (name === 'destroy') return destroy;
          const client = clients.find((candidate) => name in candidate);
          const member: unknown = client && Reflect.get(client, name, client);
          return typeof member === 'function' ? (member.bind(client) as unknown) : member;
        },
      });
    }
  };
}
