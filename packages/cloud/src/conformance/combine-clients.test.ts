import { expect, test } from 'vitest';
import { combineClients } from './combine-clients.fixture.ts';

type Combined = Record<string, () => unknown>;

const clientNamed = (name: string, own: string, destroyed: string[]) =>
  function (this: object, configuration: Record<string, unknown>) {
    return {
      shared: () => name,
      [own]: () => configuration,
      destroy: () => void destroyed.push(name),
    };
  } as unknown as new (configuration: Record<string, unknown>) => object;

test('a call goes to the first client that has it, and all of them end together', () => {
  const destroyed: string[] = [];
  const Both = combineClients(clientNamed('a', 'onlyA', destroyed), clientNamed('b', 'onlyB', destroyed));
  const both = new Both({ region: 'here' }) as Combined;
  expect(both['shared']?.()).toBe('a');
  expect(both['onlyB']?.()).toStrictEqual({ region: 'here' });
  expect(both['neither']).toBeUndefined();
  both['destroy']?.();
  expect(destroyed).toStrictEqual(['a', 'b']);
});
